//! Headings of a document: their level, id and place in the outline.

use super::Problem;
use super::document::BEFORE_HEADINGS;
use super::inline;
use super::parse::{Spanned, plain_text};
use super::writer::Writer;
use crate::contract::{Block, Heading};
use crate::{Id, SafeHtml};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};
use std::ops::Range;

impl<'a> Writer<'_, '_, 'a> {
    pub(super) fn heading(&mut self, open: &Spanned<'a>, inside: &[Spanned<'a>]) {
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
        self.document.blocks.push(Block::prose(id.to_string(), html));
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
}
