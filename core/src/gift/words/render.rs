//! Writes pieces of HTML as Markdown, and makes sure that a reader sees the same.

use super::Lost;
use super::html::{Token, decoded};
use super::shape::{Shape, shape};
use std::collections::BTreeSet;

/// How much is tried: Markdown as people write it first, and less where that is read otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attempt {
    /// Signs stand as they are.
    Bare,
    /// Signs have a backslash.
    Escaped,
    /// And emphasis is left out.
    Flat,
    /// And everything else but paragraphs and line ends.
    WordsAlone,
}

/// The pieces as Markdown, and what Markdown cannot express. `line_ends` says whether they count.
pub(super) fn markdown(tokens: &[Token<'_>], line_ends: bool) -> (String, Vec<Lost>) {
    let mut written = (String::new(), Vec::new());
    for attempt in [
        Attempt::Bare,
        Attempt::Escaped,
        Attempt::Flat,
        Attempt::WordsAlone,
    ] {
        let mut writer = Writer::new(attempt, line_ends);
        writer.write(tokens);
        let (markdown, wanted, lost) = writer.finish();
        written = (markdown, lost);
        if shape(&written.0) == Some(wanted) {
            break;
        }
    }
    written
}

/// An element that is open.
pub(super) struct Frame {
    pub name: String,
    pub kind: Kind,
    /// Words so far; a line end in them is one that readers see, two part paragraphs.
    pub out: String,
    /// Paragraphs and lists so far, of those that have any.
    pub blocks: Vec<Block>,
}

impl Frame {
    pub fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            out: String::new(),
            blocks: Vec::new(),
        }
    }
}

/// What an element becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    List { ordered: bool },
    Item,
    Emphasis(&'static str, &'static str),
    Code,
    Link(String),
}

/// A block of Markdown.
pub(super) struct Block {
    pub text: String,
    pub is_list: bool,
}

/// Markdown being written.
pub(super) struct Writer {
    pub attempt: Attempt,
    root: Frame,
    /// Elements that are open, the innermost last.
    pub frames: Vec<Frame>,
    pub shape: Shape,
    lost: Vec<Lost>,
    told: BTreeSet<Lost>,
    line_ends: bool,
    /// The element whose words no reader sees, and what it holds.
    pub hidden: Option<(String, String)>,
}

impl Writer {
    fn new(attempt: Attempt, line_ends: bool) -> Self {
        Self {
            attempt,
            root: Frame::new("", Kind::Root),
            frames: Vec::new(),
            shape: Shape::default(),
            lost: Vec::new(),
            told: BTreeSet::new(),
            line_ends,
            hidden: None,
        }
    }

    fn write(&mut self, tokens: &[Token<'_>]) {
        for (index, token) in tokens.iter().enumerate() {
            match token {
                _ if self.hidden.is_some() => self.hide(token),
                Token::Text(text) => {
                    let last = index + 1 == tokens.len();
                    self.text(&decoded(text), index > 0, !last);
                }
                Token::Words(text) => self.text(text, false, false),
                Token::Open(name, attributes, written) => self.open(name, attributes, written),
                Token::Close(name) => self.close(name),
                Token::Comment(written) => self.lose("a comment in HTML", written),
            }
        }
    }

    fn finish(mut self) -> (String, Shape, Vec<Lost>) {
        if let Some((name, written)) = self.hidden.take() {
            self.lose(format!("the markup `{name}`"), &written);
        }
        while !self.frames.is_empty() {
            self.pop();
        }
        self.part();
        let texts: Vec<_> = self.root.blocks.into_iter().map(|block| block.text).collect();
        (texts.join("\n\n"), self.shape, self.lost)
    }

    /// Notes what cannot be written, once.
    pub(super) fn lose(&mut self, what: impl Into<String>, written: &str) {
        let lost = (what.into(), written.to_owned());
        if self.told.insert(lost.clone()) {
            self.lost.push(lost);
        }
    }

    /// Words between tags; a line end beside a tag is not seen.
    pub(super) fn text(&mut self, text: &str, after_tag: bool, before_tag: bool) {
        self.shape.push(text);
        let (line_ends, escapes) = (self.line_ends, self.attempt > Attempt::Bare);
        match self.kind() {
            Kind::Code => {
                self.top().out.push_str(&text.replace('\n', " "));
                return;
            }
            Kind::List { .. } if text.trim().is_empty() => return,
            Kind::List { .. } => self.frames.push(Frame::new("li", Kind::Item)),
            _ => {}
        }
        let (first, last) = (0, text.len());
        let out = &mut self.top().out;
        let mut at_start = true;
        for (at, letter) in text.char_indices() {
            let at_tag = after_tag && at == first || before_tag && at + letter.len_utf8() == last;
            if letter == '\n' && line_ends && !at_tag {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                at_start = true;
            } else if letter.is_ascii_whitespace() {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            } else {
                let counts = match letter {
                    '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' => true,
                    '#' | '+' | '-' | '=' | ':' => at_start,
                    '.' | ')' => ends_in_number(out),
                    _ => false,
                };
                if escapes && counts {
                    out.push('\\');
                }
                out.push(letter);
                at_start = false;
            }
        }
    }

    /// The innermost element that is open.
    pub(super) fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.root)
    }

    /// What the innermost element becomes.
    pub(super) fn kind(&self) -> &Kind {
        self.frames.last().map_or(&self.root.kind, |frame| &frame.kind)
    }
}

/// Whether a line so far is only a number, which a full stop would make that of a list.
fn ends_in_number(out: &str) -> bool {
    // Numbers of lists have nine digits at most.
    let digits = out.bytes().rev().take(10).take_while(u8::is_ascii_digit).count();
    let before = out.bytes().rev().nth(digits);
    digits > 0 && before.is_none_or(|byte| matches!(byte, b'\n' | b' '))
}
