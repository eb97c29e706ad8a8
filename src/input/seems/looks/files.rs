//! Files of a form of their own: patches, subtitles, address books, mails.

use super::{Group, Look, NONE};

pub(super) const LOOKS: [Look; 7] = [
    Look {
        zh: "补丁（diff）",
        en: "a patch (diff)",
        begins: &["diff --git", "--- a/"],
        names: &["diff", "patch"],
        lines: &["@@ ", "+++ ", "--- ", "diff --git"],
        ..NONE
    },
    Look {
        zh: "证书或密钥",
        en: "a certificate or key",
        group: Group::Data,
        begins: &["-----begin "],
        names: &["pem", "crt", "key", "pub", "asc"],
        ..NONE
    },
    Look {
        zh: "字幕",
        en: "subtitles",
        group: Group::Data,
        begins: &["webvtt"],
        names: &["srt", "vtt", "ass", "lrc"],
        holds: &[" --> "],
        ..NONE
    },
    Look {
        zh: "通讯录（vCard）",
        en: "an address book (vCard)",
        group: Group::Data,
        begins: &["begin:vcard"],
        names: &["vcf"],
        ..NONE
    },
    Look {
        zh: "日历（iCalendar）",
        en: "a calendar (iCalendar)",
        group: Group::Data,
        begins: &["begin:vcalendar"],
        names: &["ics"],
        ..NONE
    },
    Look {
        zh: "邮件",
        en: "a mail",
        group: Group::Data,
        begins: &["return-path:", "received: ", "delivered-to:"],
        names: &["eml", "mbox"],
        ..NONE
    },
    Look {
        zh: "LaTeX 文档",
        en: "a document (LaTeX)",
        begins: &["\\documentclass", "\\begin{"],
        names: &["tex", "bib", "sty"],
        lines: &["\\"],
        ..NONE
    },
];
