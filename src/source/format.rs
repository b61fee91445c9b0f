/// A form in which articles come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Articles as JSON: pullquote's own form, and those of others.
    Json,
    /// A JSON article a line; gzip and zstd are unpacked.
    Jsonl,
    /// Plain text.
    Text,
    /// A web page, or a piece of HTML.
    Html,
    /// RSS, Atom or JSON Feed: a list of articles.
    Feed,
    /// OPML: a list of feeds.
    Opml,
    /// Markdown.
    Markdown,
    /// An EPUB book: its chapters.
    Epub,
    /// NITF, of news agencies.
    Nitf,
    /// NewsML-G2, of news agencies.
    NewsMl,
}

impl Format {
    /// All of them, in the order in which `--list-formats` shows them.
    #[cfg(not(feature = "formats"))]
    pub const ALL: [Self; 2] = [Self::Json, Self::Text];
    /// All of them, in the order in which `--list-formats` shows them.
    #[cfg(feature = "formats")]
    pub const ALL: [Self; 10] = [
        Self::Json,
        Self::Jsonl,
        Self::Text,
        Self::Html,
        Self::Feed,
        Self::Opml,
        Self::Markdown,
        Self::Epub,
        Self::Nitf,
        Self::NewsMl,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Text => "text",
            Self::Html => "html",
            Self::Feed => "feed",
            Self::Opml => "opml",
            Self::Markdown => "markdown",
            Self::Epub => "epub",
            Self::Nitf => "nitf",
            Self::NewsMl => "newsml",
        }
    }

    /// An example of its use.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Json => "pullquote article.json",
            Self::Jsonl => "pullquote articles.jsonl.gz",
            Self::Text => "pullquote article.txt",
            Self::Html => "pullquote page.html",
            Self::Feed => "pullquote https://news.example/feed.xml",
            Self::Opml => "pullquote subscriptions.opml",
            Self::Markdown => "pullquote notes.md",
            Self::Epub => "pullquote book.epub",
            Self::Nitf => "pullquote story.nitf",
            Self::NewsMl => "pullquote story.xml",
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
