//! Text with labels written into it, as passages for the tests and for the training of names are.

use pullquote::article::Span;

/// A text without its labels, and what they say.
#[derive(Default)]
pub struct Labels {
    pub text: String,
    /// Sorted by start.
    pub names: Vec<Name>,
    /// Sorted by start.
    pub quotations: Vec<Quotation>,
}

/// A name, its kind as it is written, and the canonical name of what it names.
pub struct Name {
    pub span: Span,
    pub kind: char,
    pub canonical: String,
}

/// Words in quotation marks, marks included.
pub struct Quotation {
    pub span: Span,
    /// The source as a careful reader would name it; none where the words are no speech.
    pub speaker: Option<String>,
}

/// The passages of a file, each under a line `== id`, with their ids.
pub fn passages(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.split("== ").skip(1).filter_map(|passage| passage.split_once('\n')).map(|(id, labelled)| (id, labelled.trim()))
}

/// Takes the labels out of a text.
///
/// `{O:name}`, `{P:name}`, `{L:name}` and `{M:name}` are an organization, a person, a place and any
/// other name; `{O:name=canonical}` where the canonical name is another. `«who|“words”»` is a quotation
/// with its source, `«-|“words”»` one that is no speech. What has no label is no name and no speech.
///
/// # Errors
/// What is wrong with a label.
pub fn read(labelled: &str) -> Result<Labels, String> {
    let mut labels = Labels::default();
    let (mut name, mut quotation) = (None, None);
    let mut rest = labelled;
    while let Some(sign) = rest.chars().next() {
        let end = labels.text.len();
        rest = &rest[sign.len_utf8()..];
        match sign {
            '{' => {
                let (kind, after) = rest.split_once(':').ok_or("a label without a kind")?;
                let kind = kind.chars().next().filter(|_| kind.len() == 1).ok_or_else(|| format!("the kind {kind}"))?;
                name = Some((kind, end));
                rest = after;
            }
            '}' => {
                let (kind, start) = name.take().ok_or("} without {")?;
                labels.names.push(Name { span: Span::new(start, end), kind, canonical: labels.text[start..].to_owned() });
            }
            '=' if name.is_some() => {
                let (kind, start) = name.take().ok_or("= outside a label")?;
                let (canonical, after) = rest.split_once('}').ok_or("an open label")?;
                labels.names.push(Name { span: Span::new(start, end), kind, canonical: canonical.to_owned() });
                rest = after;
            }
            '«' => {
                let (speaker, after) = rest.split_once('|').ok_or("a quotation without a source")?;
                quotation = Some((Some(speaker.to_owned()).filter(|speaker| speaker != "-"), end));
                rest = after;
            }
            '»' => {
                let (speaker, start) = quotation.take().ok_or("» without «")?;
                labels.quotations.push(Quotation { span: Span::new(start, end), speaker });
            }
            _ => labels.text.push(sign),
        }
    }
    if name.is_some() || quotation.is_some() {
        return Err("an open label".to_owned());
    }
    Ok(labels)
}
