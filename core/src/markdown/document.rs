//! The profile of authors: documents of blocks, with notes, figures, media and fragments.

use super::blocks::{Piece, pieces};
use super::inline;
use super::limits::{LESSON_BYTES, TooBig};
use super::notes::{self, Note, Notes};
use super::parse::{author_options, parse, plain_text};
use super::writer::Writer;
use super::{Problem, Surroundings};
use crate::SafeHtml;
use crate::contract::{Block, Heading};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// The id that blocks before the first heading are counted under.
pub(super) const BEFORE_HEADINGS: &str = "start";

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
    let mut writer = Writer::new(around, notes);
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
    let mut writer = Writer::new(around, Notes::default());
    let mut terms: Vec<(String, Range<usize>, SafeHtml)> = Vec::new();
    let mut open = 0;
    for (index, (event, at)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => open = index + 1,
            Event::End(TagEnd::DefinitionListTitle) => {
                let title = plain_text(events.get(open..index).unwrap_or_default());
                terms.push((title, at.clone(), SafeHtml::default()));
            }
            Event::End(TagEnd::DefinitionListDefinition) => {
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
