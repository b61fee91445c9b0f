use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Failure;
use crate::{
    reader::{
        Settings, Theme,
        settings::{NARROWEST, WIDEST},
    },
    source::{self, Beside, Format, Input},
};

/// Reads news articles in the terminal and shows who said what and which organizations are named.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true, after_help = AFTER_HELP)]
pub struct Arguments {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Files, addresses (http, https), or - for standard input; without any, a sample article
    #[arg(value_name = "THING")]
    pub things: Vec<String>,

    /// Read everything as this format instead of finding it by content
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub format: Option<Format>,

    /// Show the annotations of this JSON file with the article: W3C annotations, or quotes and entities
    #[arg(long, value_name = "FILE", requires = "things")]
    pub annotations: Option<PathBuf>,

    /// Print the formats that can be read, with an example each
    #[arg(long)]
    pub list_formats: bool,

    /// Open a sample article by name
    #[arg(long, value_name = "NAME", conflicts_with = "things")]
    pub sample: Option<String>,

    /// Print the names of the samples
    #[arg(long)]
    pub list_samples: bool,

    /// The colours.
    #[arg(long, value_name = "THEME", value_parser = theme, help = "Colours: dark, light or mono (mono also where NO_COLOR is set)")]
    pub theme: Option<Theme>,

    /// Columns that a line of the body takes at most
    #[arg(long, value_name = "COLUMNS", default_value = "76", value_parser = clap::value_parser!(u16).range(NARROWEST as i64..=WIDEST as i64))]
    pub measure: u16,

    /// Show indirect speech as quotes from the start
    #[arg(long)]
    pub indirect: bool,

    /// How the finding of names and quotes is set
    #[command(flatten)]
    pub finding: Finding,
}

const AFTER_HELP: &str = "Examples:\n\
    \x20 pullquote                              the sample article, to look around in\n\
    \x20 pullquote article.txt page.html        files, as a list\n\
    \x20 pullquote https://news.example/feed    an article or a feed\n\
    \x20 pdftotext paper.pdf - | pullquote -    standard input\n\
    \x20 pullquote annotate --format csv *.txt  quotes with their speakers, without a screen\n\n\
    In the reader, ? shows the keys and q quits.\n\
    Exit status: 0, 1 where data could not be read, 2 where the arguments are wrong.";

/// What a command does instead of reading.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print articles with their quotes, speakers and names
    Annotate(Annotate),
}

/// `pullquote annotate`.
#[derive(Debug, Args)]
pub struct Annotate {
    /// Files, addresses, or - for standard input (also without any)
    #[arg(value_name = "THING")]
    pub things: Vec<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Json)]
    pub format: Output,

    /// Read the input as this format instead of finding it by content
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub from: Option<Format>,

    /// Take the annotations of this JSON file for the article's: W3C annotations, or quotes and entities
    #[arg(long, value_name = "FILE")]
    pub annotations: Option<PathBuf>,

    /// How the finding of names and quotes is set
    #[command(flatten)]
    pub finding: Finding,
}

/// How names and quotes are found.
#[derive(Debug, Clone, Args)]
pub struct Finding {
    /// Find names with this model instead of the one compiled in
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,

    /// Threads to annotate on
    #[arg(long, value_name = "N", default_value = "1")]
    pub jobs: NonZeroUsize,
}

/// What `annotate` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// The own JSON form, which the reader opens again
    Json,
    /// The same, one article a line
    Jsonl,
    /// One flat object a line: text, entities and quotes with code-point offsets
    Spans,
    /// Plain text with the quotes and names below it
    Text,
    /// Quotes, one row each
    Csv,
    /// Markdown with the quotes below it
    Markdown,
}

impl Output {
    /// Whether it is JSON, whole or a document a line.
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Spans)
    }
}

fn theme(name: &str) -> Result<Theme, String> {
    Theme::ALL.into_iter().find(|theme| theme.name() == name).ok_or_else(|| "known themes are dark, light, mono".to_owned())
}

fn format(name: &str) -> Result<Format, String> {
    Format::from_name(name).ok_or_else(|| {
        let known: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
        format!("known formats are {}", known.join(", "))
    })
}

impl Arguments {
    /// How what they name is read.
    ///
    /// # Errors
    /// Where annotations are for more than one thing, or can't be read.
    pub fn options(&self) -> Result<source::Options, Failure> {
        options(self.format, self.annotations.as_deref(), self.things.len())
    }

    /// How the reader shows things.
    pub fn settings(&self) -> Settings {
        let colourless = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let theme = self.theme.unwrap_or(if colourless { Theme::Mono } else { Theme::of_terminal() });
        Settings { theme, measure: self.measure.into(), indirect: self.indirect, ..Settings::default() }
    }
}

impl Annotate {
    /// The inputs, standard input where none is named.
    pub fn inputs(&self) -> Vec<Input> {
        if self.things.is_empty() { vec![Input::Stdin] } else { inputs(&self.things) }
    }

    /// How they are read.
    ///
    /// # Errors
    /// Where annotations are for more than one thing, or can't be read.
    pub fn options(&self) -> Result<source::Options, Failure> {
        options(self.from, self.annotations.as_deref(), self.things.len())
    }
}

/// How `count` inputs are read.
fn options(format: Option<Format>, annotations: Option<&Path>, count: usize) -> Result<source::Options, Failure> {
    if count > 1 && annotations.is_some() {
        return Err(Failure::Usage(format!("--annotations is for one article; {count} were named")));
    }
    let beside = annotations.map(Beside::open).transpose()?.map(Arc::new);
    Ok(source::Options { format, beside, ..source::Options::default() })
}

/// The inputs that arguments name.
pub fn inputs(things: &[String]) -> Vec<Input> {
    things.iter().map(|thing| Input::from_argument(thing)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_example_of_the_help_is_understood() {
        let lines = AFTER_HELP.lines().filter_map(|line| line.trim().split("  ").next());
        let examples: Vec<_> = lines.filter(|line| line.contains("pullquote")).collect();
        assert_eq!(examples.len(), 5);
        for example in examples {
            let words = example.split("| ").last().unwrap().split(' ');
            assert!(Arguments::try_parse_from(words).is_ok(), "{example}");
        }
    }

    #[test]
    fn an_unknown_format_names_the_known_ones() {
        let error = Arguments::try_parse_from(["pullquote", "--format", "pdf"]).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains("json, "), "{error}");
    }
}
