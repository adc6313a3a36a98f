//! Margin notes, terms and footnotes.

use super::inline::escaped;
use super::parse::{Spanned, plain_text};
use crate::texts::Text;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// The start of the label of a margin note.
pub(super) const MARGIN: &str = "m-";

/// A definition of a note: where it stands and what it says.
pub(super) struct Note<'e, 'a> {
    pub(super) at: Range<usize>,
    pub(super) inside: &'e [Spanned<'a>],
    pub(super) used: bool,
}

/// All definitions of a document, and the order in which footnotes were first referred to.
#[derive(Default)]
pub(super) struct Notes<'e, 'a> {
    pub(super) by_label: BTreeMap<String, Note<'e, 'a>>,
    pub(super) numbered: Vec<String>,
}

impl Notes<'_, '_> {
    /// The number of a footnote, given at its first reference.
    pub(super) fn number(&mut self, label: &str) -> usize {
        if let Some(index) = self.numbered.iter().position(|known| known == label) {
            return index + 1;
        }
        self.numbered.push(label.to_owned());
        self.numbered.len()
    }
}

/// The one paragraph of a margin note: its bold first words, and all of its inline events.
pub(super) fn single_paragraph<'e, 'a>(inside: &'e [Spanned<'a>]) -> Option<&'e [Spanned<'a>]> {
    let [
        (Event::Start(Tag::Paragraph), _),
        inline @ ..,
        (Event::End(TagEnd::Paragraph), _),
    ] = inside
    else {
        return None;
    };
    let other_block = |e: &Spanned<'_>| {
        matches!(
            e.0,
            Event::Start(Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_))
        )
    };
    (!inline.iter().any(other_block)).then_some(inline)
}

/// The title of a margin note: its first words in bold, without the full stop.
pub(super) fn title(inline: &[Spanned<'_>]) -> Option<String> {
    let [(Event::Start(Tag::Strong), _), rest @ ..] = inline else {
        return None;
    };
    let end = rest
        .iter()
        .position(|(e, _)| matches!(e, Event::End(TagEnd::Strong)))?;
    let title = plain_text(rest.get(..end)?);
    let title = title.trim_end_matches(['.', ':']).to_owned();
    (!title.is_empty()).then_some(title)
}

/// A note that opens in place without a script: a hidden checkbox, its label, and the text.
/// `words` is what the label shows; what it is for is said in `name` to those who cannot see it.
pub(super) fn toggled(number: usize, class: &str, label: &str, text: &str) -> String {
    format!(
        "<input type=\"checkbox\" class=\"note-toggle\" id=\"note-{number}\">\
         <label class=\"{class}-mark\" for=\"note-{number}\">{label}</label>\
         <span class=\"note {class}\" role=\"note\">{text}</span>"
    )
}

/// The label of a margin note, which only shows a sign.
pub(super) fn hidden_label(name: &str) -> String {
    format!("<span class=\"visually-hidden\">{}</span>", escaped(name))
}

/// The reference to a footnote. The first reference carries the id that the footnote links back to.
pub(super) fn reference(number: usize, first: bool, name: &str) -> String {
    let id = if first {
        format!(" id=\"ref-{number}\"")
    } else {
        String::new()
    };
    format!(
        "<sup class=\"ref\"{id}><a href=\"#fn-{number}\" aria-label=\"{}\">{number}</a></sup>",
        escaped(name)
    )
}

/// A footnote at the end of the document, with the way back.
pub(super) fn footnote(number: usize, text: &str, back: &str) -> String {
    format!(
        "<li id=\"fn-{number}\">{text} <a class=\"back\" href=\"#ref-{number}\" aria-label=\"{}\">↩</a></li>\n",
        escaped(back)
    )
}

/// The words for [`reference`] and [`footnote`].
pub(super) fn named(template: &str, value: &str) -> String {
    crate::texts::fill(template, &[("name", value)])
}

/// The interface texts this module's markup needs.
pub(super) const NOTE: Text = Text::NoteNamed;
