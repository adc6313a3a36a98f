//! The texts inside activities: Markdown that does not stand in the document itself.

use super::notes::{Notes, single_paragraph};
use super::parse::{author_options, parse};
use super::writer::Writer;
use super::{Address, Image, LESSON_BYTES, Media, MediaSource, Problem, Surroundings, inline};
use crate::contract::{Block, plain};
use crate::texts::Text;
use crate::{Id, SafeHtml};
use std::ops::Range;

/// A text as its author wrote it, and its place in the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sourced {
    /// Markdown.
    pub text: String,
    /// Bytes of the document.
    pub at: Range<usize>,
}

/// Writes a text: one paragraph as its words alone, more as blocks. All mistakes are reported at its place.
pub(super) fn write_snippet(words: &Sourced, around: &mut dyn Surroundings) -> SafeHtml {
    let mut pinned = Pinned {
        around,
        at: words.at.clone(),
    };
    let events = match parse(&words.text, author_options(), LESSON_BYTES) {
        Ok(events) => events,
        Err(too_big) => {
            pinned.report(Problem::new(
                "nested-too-deep",
                0..0,
                too_big.to_string(),
                "make it flatter or smaller",
            ));
            return SafeHtml::default();
        }
    };
    if let Some(inside) = single_paragraph(&events) {
        let mut writer = Writer::new(&mut pinned, Notes::default());
        return SafeHtml::new(inline::write(inside, &mut writer));
    }
    let written = super::write_document(&words.text, &mut pinned).unwrap_or_default();
    plain(&written.blocks)
}

/// Marks the place of a gap while a text is written: characters of private use, which no author writes.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Writes a text with gaps, and cuts it at them. Gaps are given by their places in `parts`.
pub(super) fn write_gaps(parts: &[Gapped], around: &mut dyn Surroundings) -> Vec<Result<SafeHtml, Id>> {
    let mut whole = Sourced::default();
    for (index, part) in parts.iter().enumerate() {
        match part {
            Ok(words) => {
                whole.text.push_str(&words.text.replace([OPEN, CLOSE], ""));
                whole.at = words.at.clone();
            }
            Err(_) => whole.text.push_str(&format!("{OPEN}{index}{CLOSE}")),
        }
    }
    let html = write_snippet(&whole, around);
    let mut cut = Vec::new();
    for (index, piece) in html.as_str().split(OPEN).enumerate() {
        let words = match piece.split_once(CLOSE) {
            Some((gap, words)) if index > 0 => {
                if let Some(Err(id)) = gap.parse().ok().and_then(|index: usize| parts.get(index)) {
                    cut.push(Err(id.clone()));
                }
                words
            }
            _ => piece,
        };
        if !is_balanced(words) {
            around.report(Problem::new(
                "gap-in-markup",
                whole.at.clone(),
                "a gap stands inside emphasis, a link or a list",
                "let emphasis and links end before the gap, and keep the text to one paragraph",
            ));
            return Vec::new();
        }
        if !words.is_empty() {
            cut.push(Ok(SafeHtml::new(words.to_owned())));
        }
    }
    cut
}

/// A piece of a text with gaps: words, or the id of a gap.
pub type Gapped = Result<Sourced, Id>;

/// Whether every element that starts in a piece of the writer's own HTML ends in it, and none other does.
fn is_balanced(html: &str) -> bool {
    let (mut depth, mut rest) = (0_i32, html);
    while let Some((_, tag)) = rest.split_once('<') {
        let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
        if inside.starts_with('/') {
            depth -= 1;
        } else if !inside.ends_with('/')
            && !["br", "img", "input"].iter().any(|void| inside.starts_with(void))
        {
            depth += 1;
        }
        if depth < 0 {
            return false;
        }
        rest = after;
    }
    depth == 0
}

/// The surroundings of a document, with every place moved to that of a text inside it.
struct Pinned<'s> {
    around: &'s mut dyn Surroundings,
    at: Range<usize>,
}

impl Surroundings for Pinned<'_> {
    fn text(&self, text: Text) -> String {
        self.around.text(text)
    }

    fn link(&mut self, address: &Address<'_>, _: Range<usize>) -> Option<String> {
        self.around.link(address, self.at.clone())
    }

    fn term(&mut self, term: &Id, _: Range<usize>) -> Option<(SafeHtml, String)> {
        self.around.term(term, self.at.clone())
    }

    fn image(&mut self, source: &str, _: Range<usize>) -> Option<Image> {
        self.around.image(source, self.at.clone())
    }

    fn media(&mut self, source: &MediaSource, _: Range<usize>) -> Option<Media> {
        self.around.media(source, self.at.clone())
    }

    fn include(&mut self, address: &Address<'_>, _: Range<usize>) -> Option<Vec<Block>> {
        self.around.include(address, self.at.clone())
    }

    fn activity(&mut self, _: usize) -> Option<crate::activity::Activity<Sourced>> {
        None
    }

    fn number(&mut self) -> usize {
        self.around.number()
    }

    fn report(&mut self, problem: Problem) {
        self.around.report(Problem {
            at: self.at.clone(),
            ..problem
        });
    }
}
