use std::collections::HashMap;

use super::{Piece, break_rows, pieces::Pieces};
use crate::article::{Article, BlockKind, Span};

/// Laid-out pieces that are kept; more than any screen shows, few enough to stay small.
const KEPT: usize = 512;

/// The rows of one article at one width, laid out where they are needed.
#[derive(Debug)]
pub struct Layout {
    pieces: Pieces,
    header: Vec<(Header, String)>,
    columns: usize,
    header_lines: Vec<Line>,
    rows: HashMap<usize, Vec<Span>>,
    /// Pieces laid out so far; tests count them.
    pub laid_out: usize,
}

/// What stands above the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// The headline.
    Headline,
    /// Byline, publisher and date.
    Credits,
}

/// One line of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing, between blocks.
    Blank,
    /// A line above the body.
    Header(Header, String),
    /// A row of the body.
    Row {
        /// Its bytes.
        span: Span,
        /// The index of the block that it is of.
        block: usize,
        /// Whether it is the first of its block.
        first: bool,
    },
}

/// A line: number `line` of those that belong to a piece, the blank line or header before it
/// counted too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The piece.
    pub piece: usize,
    /// The line in it.
    pub line: usize,
}

impl Layout {
    /// For an article, at a width.
    pub fn new(article: &Article, columns: usize) -> Self {
        let mut layout = Self {
            pieces: Pieces::of(&article.body, None),
            header: header(article),
            columns: 0,
            header_lines: Vec::new(),
            rows: HashMap::new(),
            laid_out: 0,
        };
        layout.resize(columns);
        layout
    }

    /// Shows only some blocks, by their sorted numbers, or all; places must be found again by byte.
    pub fn show(&mut self, article: &Article, blocks: Option<&[usize]>) {
        self.pieces = Pieces::of(&article.body, blocks);
        self.rows.clear();
    }

    /// Changes the width; places must be found again by byte.
    pub fn resize(&mut self, columns: usize) {
        let columns = columns.max(1);
        if columns == self.columns {
            return;
        }
        self.columns = columns;
        self.rows.clear();
        self.header_lines = self
            .header
            .iter()
            .flat_map(|(kind, text)| {
                let rows = break_rows(text, Span::new(0, text.len()), columns);
                rows.into_iter().map(|row| Line::Header(*kind, text[row.range()].to_owned()))
            })
            .collect();
        if !self.header_lines.is_empty() {
            self.header_lines.push(Line::Blank);
        }
    }

    /// The width in columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Lines that belong to a piece: those before it, and its rows.
    fn height(&mut self, article: &Article, piece: usize) -> usize {
        self.lead(article, piece) + self.rows(article, piece).len()
    }

    /// Lines before the rows of a piece.
    fn lead(&self, article: &Article, piece: usize) -> usize {
        if piece == 0 {
            return self.header_lines.len();
        }
        let piece_at = |index| self.pieces.get(&article.body, index);
        let (Some(this), Some(before)) = (piece_at(piece), piece_at(piece - 1)) else { return 0 };
        let kind = |piece: &Piece| article.body.blocks().get(piece.block).map(|block| block.kind);
        let in_list = kind(&this) == Some(BlockKind::ListItem) && kind(&before) == Some(BlockKind::ListItem);
        usize::from(this.opens && !in_list)
    }

    /// Columns by which the rows of a block are set in.
    pub fn indent(kind: BlockKind) -> usize {
        match kind {
            BlockKind::ListItem | BlockKind::BlockQuote => 2,
            _ => 0,
        }
    }

    fn rows(&mut self, article: &Article, piece: usize) -> &[Span] {
        if !self.rows.contains_key(&piece) {
            let Some(Piece { block, span, .. }) = self.pieces.get(&article.body, piece) else { return &[] };
            if self.rows.len() >= KEPT {
                self.rows.clear();
            }
            self.laid_out += 1;
            let kind = article.body.blocks().get(block).map_or(BlockKind::Paragraph, |block| block.kind);
            let columns = self.columns.saturating_sub(Self::indent(kind)).max(1);
            self.rows.insert(piece, break_rows(article.body.text(), span, columns));
        }
        self.rows.get(&piece).map_or(&[], Vec::as_slice)
    }

    /// The line at a place; none past the end.
    fn line(&mut self, article: &Article, place: Place) -> Option<Line> {
        let lead = self.lead(article, place.piece);
        if place.line < lead {
            return Some(if place.piece == 0 { self.header_lines[place.line].clone() } else { Line::Blank });
        }
        let Piece { block, opens, .. } = self.pieces.get(&article.body, place.piece)?;
        let row = place.line - lead;
        let span = *self.rows(article, place.piece).get(row)?;
        Some(Line::Row { span, block, first: opens && row == 0 })
    }

    /// The lines of a screen whose first line is at `top`.
    pub fn visible(&mut self, article: &Article, top: Place, height: usize) -> Vec<Line> {
        let mut lines = Vec::with_capacity(height);
        let count = self.pieces.len(&article.body);
        if count == 0 {
            lines.extend(self.header_lines.iter().take(height).cloned());
        }
        let mut place = top;
        while lines.len() < height && place.piece < count {
            match self.line(article, place) {
                Some(line) => {
                    lines.push(line);
                    place.line += 1;
                }
                None => place = Place { piece: place.piece + 1, line: 0 },
            }
        }
        lines
    }

    /// The place `lines` further down (up where negative), at most at `last`.
    pub fn moved(&mut self, article: &Article, from: Place, lines: isize, last: Place) -> Place {
        let mut place = from;
        let mut rest = lines.unsigned_abs();
        if lines >= 0 {
            while rest > 0 && place < last {
                let below = self.height(article, place.piece).saturating_sub(place.line);
                if rest < below {
                    place.line += rest;
                    break;
                }
                rest -= below;
                place = Place { piece: place.piece + 1, line: 0 };
            }
            return place.min(last);
        }
        loop {
            if rest <= place.line {
                place.line -= rest;
                return place;
            }
            if place.piece == 0 {
                return Place::default();
            }
            rest -= place.line;
            place.piece -= 1;
            place.line = self.height(article, place.piece);
        }
    }

    /// The lowest top that still fills a screen of `height`; the very top where all fits.
    pub fn last_top(&mut self, article: &Article, height: usize) -> Place {
        let end = Place { piece: self.pieces.len(&article.body), line: 0 };
        self.moved(article, end, -isize::try_from(height.max(1)).unwrap_or(isize::MAX), end)
    }

    /// The place of the row that holds `byte`.
    pub fn place_of(&mut self, article: &Article, byte: usize) -> Place {
        let Some(last) = self.pieces.len(&article.body).checked_sub(1) else { return Place::default() };
        let piece = self.pieces.ending_after(&article.body, byte).min(last);
        let lead = self.lead(article, piece);
        let rows = self.rows(article, piece);
        let row = rows.partition_point(|row| row.start() <= byte).saturating_sub(1);
        Place { piece, line: lead + row }
    }

    /// The first byte of the body at or after a place.
    pub fn byte_of(&mut self, article: &Article, place: Place) -> usize {
        let lead = self.lead(article, place.piece);
        let row = place.line.saturating_sub(lead);
        let start = self.rows(article, place.piece).get(row).map(|row| row.start());
        start.or_else(|| self.pieces.get(&article.body, place.piece).map(|piece| piece.span.end())).unwrap_or(article.body.len())
    }

    /// Lines from `from` down to `to`; none where it is more than `most`.
    pub fn distance(&mut self, article: &Article, from: Place, to: Place, most: usize) -> Option<usize> {
        let mut lines = 0;
        let mut place = from;
        while place.piece < to.piece {
            lines += self.height(article, place.piece).saturating_sub(place.line);
            if lines > most {
                return None;
            }
            place = Place { piece: place.piece + 1, line: 0 };
        }
        lines += to.line.checked_sub(place.line)?;
        (place.piece == to.piece && lines <= most).then_some(lines)
    }
}

fn header(article: &Article) -> Vec<(Header, String)> {
    let mut header = Vec::new();
    if let Some(headline) = &article.headline {
        header.push((Header::Headline, headline.to_string()));
    }
    let day = article.published.as_ref().map(crate::article::Date::day);
    let mut credits: Vec<_> = [article.byline.as_deref(), article.publisher.as_deref(), day].into_iter().flatten().collect();
    // A page without an author names its publisher as such.
    credits.dedup();
    if !credits.is_empty() {
        header.push((Header::Credits, credits.join(" · ")));
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story() -> Article {
        let mut article = Article::from_paragraphs(["One two three four.", "Five six.", "Seven."]);
        article.headline = Some("A short headline".into());
        article
    }

    fn drawn(article: &Article, layout: &mut Layout, top: Place, height: usize) -> Vec<String> {
        let lines = layout.visible(article, top, height);
        lines
            .into_iter()
            .map(|line| match line {
                Line::Blank => String::new(),
                Line::Header(_, text) => format!("# {text}"),
                Line::Row { span, .. } => article.body.slice(span).to_owned(),
            })
            .collect()
    }

    #[test]
    fn a_publisher_that_is_its_own_author_is_credited_once() {
        let mut article = story();
        article.byline = Some("Harbor News".into());
        article.publisher = Some("Harbor News".into());
        let lines: Vec<_> = header(&article).into_iter().map(|(_, words)| words).collect();
        assert_eq!(lines, ["A short headline", "Harbor News"]);
    }

    #[test]
    fn a_screen_is_the_headline_and_the_blocks_with_blank_lines_between() {
        let article = story();
        let mut layout = Layout::new(&article, 10);
        let screen = drawn(&article, &mut layout, Place::default(), 20);
        assert_eq!(screen, ["# A short", "# headline", "", "One two", "three", "four.", "", "Five six.", "", "Seven."]);
    }

    #[test]
    fn the_end_fills_the_screen() {
        let article = story();
        let mut layout = Layout::new(&article, 10);
        let last = layout.last_top(&article, 4);
        assert_eq!(drawn(&article, &mut layout, last, 4), ["", "Five six.", "", "Seven."]);
    }

    #[test]
    fn moving_down_and_up_comes_back() {
        let article = story();
        let mut layout = Layout::new(&article, 10);
        let last = layout.last_top(&article, 2);
        for lines in 0..8 {
            let down = layout.moved(&article, Place::default(), lines, last);
            assert_eq!(layout.distance(&article, Place::default(), down, 99), Some(lines as usize));
            assert_eq!(layout.moved(&article, down, -lines, last), Place::default());
        }
    }

    #[test]
    fn a_byte_keeps_its_row_through_another_width() {
        let article = story();
        let mut layout = Layout::new(&article, 10);
        let byte = article.body.text().find("three").unwrap();
        let place = layout.place_of(&article, byte);
        assert_eq!(layout.byte_of(&article, place), byte);
        layout.resize(60);
        let place = layout.place_of(&article, byte);
        assert_eq!(layout.byte_of(&article, place), 0);
    }

    #[test]
    fn the_end_of_a_long_text_lays_out_only_the_end() {
        let paragraphs = vec!["some words of a long text"; 100_000];
        let article = Article::from_paragraphs(paragraphs);
        let mut layout = Layout::new(&article, 20);
        let last = layout.last_top(&article, 50);
        layout.visible(&article, last, 50);
        assert!(layout.laid_out <= 50, "{} pieces laid out", layout.laid_out);
    }

    #[test]
    fn an_empty_article_has_no_rows() {
        let article = Article::default();
        let mut layout = Layout::new(&article, 10);
        assert_eq!(layout.last_top(&article, 5), Place::default());
        assert!(layout.visible(&article, Place::default(), 5).is_empty());
    }
}
