//! The profile of learners' posts: no images, no ids, links that say nobody vouches for them.

use super::Address;
use super::inline::{self, LinkTags, Rules, escaped, open_link};
use super::limits::{POST_BYTES, TooBig};
use super::parse::{parse, post_options};
use crate::SafeHtml;
use std::ops::Range;

/// Writes a post. Images become their alternative text, raw HTML becomes text, links to anything
/// but the web and mail become their words.
///
/// # Errors
/// [`TooBig`] where the source is larger than [`POST_BYTES`] or nested deeper than [`super::MAX_DEPTH`].
pub fn write_post(source: &str) -> Result<SafeHtml, TooBig> {
    let events = parse(source, post_options(), POST_BYTES)?;
    Ok(SafeHtml::new(inline::write(&events, &mut PostRules)))
}

struct PostRules;

impl Rules for PostRules {
    fn link(&mut self, destination: &str, title: &str, _: Range<usize>) -> Option<LinkTags> {
        match Address::parse(destination) {
            Address::Web(href) | Address::Contact(href) => Some(LinkTags {
                open: open_link(href, title, " rel=\"nofollow ugc noopener\""),
                close: "</a>".to_owned(),
            }),
            _ => None,
        }
    }

    fn image(&mut self, _: &str, _: &str, alternative: &str, _: Range<usize>) -> String {
        escaped(alternative)
    }

    fn footnote(&mut self, label: &str, _: Range<usize>) -> String {
        escaped(label)
    }

    fn raw_html(&mut self, _: Range<usize>) {}

    fn nested_heading(&mut self, _: Range<usize>) {}

    fn table_label(&self) -> String {
        String::new()
    }
}
