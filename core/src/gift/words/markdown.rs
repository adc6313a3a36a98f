//! Markdown from elsewhere: what a lesson would refuse becomes words.

use super::Lost;
use super::shape::words;
use crate::markdown::{Address, LESSON_BYTES, author_options, parse};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// The text with HTML, images, headings and refused links turned into words.
pub(super) fn mended(text: &str) -> (String, Vec<Lost>) {
    let Ok(events) = parse(text, author_options(), LESSON_BYTES) else {
        let lost = (
            "markup that is too large or nested too deep".to_owned(),
            text.to_owned(),
        );
        let (words, _) = super::render::markdown(&[super::Token::Words(text)], true);
        return (words, vec![lost]);
    };
    let written = |at: &Range<usize>| text.get(at.clone()).unwrap_or_default().to_owned();
    let (mut changes, mut lost): (Vec<(Range<usize>, String)>, Vec<Lost>) = (Vec::new(), Vec::new());
    // Inside what was taken out as a whole, nothing is left to change.
    let mut until = 0;
    for (event, at) in &events {
        if at.start < until {
            continue;
        }
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                let html = written(at);
                lost.push(("HTML inside Markdown".to_owned(), html.trim().to_owned()));
                changes.push((at.clone(), html.replace('<', "\\<")));
            }
            Event::Start(Tag::Image { .. }) => {
                let alt = words(&written(at)).text;
                lost.push(("an image".to_owned(), written(at)));
                changes.push((at.clone(), format!("\\[{}\\]", plain(&alt))));
                until = at.end;
            }
            Event::Start(Tag::Heading { .. }) => {
                lost.push(("a heading".to_owned(), written(at).trim().to_owned()));
                let source = written(at);
                // A heading that is underlined is told by its last line.
                let line = if source.trim_start().starts_with('#') {
                    source.len() - source.trim_start().len()
                } else {
                    source.trim_end().rfind('\n').map_or(0, |end| end + 1)
                };
                changes.push((at.start + line..at.start + line, "\\".to_owned()));
            }
            Event::Start(Tag::Link { dest_url, .. }) => match Address::parse(dest_url) {
                Address::Web(_) | Address::Contact(_) => {}
                Address::Refused => {
                    lost.push((format!("a link to `{dest_url}`"), written(at)));
                    changes.push((at.clone(), plain(&words(&written(at)).text)));
                    until = at.end;
                }
                _ => lost.push((
                    format!("a link to `{dest_url}`, which leads somewhere only in the course it is from"),
                    String::new(),
                )),
            },
            Event::End(TagEnd::Link) => {}
            _ => {}
        }
    }
    let (mut out, mut from) = (String::new(), 0);
    for (at, change) in changes {
        out.push_str(text.get(from..at.start).unwrap_or_default());
        out.push_str(&change);
        from = at.end.max(from);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (out, lost)
}

fn plain(text: &str) -> String {
    super::render::markdown(&[super::Token::Words(text)], true).0
}
