//! From source to events, within the caps.

use super::limits::{MAX_DEPTH, TooBig};
use crate::Id;
use crate::contract::Heading;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// An event and the bytes it came from.
pub(crate) type Spanned<'a> = (Event<'a>, Range<usize>);

/// The extensions authors have.
pub(crate) fn author_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The extensions posts have: none that writes ids.
pub(super) fn post_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// All events of a source no larger than `limit` bytes and no deeper than [`MAX_DEPTH`].
pub(crate) fn parse(source: &str, options: Options, limit: usize) -> Result<Vec<Spanned<'_>>, TooBig> {
    if source.len() > limit {
        return Err(TooBig::Bytes { limit });
    }
    let mut depth = 0_usize;
    let mut events = Vec::new();
    for (event, at) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(TooBig::Depth { at: at.start });
        }
        events.push((event, at));
    }
    Ok(events)
}

/// The index of the event that ends the first element.
pub(super) fn end_of_first(events: &[Spanned<'_>]) -> usize {
    let mut depth = 0_usize;
    let ends = events.iter().position(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    ends.unwrap_or_else(|| events.len().saturating_sub(1))
}

/// The words of some events, without markup.
pub(super) fn plain_text(events: &[Spanned<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::DefinitionListTitle,
            ) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The part of a document under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The bytes after the heading up to the next one of its level or higher.
    pub at: Range<usize>,
}

/// Finds the text under the heading of that id; `None` where there is no such heading or the
/// document is too big.
pub fn section(source: &str, id: &Id) -> Option<Section> {
    let events = parse(source, author_options(), super::LESSON_BYTES).ok()?;
    let mut found: Option<(HeadingLevel, usize)> = None;
    for (event, at) in &events {
        let Event::Start(Tag::Heading { level, id: this, .. }) = event else {
            continue;
        };
        match found {
            None if this.as_deref() == Some(id.as_str()) => found = Some((*level, at.end)),
            Some((own, start)) if *level <= own => return Some(Section { at: start..at.start }),
            _ => {}
        }
    }
    found.map(|(_, start)| Section {
        at: start..source.len(),
    })
}

/// The headings of a document that carry a valid id, in order.
pub fn headings(source: &str) -> Vec<Heading> {
    let Ok(events) = parse(source, author_options(), super::LESSON_BYTES) else {
        return Vec::new();
    };
    let mut headings = Vec::new();
    for (index, (event, _)) in events.iter().enumerate() {
        let Event::Start(Tag::Heading {
            level, id: Some(id), ..
        }) = event
        else {
            continue;
        };
        let Ok(id) = id.parse() else { continue };
        let rest = events.get(index..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|(e, _)| matches!(e, Event::End(TagEnd::Heading(_))))
            .unwrap_or(rest.len());
        headings.push(Heading {
            id,
            title: plain_text(rest.get(..end).unwrap_or_default()),
            level: *level as u8,
        });
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next_heading_of_its_level() {
        let source = "## A {#a}\none\n\n### B {#b}\ntwo\n\n## C {#c}\nthree\n";
        let text = |id: &str| section(source, &id.parse().unwrap()).map(|s| source[s.at].trim().to_owned());
        assert_eq!(text("a").unwrap(), "one\n\n### B {#b}\ntwo");
        assert_eq!(text("b").unwrap(), "two");
        assert_eq!(text("c").unwrap(), "three");
        assert_eq!(text("d"), None);
    }

    #[test]
    fn caps_are_checked_before_writing() {
        assert_eq!(parse("abc", author_options(), 2), Err(TooBig::Bytes { limit: 2 }));
        assert!(parse(&">".repeat(33), author_options(), 100).is_err());
        assert!(parse(&(">".repeat(30) + " a"), author_options(), 100).is_ok());
    }
}
