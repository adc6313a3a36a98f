//! The profile of authors: documents of blocks, with notes, figures, media and fragments.

use super::blocks::{Piece, pieces};
use super::fence::{self, parse_media};
use super::figure::{self, Words};
use super::inline::{self, LinkTags, Rules, escaped, open_link};
use super::limits::{LESSON_BYTES, TooBig};
use super::notes::{self, MARGIN, Note, Notes};
use super::parse::{Spanned, author_options, parse, plain_text};
use super::{Address, Problem, Surroundings};
use crate::contract::{Block, Heading};
use crate::texts::Text;
use crate::{Id, SafeHtml};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};
use std::ops::Range;

/// The id that blocks before the first heading are counted under.
const BEFORE_HEADINGS: &str = "start";

/// A written document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What it says.
    pub blocks: Vec<Block>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// How many words a reader reads.
    pub words: usize,
}

/// Writes a lesson or page. Every mistake is reported to `around`; what cannot be shown as meant
/// is shown as words.
///
/// # Errors
/// [`TooBig`] where the source is larger than [`LESSON_BYTES`] or nested deeper than [`super::MAX_DEPTH`].
pub fn write_document(source: &str, around: &mut dyn Surroundings) -> Result<Document, TooBig> {
    let events = parse(source, author_options(), LESSON_BYTES)?;
    let all = pieces(&events);
    let mut notes = Notes::default();
    for piece in &all {
        if let Piece::Note { label, open, inside } = piece {
            let note = Note {
                at: open.1.clone(),
                inside,
                used: false,
            };
            if notes.by_label.insert(label.to_string(), note).is_some() {
                around.report(Problem::new(
                    "duplicate-id",
                    open.1.clone(),
                    format!("the note `{label}` is defined twice"),
                    "give one of the two another label",
                ));
            }
        }
    }
    let mut writer = Writer {
        around,
        notes,
        document: Document::default(),
        under: BEFORE_HEADINGS.to_owned(),
        ordinal: 0,
    };
    for piece in &all {
        writer.piece(piece);
    }
    writer.footnotes();
    writer.unused_notes();
    Ok(writer.document)
}

/// Writes the inline text of a glossary's definitions: plain title, its place, and what it means.
pub fn write_definitions(
    source: &str,
    around: &mut dyn Surroundings,
) -> Result<Vec<(String, Range<usize>, SafeHtml)>, TooBig> {
    let events = parse(source, author_options(), LESSON_BYTES)?;
    let mut writer = Writer {
        around,
        notes: Notes::default(),
        document: Document::default(),
        under: String::new(),
        ordinal: 0,
    };
    let mut terms: Vec<(String, Range<usize>, SafeHtml)> = Vec::new();
    let mut open = 0;
    for (index, (event, at)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => open = index + 1,
            Event::End(pulldown_cmark::TagEnd::DefinitionListTitle) => {
                let title = plain_text(events.get(open..index).unwrap_or_default());
                terms.push((title, at.clone(), SafeHtml::default()));
            }
            Event::End(pulldown_cmark::TagEnd::DefinitionListDefinition) => {
                let inside = events.get(open..index).unwrap_or_default();
                let words = notes::single_paragraph(inside).unwrap_or(inside);
                let html = SafeHtml::new(inline::write(words, &mut writer));
                if let Some((.., definition)) = terms.last_mut() {
                    *definition = html;
                }
            }
            _ => {}
        }
    }
    Ok(terms)
}

struct Writer<'w, 'e, 'a> {
    around: &'w mut dyn Surroundings,
    notes: Notes<'e, 'a>,
    document: Document,
    under: String,
    ordinal: usize,
}

impl<'e, 'a> Writer<'_, 'e, 'a> {
    fn piece(&mut self, piece: &Piece<'e, 'a>) {
        match piece {
            Piece::Heading { open, inside } => self.heading(open, inside),
            Piece::Note { .. } => {}
            Piece::Fence { info, open, all } => self.fence(info, open.1.clone(), all),
            Piece::Figure { image } => self.figure(image),
            Piece::Include { destination, open } => self.include(destination, open.1.clone()),
            Piece::Prose(events) => self.prose(events),
        }
    }

    fn push(&mut self, html: String) {
        self.ordinal += 1;
        let id = format!("{}.{}", self.under, self.ordinal);
        self.document.blocks.push(Block {
            id,
            html: SafeHtml::new(html),
        });
    }

    fn count_words(&mut self, events: &[Spanned<'_>]) {
        self.document.words += plain_text(events).split_whitespace().count();
    }

    fn prose(&mut self, events: &[Spanned<'a>]) {
        self.count_words(events);
        let html = inline::write(events, self);
        self.push(html);
    }

    fn heading(&mut self, open: &Spanned<'a>, inside: &[Spanned<'a>]) {
        let (
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }),
            at,
        ) = open
        else {
            return;
        };
        let title = plain_text(inside);
        self.count_words(inside);
        let first_line = at.start..at.start + title.len().max(3);
        let skipped = *level == HeadingLevel::H3 && self.document.outline.is_empty();
        if !matches!(level, HeadingLevel::H2 | HeadingLevel::H3) || skipped {
            self.around.report(Problem::new(
                "heading-level",
                at.clone(),
                format!("a heading of level {} cannot stand here", *level as u8),
                "the title is the only heading of level 1; use `##`, and `###` below it",
            ));
        }
        if !classes.is_empty() || !attrs.is_empty() {
            self.around.report(Problem::new(
                "heading-attribute",
                at.clone(),
                "a heading takes no classes or attributes",
                "keep only `{#id}`",
            ));
        }
        let words = inline::write(inside, self);
        let Some(id) = self.heading_id(id.as_ref(), &title, first_line) else {
            self.push(format!("<{level}>{words}</{level}>\n"));
            return;
        };
        let html = SafeHtml::new(format!("<{level} id=\"{id}\">{words}</{level}>\n"));
        self.document.blocks.push(Block {
            id: id.to_string(),
            html,
        });
        (self.under, self.ordinal) = (id.to_string(), 0);
        self.document.outline.push(Heading {
            id,
            title,
            level: *level as u8,
        });
    }

    fn heading_id(&mut self, id: Option<&CowStr<'a>>, title: &str, at: Range<usize>) -> Option<Id> {
        let Some(text) = id else {
            self.around.report(Problem::new(
                "heading-without-id",
                at,
                format!("the heading “{title}” has no id"),
                "write an id behind it that is equal in all languages: `## Title {#an-id}`",
            ));
            return None;
        };
        let id = match text.parse::<Id>() {
            Ok(id) if id.as_str() != BEFORE_HEADINGS => id,
            Ok(_) => {
                self.around.report(Problem::new(
                    "invalid-id",
                    at,
                    format!("`{text}` is kept for what stands before the first heading"),
                    "choose another id",
                ));
                return None;
            }
            Err(wrong) => {
                self.around.report(Problem::new(
                    "invalid-id",
                    at,
                    format!("`{text}` is not an id"),
                    wrong.to_string(),
                ));
                return None;
            }
        };
        if self.document.outline.iter().any(|heading| heading.id == id) {
            self.around.report(Problem::new(
                "duplicate-id",
                at,
                format!("the id `{id}` is used twice"),
                "ids are unique within a lesson: choose another",
            ));
            return None;
        }
        Some(id)
    }

    fn fence(&mut self, info: &str, at: Range<usize>, all: &[Spanned<'a>]) {
        let mut body = String::new();
        let mut start = None;
        for (event, at) in all {
            if let Event::Text(text) = event {
                start.get_or_insert(at.start);
                body.push_str(text);
            }
        }
        match info {
            "pull-quote" => self.push(fence::pull_quote(&body)),
            "media" => self.media(&body, start.unwrap_or(at.start)),
            name if fence::ACTIVITIES.contains(&name) => {
                self.around.report(Problem::new(
                    "unknown-activity",
                    at,
                    format!("this version of Leerkring has no activity `{name}`"),
                    "leave it out, or use a newer version",
                ));
            }
            _ => self.prose(all),
        }
    }

    fn media(&mut self, body: &str, start: usize) {
        match parse_media(body, start) {
            Ok(source) => {
                if let Some(media) = self.around.media(&source, source.at.clone()) {
                    let html = figure::media(
                        &media,
                        &source.title,
                        &Words {
                            text: &|t| self.around.text(t),
                        },
                    );
                    self.push(html);
                }
            }
            Err(problems) => problems
                .into_iter()
                .for_each(|problem| self.around.report(problem)),
        }
    }

    fn figure(&mut self, image: &[Spanned<'a>]) {
        let Some((Event::Start(Tag::Image { dest_url, title, .. }), at)) = image.first() else {
            return;
        };
        let alternative = plain_text(image);
        self.alternative_text(&alternative, at.clone());
        if let Some(image) = self.around.image(dest_url, at.clone()) {
            let html = figure::figure(
                &image,
                &alternative,
                title,
                &Words {
                    text: &|t| self.around.text(t),
                },
            );
            self.push(html);
        }
    }

    fn alternative_text(&mut self, alternative: &str, at: Range<usize>) {
        if alternative.is_empty() {
            self.around.report(Problem::new(
                "missing-alternative-text",
                at,
                "this image has no alternative text",
                "say between the square brackets what the image shows",
            ));
        }
    }

    fn include(&mut self, destination: &str, at: Range<usize>) {
        let address = Address::parse(destination);
        let Address::Include { .. } = address else {
            self.around.report(Problem::new(
                "broken-fragment",
                at,
                format!("`{destination}` names no fragment"),
                "write `include:course/lesson#heading-id`",
            ));
            return;
        };
        for block in self.around.include(&address, at).unwrap_or_default() {
            if block.is_heading() {
                self.document.blocks.push(block);
            } else {
                self.push(block.html.as_str().to_owned());
            }
        }
    }

    fn footnotes(&mut self) {
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

    fn unused_notes(&mut self) {
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

    fn margin_note(&mut self, label: &str, inside: &'e [Spanned<'a>], at: Range<usize>) -> String {
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
