//! Footnotes at the end of a document, margin notes at their place.

use super::Problem;
use super::inline;
use super::notes;
use super::parse::Spanned;
use super::writer::Writer;
use crate::texts::Text;
use std::ops::Range;

impl<'e, 'a> Writer<'_, 'e, 'a> {
    pub(super) fn footnotes(&mut self) {
        let mut items = String::new();
        let mut next = 0;
        // A footnote may refer to another one, so the list can grow while it is written.
        while let Some(label) = self.notes.numbered.get(next).cloned() {
            next += 1;
            let Some(inside) = self.notes.by_label.get(&label).map(|note| note.inside) else {
                continue;
            };
            self.count_words(inside);
            let words = notes::single_paragraph(inside).unwrap_or(inside);
            let text = inline::write(words, self);
            let back = notes::named(&self.around.text(Text::FootnoteBack), &next.to_string());
            items.push_str(&notes::footnote(next, &text, &back));
        }
        if !items.is_empty() {
            self.push(format!("<ol class=\"footnotes\">\n{items}</ol>\n"));
        }
    }

    pub(super) fn unused_notes(&mut self) {
        for (label, note) in &self.notes.by_label {
            if !note.used {
                self.around.report(Problem::new(
                    "unused-note",
                    note.at.clone(),
                    format!("nothing refers to the note `{label}`"),
                    format!("write `[^{label}]` where the note belongs, or remove it"),
                ));
            }
        }
    }

    pub(super) fn margin_note(&mut self, label: &str, inside: &'e [Spanned<'a>], at: Range<usize>) -> String {
        let Some(words) = notes::single_paragraph(inside) else {
            self.around.report(Problem::new(
                "note-too-rich",
                at,
                format!("the margin note `{label}` holds more than one paragraph of text"),
                "keep a margin note to one paragraph of words, emphasis and links",
            ));
            return String::new();
        };
        let Some(title) = notes::title(words) else {
            self.around.report(Problem::new(
                "note-without-title",
                at,
                format!("the margin note `{label}` has no title"),
                "put its first words in bold: `[^m-hub]: **Hub.** …`",
            ));
            return String::new();
        };
        self.count_words(words);
        let text = inline::write(words, self);
        let name = notes::named(&self.around.text(notes::NOTE), &title);
        notes::toggled(self.around.number(), "margin", &notes::hidden_label(&name), &text)
    }
}
