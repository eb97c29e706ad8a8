//! Files that hold no drafts: refused whole, in one line that says what they seem to be.

use crate::input::*;
use crate::language::Language;

/// A name, what the file holds, what it is called.
const TEXTS: &[(&str, &str, &str)] = &[
    (
        "Notify.java",
        "package demo;\n\nimport java.util.List;\n\n/** 发送订单通知 */\npublic class Notify {\n    // 订单支付成功通知\n    private String title = \"订单支付成功通知\";\n}\n",
        "Java",
    ),
    (
        "notify.py",
        "import json\n\n# 订单支付成功通知\ndef send(openid):\n    \"\"\"发送通知\"\"\"\n    return {'title': '订单支付成功通知'}\n",
        "Python",
    ),
    (
        "notify.js",
        "const titles = ['订单支付成功通知', '退款到账提醒'];\nfunction send(title) {\n  return wx.request({ title });\n}\nmodule.exports = { send };\n",
        "JavaScript",
    ),
    (
        "notify.ts",
        "export interface Notice {\n  title: string;\n}\nexport const NOTICE: Notice = { title: '订单支付成功通知' };\n",
        "TypeScript",
    ),
    (
        "notify.go",
        "package notify\n\nimport (\n\t\"fmt\"\n)\n\nfunc Send() {\n\ttitle := \"订单支付成功通知\"\n\tfmt.Println(title)\n}\n",
        "Go",
    ),
    (
        "notify.php",
        "<?php\nnamespace app\\common;\n\nclass Notify\n{\n    public function send($title = '订单支付成功通知')\n    {\n        return $this->push($title);\n    }\n}\n",
        "PHP",
    ),
    (
        "notify.rs",
        "use std::fs;\n\nfn main() {\n    let title = \"停水通知\";\n    println!(\"{title}\");\n}\n",
        "Rust",
    ),
    (
        "notify.c",
        "#include <stdio.h>\n\nint main(void) {\n    puts(\"停水通知\");\n    return 0;\n}\n",
        "C",
    ),
    (
        "Notify.cs",
        "using System;\n\nnamespace Demo {\n    public class Notify {\n        string Title = \"停水通知\";\n    }\n}\n",
        "C#",
    ),
    (
        "notify.rb",
        "require 'json'\n\ndef send_notice\n  puts '停水通知'\nend\n",
        "script",
    ),
    (
        "Notify.kt",
        "package demo\n\nimport java.util.Date\n\nfun send() {\n    val title = \"停水通知\"\n}\n",
        "Kotlin",
    ),
    (
        "notify.swift",
        "import Foundation\n\nfunc send() {\n    let title = \"停水通知\"\n}\n",
        "Swift",
    ),
    (
        "Notice.vue",
        "<template>\n  <div class=\"notice\">停水通知</div>\n</template>\n<script>\nexport default { name: 'Notice' };\n</script>\n",
        "Vue",
    ),
    (
        "notice.wxml",
        "<view class=\"notice\">\n  <text>停水通知</text>\n</view>\n",
        "WXML",
    ),
    ("notice.wxss", ".notice {\n  color: #333;\n}\n", "WXML"),
    (
        "app.css",
        ".notice {\n  color: red;\n  margin: 0;\n}\n/* 通知的样式 */\n",
        "CSS",
    ),
    (
        "deploy.sh",
        "#!/bin/sh\nset -e\necho 部署通知\ncd /srv/app && ./run\n",
        "shell",
    ),
    ("deploy.bat", "@echo off\nrem 部署\ncd C:\\app\ncall run.cmd\n", "batch"),
    (
        "schema.sql",
        "CREATE TABLE `notice` (\n  `id` int NOT NULL,\n  `title` varchar(50) COMMENT '标题'\n);\n",
        "SQL",
    ),
    (
        "rows.sql",
        "INSERT INTO `city` VALUES (1, '北京', '110000');\nINSERT INTO `city` VALUES (2, '上海', '310000');\n",
        "SQL",
    ),
    (
        "index.html",
        "<!DOCTYPE html>\n<html>\n<head><title>停水通知</title></head>\n<body>今天停水</body>\n</html>\n",
        "HTML",
    ),
    (
        "pom.xml",
        "<?xml version=\"1.0\"?>\n<project>\n  <name>通知服务</name>\n</project>\n",
        "XML",
    ),
    (
        "logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n",
        "SVG",
    ),
    (
        "application.yml",
        "spring:\n  application:\n    name: notify\n  # 通知服务\n  redis:\n    host: 127.0.0.1\n",
        "YAML",
    ),
    (
        "titles.yaml",
        "order_paid: 订单支付成功通知\nrefund_done: 退款到账提醒\nlesson_booked: 课程预约成功通知\n",
        "YAML",
    ),
    (
        "Cargo.toml",
        "[package]\nname = \"notify\"\nversion = \"0.1.0\"\n\n[dependencies]\nserde = \"1\"\n",
        "TOML",
    ),
    (
        "app.ini",
        "[wechat]\nappid=wx0000\n; 模板\ntitle=订单支付成功通知\n",
        "INI",
    ),
    (
        "messages.properties",
        "order.paid=订单支付成功通知\nrefund.done=退款到账提醒\nlesson.booked=课程预约成功通知\n",
        "INI",
    ),
    (".env", "APP_ID=wx0000\nSECRET=abc\nTITLE=停水通知\n", "INI"),
    (
        "README.md",
        "# 通知服务\n\n这个服务用来发送通知。\n\n## 安装\n\n```\nnpm install\n```\n\n- 支持订单通知\n- 支持退款提醒\n\n详见[文档](docs/a.md)。\n",
        "Markdown",
    ),
    (
        "app.log",
        "2026-03-01 10:00:00 INFO 订单支付成功通知已发送\n2026-03-01 10:00:01 ERROR 退款到账提醒发送失败\n",
        "log",
    ),
    (
        "access.log",
        "127.0.0.1 - - [01/Mar/2026:10:00:00 +0800] \"GET / HTTP/1.1\" 200 612\n",
        "log",
    ),
    (
        "fix.patch",
        "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-停水通知\n+停电通知\n",
        "patch",
    ),
    (
        "Dockerfile",
        "FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD [\"node\", \"a.js\"]\n",
        "Dockerfile",
    ),
    (
        "Makefile",
        "all: build\n\nbuild:\n\tcargo build\n\n.PHONY: all build\n",
        "Makefile",
    ),
    (
        "nginx.conf",
        "server {\n  listen 80;\n  location / {\n    proxy_pass http://app;\n  }\n}\n",
        "web server",
    ),
    (
        "api.proto",
        "syntax = \"proto3\";\n\nmessage Notice {\n  string title = 1;\n}\n",
        "interface",
    ),
    (
        "server.pem",
        "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUB3ZrbW9jay1jZXJ0aWZpY2F0ZQ==\n-----END CERTIFICATE-----\n",
        "certificate",
    ),
    (
        "film.srt",
        "1\n00:00:01,000 --> 00:00:03,000\n你收到通知了吗\n\n2\n00:00:04,000 --> 00:00:06,000\n收到了\n",
        "subtitles",
    ),
    ("people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:张三\nEND:VCARD\n", "vCard"),
    (
        "holidays.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:开学通知\nEND:VEVENT\nEND:VCALENDAR\n",
        "iCalendar",
    ),
    (
        "mail.eml",
        "Return-Path: <a@example.com>\nSubject: notice\n\n您好\n",
        "mail",
    ),
    (
        "paper.tex",
        "\\documentclass{article}\n\\begin{document}\n通知\n\\end{document}\n",
        "LaTeX",
    ),
    (
        "LICENSE",
        "MIT License\n\nCopyright (c) 2026\n\nPermission is hereby granted, free of charge\n",
        "licence",
    ),
    (
        ".gitignore",
        "node_modules/\n/dist\n*.log\n!keep.log\n",
        "ignored files",
    ),
    (
        "people.csv",
        "姓名,年龄,城市\n张三,23,北京\n李四,25,上海\n",
        "the table does not look like drafts",
    ),
    (
        "prices.csv",
        "date,open,close\n2026-03-01,1.0,1.2\n2026-03-02,1.2,1.1\n",
        "the table does not look like drafts",
    ),
    (
        "prices.tsv",
        "date\topen\tclose\n2026-03-01\t1.0\t1.2\n",
        "the table does not look like drafts",
    ),
    (
        "one-line.html",
        "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>通知, 公告</title></head><body>停水</body></html>",
        "HTML",
    ),
    ("words.txt", "价格\n余额\n佣金\n保证金\n订金\n", "words"),
    ("names.txt", "张三\n李四\n王小五\n", "words"),
    (
        "Item.vue",
        "<script>\nexport default { data: () => ({ items: [] }) };\n</script>\n<p>{{ item.title }}</p>\n",
        "HTML",
    ),
    (
        "list.tmpl",
        "{{range .Items}}\n{{.Title}}: {{.Price}}\n{{end}}\n",
        "templates",
    ),
    ("links.txt", "https://example.com/a\nhttps://example.com/b\n", "links"),
    ("numbers.txt", "1024\n2048\n4096\n", "numbers"),
    (
        "key.txt",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==\n",
        "encoded data",
    ),
    (
        "dump.txt",
        "00000000 50 4b 03 04 14 00 00 00\n00000010 08 00 62 55 7b 5d 46 fd\n",
        "hex",
    ),
    (
        "story.txt",
        "从前有一座山，山上有一座庙，庙里有一个老和尚，正在给小和尚讲故事。他讲的是什么故事呢？\n他说从前有一座山，山上有一座庙。\n",
        "prose",
    ),
    (
        "letter.txt",
        "各位同事：\n请于周五前提交报销单，谢谢。\n财务部\n2026年3月1日\n",
        "prose",
    ),
    (
        "poem.txt",
        "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n",
        "prose",
    ),
    (
        "chat.txt",
        "张三：你好\n李四：在吗\n张三：通知发了没有\n李四：发了\n",
        "chat",
    ),
    (
        "story.en.txt",
        "Once upon a time there was a notice.\nNobody read it.\n",
        "without Chinese",
    ),
    (
        "titles.en.txt",
        "Order paid\nRefund arrived\nLesson booked\n",
        "without Chinese",
    ),
    (
        "values.txt",
        "(1, 'a,b', {\"k\":\"值\"}),(1, 'a,b', {\"k\":\"值\"}),",
        "source code",
    ),
    (
        "tsconfig.json",
        "// the compiler's options\n{\n  \"strict\": true\n}\n",
        "JSON",
    ),
    (
        "data.js",
        "var TITLES = [\"订单支付成功通知\", \"退款到账提醒\"];\n",
        "JavaScript",
    ),
    (
        "piece.txt",
        "\"title\": \"订单支付成功通知\",\n\"title\": \"退款到账提醒\",\n\"title\": \"课程预约成功\",\n",
        "piece of JSON",
    ),
    (
        "files.txt",
        "src/input/mod.rs\nsrc/input/kind.rs\nsrc/lib.rs\n",
        "paths",
    ),
    (
        "yarn.lock",
        "# yarn lockfile v1\n\nvue@^3.4.0:\n  version \"3.4.1\"\n",
        "lock file",
    ),
];

fn refused(bytes: &[u8], name: Option<&str>) -> String {
    let mut input = Input::new(bytes);
    if let Some(name) = name {
        input = input.named(name);
    }
    for batch in [input.read(Language::Zh), input.read(Language::En)] {
        let told: Vec<String> = batch.all_errors().iter().map(|error| error.message.clone()).collect();
        assert_eq!(
            (batch.items.len(), told.len()),
            (0, 1),
            "{name:?}: {:?} {told:?}",
            batch.items.first()
        );
        assert!(batch.foreign, "{name:?}: {told:?}");
        assert!(!told[0].contains('\n'), "{name:?}: {told:?}");
        assert_eq!(batch.format, None);
    }
    let titles = input.titles(Language::En);
    assert_eq!(titles.titles, [], "{name:?}");
    assert!(titles.foreign, "{name:?}");
    titles.errors[0].message.clone()
}

#[test]
fn what_holds_no_drafts_is_called_by_what_it_is() {
    for (name, text, seems) in TEXTS {
        let told = refused(text.as_bytes(), Some(name));
        assert!(told.contains(seems), "{name}: {told}");
        // Without its name it may be called otherwise, and is no list of titles either.
        refused(text.as_bytes(), None);
        refused(text.replace('\n', "\r\n").as_bytes(), None);
    }
}

#[test]
fn other_encodings_hold_no_more_drafts() {
    for (name, text, seems) in TEXTS.iter().filter(|(_, text, _)| !text.is_ascii()) {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let told = refused(&[&[0xFF, 0xFE], utf16.as_slice()].concat(), Some(name));
        assert!(told.contains(seems), "{name}: {told}");
    }
}

#[test]
fn a_long_line_costs_what_it_is_long() {
    for size in [12, 64, 256] {
        let line = "(1, 'a,b', {\"k\":\"值\"}),".repeat(size * 1024 / 26);
        let told = refused(line.as_bytes(), Some("dump.txt"));
        assert!(told.len() < 300, "{told}");
    }
    for text in [
        "停水", "\"", "\t", "{{", "- ", "1. ", "a,", "<b>", "[", "{\"", "\u{feff}",
    ] {
        for repeated in [text.repeat(40_000), format!("{text}\n").repeat(30_000)] {
            Input::new(repeated.as_bytes()).read(Language::Zh);
        }
    }
}
