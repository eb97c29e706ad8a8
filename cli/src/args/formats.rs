//! The formats of reports, and how they are named on the command line.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{EnumValueParser, TypedValueParser};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the field with the marked place under it
    Text,
    /// For programs: one object with findings, errors and summary
    Json,
    /// For programs that read streams: a finding a line
    Jsonl,
    /// For spreadsheets: a finding a row
    Csv,
    /// To be pasted into an issue
    Markdown,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations with file and line
    Github,
}

/// Formats that need all of a report before they can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WholeFormat {
    /// For GitLab: a Code Quality report
    Gitlab,
    /// For Jenkins and others: a test a draft, which fails as the exit status does
    Junit,
    /// For whatever reads Checkstyle's XML
    Checkstyle,
    /// For reviewdog
    Rdjson,
    /// For a colleague: one page with a summary and each draft, to be read or printed
    Html,
    /// For a colleague: the workbook that came in with 结论, 问题, 建议 beside each row; of other inputs a sheet of drafts
    Xlsx,
}

/// Any format of a report on drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportFormat {
    /// One that is written as findings come.
    Streamed(Format),
    Whole(WholeFormat),
}

impl ValueEnum for ReportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Streamed(Format::Text),
            Self::Streamed(Format::Json),
            Self::Streamed(Format::Jsonl),
            Self::Streamed(Format::Csv),
            Self::Streamed(Format::Markdown),
            Self::Streamed(Format::Sarif),
            Self::Streamed(Format::Github),
            Self::Whole(WholeFormat::Gitlab),
            Self::Whole(WholeFormat::Junit),
            Self::Whole(WholeFormat::Checkstyle),
            Self::Whole(WholeFormat::Rdjson),
            Self::Whole(WholeFormat::Html),
            Self::Whole(WholeFormat::Xlsx),
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        match self {
            Self::Streamed(format) => format.to_possible_value(),
            Self::Whole(format) => format.to_possible_value(),
        }
    }
}

/// A format, and the file it is written to.
#[derive(Debug, Clone)]
pub(crate) struct FormatArg {
    pub(crate) format: ReportFormat,
    pub(crate) file: Option<PathBuf>,
}

impl FormatArg {
    /// The format and file of a text like `sarif=out.sarif`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = ReportFormat::from_str(name, false).ok()?;
        (file.as_ref().is_none_or(|file| !file.as_os_str().is_empty())).then_some(Self { format, file })
    }
}

/// Reads a [`FormatArg`], and tells of the formats as clap does.
#[derive(Debug, Clone)]
pub(super) struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = FormatArg;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<FormatArg, clap::Error> {
        if let Some(parsed) = value.to_str().and_then(FormatArg::parse) {
            return Ok(parsed);
        }
        let name = value.to_string_lossy();
        let name = name.split_once('=').map_or(&*name, |(name, _)| name);
        let format = EnumValueParser::<ReportFormat>::new().parse_ref(command, arg, name.as_ref())?;
        Ok(FormatArg { format, file: None })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = clap::builder::PossibleValue> + '_>> {
        let values = ReportFormat::value_variants()
            .iter()
            .filter_map(ReportFormat::to_possible_value);
        Some(Box::new(values))
    }
}
