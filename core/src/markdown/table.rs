//! Tables, with classes for alignment where the library would write `style` attributes.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// Where the writer is inside a table.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// The markup for a table event; `None` for any other event.
    pub(super) fn markup(&mut self, event: &Event<'_>, label: impl FnOnce() -> String) -> Option<String> {
        let fixed = match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments.clone_from(alignments);
                let mut label_attribute = String::new();
                super::inline::escape_attribute(&mut label_attribute, &label());
                return Some(format!(
                    "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label_attribute}\"><table>"
                ));
            }
            Event::Start(Tag::TableHead) => {
                (self.in_head, self.column) = (true, 0);
                "<thead><tr>"
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                "</tr></thead><tbody>\n"
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>"
            }
            Event::End(TagEnd::TableRow) => "</tr>\n",
            Event::Start(Tag::TableCell) => {
                let alignment = self
                    .alignments
                    .get(self.column)
                    .copied()
                    .unwrap_or(Alignment::None);
                self.column += 1;
                return Some(self.cell(alignment));
            }
            Event::End(TagEnd::TableCell) => {
                if self.in_head {
                    "</th>"
                } else {
                    "</td>"
                }
            }
            Event::End(TagEnd::Table) => "</tbody></table></div>\n",
            _ => return None,
        };
        Some(fixed.to_owned())
    }

    fn cell(&self, alignment: Alignment) -> String {
        let name = if self.in_head { "th scope=\"col\"" } else { "td" };
        match alignment {
            Alignment::None => format!("<{name}>"),
            Alignment::Left => format!("<{name} class=\"start\">"),
            Alignment::Center => format!("<{name} class=\"middle\">"),
            Alignment::Right => format!("<{name} class=\"end\">"),
        }
    }
}
