//! Writes the pieces of a document, one block after the other.

use super::activity::{fallback, write_activity};
use super::blocks::Piece;
use super::document::{BEFORE_HEADINGS, Document};
use super::fence::{self, parse_media};
use super::figure::{self, Words};
use super::inline;
use super::notes::Notes;
use super::parse::{Spanned, plain_text};
use super::{Address, Problem, Surroundings};
use crate::SafeHtml;
use crate::contract::Block;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// A document that is being written.
pub(super) struct Writer<'w, 'e, 'a> {
    pub(super) around: &'w mut dyn Surroundings,
    pub(super) notes: Notes<'e, 'a>,
    pub(super) document: Document,
    /// The heading that blocks are counted under.
    pub(super) under: String,
    pub(super) ordinal: usize,
}

impl<'w, 'e, 'a> Writer<'w, 'e, 'a> {
    pub(super) fn new(around: &'w mut dyn Surroundings, notes: Notes<'e, 'a>) -> Self {
        Self {
            around,
            notes,
            document: Document::default(),
            under: BEFORE_HEADINGS.to_owned(),
            ordinal: 0,
        }
    }

    pub(super) fn piece(&mut self, piece: &Piece<'e, 'a>) {
        match piece {
            Piece::Heading { open, inside } => self.heading(open, inside),
            Piece::Note { .. } => {}
            Piece::Fence { info, open, all, .. } => self.fence(info, open.1.clone(), all),
            Piece::Figure { image } => self.figure(image),
            Piece::Include { destination, open } => self.include(destination, open.1.clone()),
            Piece::Prose(events) => self.prose(events),
        }
    }

    pub(super) fn push(&mut self, html: String) {
        self.ordinal += 1;
        let id = format!("{}.{}", self.under, self.ordinal);
        self.document.blocks.push(Block::prose(id, SafeHtml::new(html)));
    }

    pub(super) fn count_words(&mut self, events: &[Spanned<'_>]) {
        self.document.words += plain_text(events).split_whitespace().count();
    }

    fn prose(&mut self, events: &[Spanned<'a>]) {
        self.count_words(events);
        let html = inline::write(events, self);
        self.push(html);
    }

    fn fence(&mut self, info: &str, at: Range<usize>, all: &[Spanned<'a>]) {
        let (body, start) = fence_body(all);
        match info {
            "pull-quote" => self.push(fence::pull_quote(&body)),
            "media" => self.media(&body, start.unwrap_or(at.start)),
            name if fence::ACTIVITIES.contains(&name) => {
                // What is wrong with it was reported when it was read.
                if let Some(activity) = self.around.activity(at.start) {
                    let activity = write_activity(activity, self.around);
                    let fallback = fallback(&activity, &|text| self.around.text(text));
                    self.document.blocks.push(Block::activity(activity, fallback));
                }
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

    pub(super) fn alternative_text(&mut self, alternative: &str, at: Range<usize>) {
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
            if block.is_heading() || block.activity.is_some() {
                self.document.blocks.push(block);
            } else {
                self.push(block.html.as_str().to_owned());
            }
        }
    }
}

/// The text inside a fence, and the byte at which it starts.
pub(super) fn fence_body(all: &[Spanned<'_>]) -> (String, Option<usize>) {
    let mut body = String::new();
    let mut start = None;
    for (event, at) in all {
        if let Event::Text(text) = event {
            start.get_or_insert(at.start);
            body.push_str(text);
        }
    }
    (body, start)
}
