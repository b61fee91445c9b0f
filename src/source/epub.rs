//! EPUB books: the chapters, in reading order, as a list of articles.
//!
//! The archive is not trusted: entries, their size and how far they swell are bounded, and a
//! chapter is unpacked only when it is entered.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    sync::Arc,
};

use zip::ZipArchive;

use super::{Collection, Error, ErrorKind, Item, charset, draft::Draft, html, sanitize, xml};
use crate::article::Article;

/// Bytes of a book.
const LARGEST_BOOK: usize = 256 * 1024 * 1024;
/// Entries of the archive.
const MOST_ENTRIES: usize = 10_000;
/// Bytes of an entry, unpacked.
const LARGEST_ENTRY: u64 = 8 * 1024 * 1024;
/// How much larger than packed an entry may be, past [`SMALL_ENTRY`] bytes. Deflate reaches 1000
/// on nothing but zeros; books stay under 20.
const MOST_SWELLING: u64 = 200;
const SMALL_ENTRY: u64 = 64 * 1024;

/// Reads a book.
///
/// # Errors
/// When it is no EPUB, or is past a bound.
pub(super) fn read(bytes: Vec<u8>, name: &str) -> Result<Arc<dyn Collection>, Error> {
    Ok(Arc::new(Book::open(bytes.into(), name)?))
}

/// A book whose table of contents was read.
#[derive(Debug)]
struct Book {
    bytes: Arc<[u8]>,
    name: String,
    /// What all chapters share.
    about: Draft,
    chapters: Vec<Chapter>,
}

#[derive(Debug)]
struct Chapter {
    entry: String,
    /// As it came.
    title: String,
}

impl Book {
    fn open(bytes: Arc<[u8]>, name: &str) -> Result<Self, Error> {
        let error = |message: String| Error::new(ErrorKind::Malformed, name, message);
        if bytes.len() > LARGEST_BOOK {
            return Err(Error::new(
                ErrorKind::TooLarge,
                name,
                format!("is longer than {} MB, the most that is read of a book", LARGEST_BOOK >> 20),
            ));
        }
        let mut archive = Archive::open(bytes.clone()).map_err(error)?;
        let container = archive.xml("META-INF/container.xml").map_err(error)?;
        let rootfile = container.find("rootfile").and_then(|file| file.attribute("full-path"));
        let package_path =
            rootfile.ok_or_else(|| error("names no package document in META-INF/container.xml".to_owned()))?.to_owned();
        let package = archive.xml(&package_path).map_err(error)?;
        let items: HashMap<&str, &xml::Element> =
            package.all("item").into_iter().filter_map(|item| Some((item.attribute("id")?, item))).collect();
        let entry_of = |item: &xml::Element| item.attribute("href").map(|href| resolve(&package_path, href));
        let titles = contents(&package, &items).and_then(entry_of).map(|path| titles(&mut archive, &path)).unwrap_or_default();
        let spine =
            package.all("itemref").into_iter().filter_map(|reference| entry_of(items.get(reference.attribute("idref")?)?));
        let chapters: Vec<_> = spine
            .enumerate()
            .map(|(at, entry)| {
                let title = titles.get(&entry).cloned().unwrap_or_else(|| format!("Part {}", at + 1));
                Chapter { entry, title }
            })
            .collect();
        if chapters.is_empty() {
            return Err(error("has no chapters in its spine".to_owned()));
        }
        let text = |name: &str| package.find("metadata").and_then(|metadata| metadata.find(name)).and_then(xml::Element::text);
        let about = Draft {
            headline: text("title"),
            byline: text("creator"),
            publisher: text("publisher"),
            published: text("date"),
            lang: text("language"),
            ..Draft::default()
        };
        Ok(Self { bytes, name: name.to_owned(), about, chapters })
    }

    fn chapter(&self, chapter: &Chapter) -> Result<Article, String> {
        let text = Archive::open(self.bytes.clone())?.text(&chapter.entry)?;
        let body = match xml::parse(&text) {
            Ok(root) => root.find("body").unwrap_or(&root).html(|element| &element.name),
            Err(_) => text,
        };
        let title = match &self.about.headline {
            Some(book) => format!("{} · {book}", chapter.title),
            None => chapter.title.clone(),
        };
        Ok(Draft { headline: Some(title), blocks: html::blocks(&body, None)?, ..self.about.clone() }.finish())
    }
}

impl Collection for Book {
    fn title(&self) -> String {
        self.about.headline.as_deref().map_or_else(|| self.name.clone(), sanitize::line)
    }

    fn len(&self) -> usize {
        self.chapters.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        Some(Item { headline: sanitize::line(&self.chapters.get(index)?.title), ..Item::default() })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        let error = |message: String| {
            Error::new(ErrorKind::Malformed, &self.name, sanitize::line(&message)).at_path(format!("chapter {}", index + 1))
        };
        let chapter = self.chapters.get(index).ok_or_else(|| error("is past the end of the book".to_owned()))?;
        self.chapter(chapter).map_err(error)
    }
}

/// The table of contents: the navigation document of EPUB 3, else the NCX of EPUB 2.
fn contents<'a>(package: &'a xml::Element, items: &HashMap<&str, &'a xml::Element>) -> Option<&'a xml::Element> {
    let is_navigation = |item: &&&xml::Element| {
        item.attribute("properties").is_some_and(|kinds| kinds.split_whitespace().any(|kind| kind == "nav"))
    };
    let ncx = || items.get(package.find("spine")?.attribute("toc")?).copied();
    items.values().find(is_navigation).copied().or_else(ncx)
}

/// Titles by the entry that they lead to.
fn titles(archive: &mut Archive, path: &str) -> HashMap<String, String> {
    let Ok(root) = archive.xml(path) else { return HashMap::new() };
    let links =
        root.all("nav").into_iter().flat_map(|nav| nav.all("a")).filter_map(|link| Some((link.attribute("href")?, link.text()?)));
    let points = points(&root)
        .into_iter()
        .filter_map(|point| Some((point.find("content")?.attribute("src")?, point.find("text")?.text()?)));
    let mut titles = HashMap::new();
    for (target, title) in links.chain(points) {
        titles.entry(resolve(path, target)).or_insert(title);
    }
    titles
}

/// The points of an NCX, those inside others too.
fn points(element: &xml::Element) -> Vec<&xml::Element> {
    let own = (element.name == "navPoint").then_some(element);
    own.into_iter().chain(element.children().flat_map(points)).collect()
}

/// The entry that a reference in another entry leads to.
fn resolve(from: &str, reference: &str) -> String {
    let reference = reference.split(['#', '?']).next().unwrap_or("");
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    unescape(&path.join("/"))
}

/// A percent-encoded path as it is named in the archive.
fn unescape(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped =
            after.get(..2).filter(|_| first == b'%').and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A zip archive with bounds.
struct Archive(ZipArchive<Cursor<Arc<[u8]>>>);

impl Archive {
    fn open(bytes: Arc<[u8]>) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("is no EPUB book: {error}"))?;
        if archive.len() > MOST_ENTRIES {
            return Err(format!("has {} entries; at most {MOST_ENTRIES} are read", archive.len()));
        }
        Ok(Self(archive))
    }

    fn text(&mut self, path: &str) -> Result<String, String> {
        let entry = self.0.by_name(path).map_err(|error| format!("{path} can't be read: {error}"))?;
        let packed = entry.compressed_size();
        let too_large =
            || format!("{path} swells to more than {} MB or {MOST_SWELLING} times its packed size", LARGEST_ENTRY >> 20);
        let most = LARGEST_ENTRY.min(packed.saturating_mul(MOST_SWELLING).max(SMALL_ENTRY));
        let mut bytes = Vec::new();
        // What the archive says of the size is not believed; what comes out is counted.
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|error| format!("{path} can't be read: {error}"))?;
        if bytes.len() as u64 > most {
            return Err(too_large());
        }
        let declared = charset::declared(&bytes);
        Ok(charset::decode(bytes, declared).text)
    }

    fn xml(&mut self, path: &str) -> Result<xml::Element, String> {
        xml::parse(&self.text(path)?).map_err(|error| format!("{path} {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    const CONTAINER: &str = r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#;
    const PACKAGE: &str = r#"<package xmlns:dc="d"><metadata><dc:title>Rivers</dc:title><dc:creator>Ana Silva</dc:creator></metadata>
        <manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="text/one%20a.xhtml"/><item id="b" href="text/two.xhtml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b"/></spine></package>"#;
    const NAVIGATION: &str =
        r#"<html><body><nav><ol><li><a href="text/one%20a.xhtml#x">The spring</a></li></ol></nav></body></html>"#;

    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn book(two: &str) -> Vec<u8> {
        archive(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/book.opf", PACKAGE),
            ("OEBPS/nav.xhtml", NAVIGATION),
            (
                "OEBPS/text/one a.xhtml",
                "<html><head><title/></head><body><h1>The spring</h1><p>“It rises,” she said.&nbsp;So.</p></body></html>",
            ),
            ("OEBPS/text/two.xhtml", two),
        ])
    }

    /// A book of EPUB 2 with the chapters `text/one.xhtml` and `text/part two.xhtml`.
    fn old_book(metadata: &str, ncx: &str) -> Result<Arc<dyn Collection>, Error> {
        let package = format!(
            r#"<package version="2.0" xmlns:dc="d"><metadata><dc:title>Rivers</dc:title>{metadata}</metadata>
            <manifest><item id="ncx" href="../toc/toc.ncx"/><item id="a" href="text/one.xhtml"/><item id="b" href="./text/../text/part%20two.xhtml"/></manifest>
            <spine toc="ncx"><itemref idref="a"/><itemref idref="b"/></spine></package>"#
        );
        let bytes = archive(&[
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/book.opf", &package),
            ("toc/toc.ncx", ncx),
            ("OEBPS/text/one.xhtml", "<p>The spring.</p>"),
            ("OEBPS/text/part two.xhtml", "<p>The sea.</p>"),
        ]);
        read(bytes, "a.epub")
    }

    fn titles_of(book: &dyn Collection) -> Vec<String> {
        (0..book.len()).map(|at| book.item(at).unwrap().headline).collect()
    }

    fn point(label: &str, target: &str, inside: &str) -> String {
        format!(r#"<navPoint><navLabel><text>{label}</text></navLabel><content src="{target}"/>{inside}</navPoint>"#)
    }

    /// The archive with what it says of the unpacked size of an entry changed, in both places.
    fn lying(mut bytes: Vec<u8>, name: &str, size: u32) -> Vec<u8> {
        for (header, name_at, size_at) in [(b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)] {
            let is_header = |at: &usize| bytes[*at..].starts_with(header) && bytes[at + name_at..].starts_with(name.as_bytes());
            let at = (0..bytes.len() - name_at).find(is_header).unwrap() + size_at;
            bytes[at..at + 4].copy_from_slice(&size.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn chapters_are_articles() {
        let book = read(book("<p>The sea."), "a.epub").unwrap();
        assert_eq!((book.title().as_str(), book.len()), ("Rivers", 2));
        assert_eq!(book.item(0).unwrap().headline, "The spring");
        let article = book.load(0).unwrap();
        assert_eq!(article.headline.as_deref(), Some("The spring · Rivers"));
        assert_eq!(article.byline.as_deref(), Some("Ana Silva"));
        assert_eq!(article.body.text(), "The spring\n\n“It rises,” she said.\u{a0}So.");
        assert_eq!(book.load(1).unwrap().body.text(), "The sea.");
    }

    #[test]
    fn a_chapter_nested_without_end_is_refused_and_costs_no_other() {
        let book =
            read(book(&["<p>Words.</p>", &"<div>".repeat(100_000), "x", &"</div>".repeat(100_000)].concat()), "a.epub").unwrap();
        let error = book.load(1).unwrap_err().to_string();
        assert!(error.contains("more than"), "{error}");
        book.load(0).unwrap();
    }

    #[test]
    fn a_chapter_that_swells_is_refused_and_costs_no_other() {
        let book = read(book(&" ".repeat(20 << 20)), "a.epub").unwrap();
        let error = book.load(1).unwrap_err().to_string();
        assert!(error.contains("swells"), "{error}");
        book.load(0).unwrap();
    }

    #[test]
    fn points_of_an_ncx_name_chapters_and_so_do_those_inside_others() {
        let ncx = point("The spring", "../OEBPS/text/one.xhtml#top", &point("The sea", "../OEBPS/text/part%20two.xhtml", ""));
        let book = old_book("", &format!("<ncx><navMap>{ncx}</navMap></ncx>")).unwrap();
        assert_eq!(titles_of(&*book), ["The spring", "The sea"]);
        assert_eq!(book.load(1).unwrap().body.text(), "The sea.");
    }

    #[test]
    fn lists_of_a_navigation_document_name_chapters_and_so_do_those_inside_others() {
        let navigation = r#"<html><body><nav epub:type="toc"><ol><li><span>Part I</span><ol>
            <li><a href="../text/one%20a.xhtml">The <em>spring</em></a><ol><li><a href="/OEBPS/../OEBPS/text/two.xhtml#b">The sea</a></li></ol></li>
            </ol></li></ol></nav><nav epub:type="landmarks"><a href="../text/two.xhtml">Start</a></nav></body></html>"#
            .replace("/OEBPS/../OEBPS", "../../OEBPS");
        let bytes = archive(&[
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/book.opf", &PACKAGE.replace("nav.xhtml", "front/nav.xhtml")),
            ("OEBPS/front/nav.xhtml", &navigation),
            ("OEBPS/text/one a.xhtml", "<p>It rises.</p>"),
            ("OEBPS/text/two.xhtml", "<p>The sea.</p>"),
        ]);
        assert_eq!(titles_of(&*read(bytes, "a.epub").unwrap()), ["The spring", "The sea"]);
    }

    #[test]
    fn a_bad_table_of_contents_costs_the_titles_alone() {
        let named = point("The spring", "../OEBPS/text/one.xhtml", "");
        let swelling = format!("<ncx>{named}{}</ncx>", " ".repeat(20 << 20));
        let nested = format!("<ncx>{named}{}{}</ncx>", "<navPoint>".repeat(100_000), "</navPoint>".repeat(100_000));
        for ncx in [swelling.as_str(), &nested, "", "\0\0", "<ncx><navPoint>"] {
            let book = old_book("", ncx).unwrap();
            assert_eq!(titles_of(&*book), ["Part 1", "Part 2"]);
            assert_eq!(book.load(0).unwrap().body.text(), "The spring.");
        }
    }

    #[test]
    fn what_only_a_recursive_reader_would_take_for_nested_is_read() {
        // An empty element opens a point for it, and an end inside of a label closes one.
        let closing = "<navLabel><navPoint><navLabel></navLabel></navPoint></navLabel>";
        let ncx = format!(
            "<ncx><navMap>{}{}{}</navMap></ncx>",
            point("The spring", "../OEBPS/text/one.xhtml", ""),
            "<navPoint/>".repeat(50_000),
            closing.repeat(50_000)
        );
        let refining: Vec<_> = (0..100_000).map(|at| format!(r##"<meta id="m{at}" refines="#m{}"/>"##, at + 1)).collect();
        let book = old_book(&refining.concat(), &ncx).unwrap();
        assert_eq!((book.title().as_str(), titles_of(&*book)), ("Rivers", vec!["The spring".to_owned(), "Part 2".to_owned()]));
    }

    #[test]
    fn small_breaches_of_xml_are_borne_with() {
        let ncx = format!("<ncx>{}</ncx>", point("Banks & <b>bends</c>", "../OEBPS/text/one.xhtml", ""));
        let book = old_book("<dc:creator>Silva & Roe</dc:creater>", &ncx).unwrap();
        assert_eq!(titles_of(&*book), ["Banks & bends", "Part 2"]);
        assert_eq!(book.load(0).unwrap().byline.as_deref(), Some("Silva & Roe"));
    }

    #[test]
    fn a_package_document_that_swells_or_nests_without_end_is_refused() {
        let error = |metadata: &str| old_book(metadata, "<ncx/>").err().unwrap().to_string();
        assert!(error(&" ".repeat(20 << 20)).contains("book.opf swells"));
        assert!(error(&"<a>".repeat(100_000)).contains("512 levels"));
    }

    #[test]
    fn what_an_archive_says_of_sizes_is_not_believed() {
        let two = "OEBPS/text/two.xhtml";
        let error =
            |size| read(lying(book(&" ".repeat(20 << 20)), two, size), "a.epub").unwrap().load(1).unwrap_err().to_string();
        assert!(error(12).contains("two.xhtml can't be read"), "{}", error(12));
        assert!(error(u32::MAX - 1).contains("two.xhtml swells"));
        let boasting = read(lying(book("<p>The sea."), two, u32::MAX - 1), "a.epub").unwrap();
        assert_eq!(boasting.load(1).unwrap().body.text(), "The sea.");
    }

    #[test]
    fn entries_are_counted() {
        let names: Vec<_> = (0..=MOST_ENTRIES).map(|at| at.to_string()).collect();
        let entries: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
        let error = read(archive(&entries), "a.epub").err().unwrap().to_string();
        assert!(error.contains("at most 10000"), "{error}");
    }

    #[test]
    fn what_is_no_book_is_refused_in_words() {
        assert!(read(b"PK\x03\x04 no".to_vec(), "a.epub").err().unwrap().to_string().contains("is no EPUB book"));
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a", SimpleFileOptions::default()).unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        assert!(read(bytes, "a.epub").err().unwrap().to_string().contains("META-INF/container.xml"));
    }
}
