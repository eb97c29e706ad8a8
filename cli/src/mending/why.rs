//! Why something is left as it is.

use mobanlint::Language;

use crate::locale::pick;

macro_rules! reasons {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// A reason why something is left as it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Why {
            $($name,)*
        }

        impl Why {
            pub(super) fn said(self, language: Language) -> &'static str {
                match self {
                    $(Self::$name => pick(language, $zh, $en),)*
                }
            }
        }
    };
}

reasons! {
    KeywordGoes: "要去掉整个关键词，下面的会上移，请手工删去", "the whole keyword goes, and those below move up; take it out by hand";
    NoPlace: "文件里没有它自己的位置", "it has no place of its own in the file";
    StandsOtherwise: "文件里该处的写法与读到的不同，请手工修改", "it is written otherwise there than it is read; change it by hand";
    NeedsEscapes: "新文字在该处要转义，请手工修改", "the new text would have to be escaped there; change it by hand";
    ReadOtherwise: "改后重读，变的不只是它，请手工修改", "read again, more than this would have changed; change it by hand";
    TooMany: "这个文件里改不了的太多，请先手工修改", "too much of this file cannot be changed; mend the rest by hand first";
    BrokenBytes: "文件里有不是 UTF-8 的字节", "the file has bytes that are not UTF-8";
    Unencodable: "新文字里有该文件的编码没有的字", "the new text has characters that the file's encoding lacks";
    OtherEncoding: "按该编码写回去会与原文件不同；请另存为 UTF-8", "written in its encoding the file would not be the same; save it as UTF-8";
    Formula: "单元格里是公式", "the cell holds a formula";
    SeveralFormats: "单元格里的文字有几种格式", "the text in the cell has several formats";
    NotXlsx: "工作簿只能写 .xlsx；请另存为 .xlsx，或用 mobanlint convert --to xlsx 转换",
        "of workbooks only .xlsx is written; save it as .xlsx, or use mobanlint convert --to xlsx";
    Damaged: "工作簿内部的结构认不出", "the inside of the workbook is not understood";
}
