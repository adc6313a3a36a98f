//! What authors may write inside a paragraph.

use super::figure;
use super::inline::{LinkTags, Rules, escaped, open_link};
use super::notes::{self, MARGIN};
use super::writer::Writer;
use super::{Address, Problem};
use crate::texts::Text;
use std::ops::Range;

impl Rules for Writer<'_, '_, '_> {
    fn link(&mut self, destination: &str, title: &str, at: Range<usize>) -> Option<LinkTags> {
        let address = Address::parse(destination);
        match &address {
            Address::Term(term) => {
                let (meaning, href) = self.around.term(term, at)?;
                let more = self.around.text(Text::ToGlossary);
                let text = format!("{meaning} {}{}</a>", open_link(&href, "", ""), escaped(&more));
                // The words of the link become the label, so the markup is cut around them.
                let parts = notes::toggled(self.around.number(), "term", "\u{0}", &text);
                let (open, close) = parts.split_once('\u{0}')?;
                Some(LinkTags {
                    open: open.to_owned(),
                    close: close.to_owned(),
                })
            }
            Address::Refused | Address::Include { .. } => {
                self.around.report(Problem::new(
                    "refused-link",
                    at,
                    format!("a link cannot go to `{destination}`"),
                    "link to a file of this folder, or to an address that starts with https://, mailto: or tel:; `include:` stands alone in a paragraph",
                ));
                None
            }
            _ => {
                let href = self.around.link(&address, at)?;
                Some(LinkTags {
                    open: open_link(&href, title, ""),
                    close: "</a>".to_owned(),
                })
            }
        }
    }

    fn image(&mut self, destination: &str, title: &str, alternative: &str, at: Range<usize>) -> String {
        self.alternative_text(alternative, at.clone());
        match self.around.image(destination, at) {
            Some(image) => figure::img(&image, alternative, title),
            None => escaped(alternative),
        }
    }

    fn footnote(&mut self, label: &str, at: Range<usize>) -> String {
        let Some(note) = self.notes.by_label.get_mut(label) else {
            return escaped(label);
        };
        if label.starts_with(MARGIN) && note.used {
            self.around.report(Problem::new(
                "note-used-twice",
                at,
                format!("the margin note `{label}` is referred to twice"),
                "a margin note stands beside one place in the text",
            ));
            return String::new();
        }
        let first = !note.used;
        note.used = true;
        let inside = note.inside;
        if label.starts_with(MARGIN) {
            return self.margin_note(label, inside, at);
        }
        let number = self.notes.number(label);
        let name = notes::named(&self.around.text(Text::FootnoteNamed), &number.to_string());
        notes::reference(number, first, &name)
    }

    fn raw_html(&mut self, at: Range<usize>) {
        self.around.report(Problem::new(
            "raw-html",
            at,
            "HTML in Markdown is shown as text",
            "write it in Markdown, or put it in a code span",
        ));
    }

    fn nested_heading(&mut self, at: Range<usize>) {
        self.around.report(Problem::new(
            "heading-level",
            at,
            "a heading cannot stand inside a list or a quotation",
            "move it out, or make it bold text",
        ));
    }

    fn table_label(&self) -> String {
        self.around.text(Text::Table)
    }
}
