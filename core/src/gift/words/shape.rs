//! What a reader sees of Markdown: its words, and how often each kind of markup stands in it.

use crate::markdown::{LESSON_BYTES, author_options, parse};
use pulldown_cmark::{Event, Tag};
use std::collections::BTreeMap;

/// The words without space, and the markup, by which what was written is compared with what is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// All words in one.
    text: String,
    marks: BTreeMap<&'static str, usize>,
    links: Vec<String>,
}

impl Shape {
    /// Adds words.
    pub fn push(&mut self, words: &str) {
        self.text
            .extend(words.chars().filter(|letter| !letter.is_whitespace()));
    }

    /// Adds a link.
    pub fn link(&mut self, to: &str) {
        self.links.push(to.to_owned());
    }

    /// Adds a piece of markup.
    pub fn mark(&mut self, name: &'static str) {
        *self.marks.entry(name).or_default() += 1;
    }
}

/// The shape of a text; none where it has markup that this module does not write.
pub fn shape(markdown: &str) -> Option<Shape> {
    let mut shape = Shape::default();
    for (event, _) in parse(markdown, author_options(), LESSON_BYTES).ok()? {
        match event {
            Event::Text(text) => shape.push(&text),
            Event::Code(text) => {
                shape.mark("code");
                shape.push(&text);
            }
            Event::HardBreak => shape.mark("break"),
            Event::SoftBreak | Event::End(_) | Event::Start(Tag::Paragraph) => {}
            Event::Start(Tag::Strong) => shape.mark("strong"),
            Event::Start(Tag::Emphasis) => shape.mark("emphasis"),
            Event::Start(Tag::Strikethrough) => shape.mark("strikethrough"),
            Event::Start(Tag::List(_)) => shape.mark("list"),
            Event::Start(Tag::Item) => shape.mark("item"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                shape.links.push(dest_url.into_string());
            }
            _ => return None,
        }
    }
    Some(shape)
}

/// The words of a text, and what would be lost if they stood alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Whether there is any markup.
    pub is_marked: bool,
    /// Destinations of its links.
    pub links: Vec<String>,
    /// Files of its images.
    pub images: Vec<String>,
}

/// Takes the markup off a text.
pub fn words(markdown: &str) -> Words {
    let mut words = Words::default();
    let Ok(events) = parse(markdown, author_options(), LESSON_BYTES) else {
        words.text = markdown.to_owned();
        return words;
    };
    let mut paragraphs = 0;
    for (event, _) in events {
        match event {
            Event::Text(text) => words.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.text.push(' '),
            Event::Start(Tag::Paragraph) => {
                paragraphs += 1;
                if paragraphs > 1 {
                    words.text.push(' ');
                }
            }
            Event::Start(Tag::Item | Tag::TableCell) => {
                words.is_marked = true;
                words.text.push(' ');
            }
            Event::End(_) => {}
            event => {
                words.is_marked = true;
                match event {
                    Event::Code(text) => words.text.push_str(&text),
                    Event::Start(Tag::Link { dest_url, .. }) => words.links.push(dest_url.into_string()),
                    Event::Start(Tag::Image { dest_url, .. }) => words.images.push(dest_url.into_string()),
                    _ => {}
                }
            }
        }
    }
    words
}

/// Whether a character stands among the words of a single paragraph, within no other markup.
pub fn stands_free(markdown: &str, sign: char) -> bool {
    let Ok(events) = parse(markdown, author_options(), LESSON_BYTES) else {
        return false;
    };
    let (mut depth, mut blocks, mut free) = (0, 0, false);
    for (event, _) in events {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    blocks += 1;
                }
                if depth == 0 && tag != Tag::Paragraph {
                    return false;
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) if text.contains(sign) => free = depth == 1,
            Event::Rule | Event::Html(_) => return false,
            _ => {}
        }
    }
    free && blocks == 1
}
