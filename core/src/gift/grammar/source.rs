//! A GIFT file as blocks between blank lines, with comments set apart and places kept.

use std::ops::Range;

/// The text of a file, and where its lines start.
pub struct Source {
    /// The text with every comment written over with spaces, so that places stay what they are.
    text: String,
    /// The text as it was.
    whole: String,
    lines: Vec<usize>,
}

/// What stands between two blank lines.
pub struct Block {
    /// Its bytes.
    pub at: Range<usize>,
    /// Its comments, without their strokes.
    pub comments: Vec<String>,
}

impl Source {
    /// Takes the byte order mark and the line ends of other systems away.
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let whole = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut text = String::with_capacity(whole.len());
        for line in whole.split_inclusive('\n') {
            if is_comment(line) {
                text.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            } else {
                text.push_str(line);
            }
        }
        let lines = whole.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { text, whole, lines }
    }

    /// The blocks in order.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let (mut at, mut open) = (0, false);
        for line in self.whole.split_inclusive('\n') {
            let end = at + line.len();
            if line.trim().is_empty() {
                open = false;
            } else {
                if !open {
                    blocks.push(Block {
                        at: at..at,
                        comments: Vec::new(),
                    });
                }
                open = true;
                if let Some(block) = blocks.last_mut() {
                    block.at.end = end;
                    if is_comment(line) {
                        let words = line.trim().trim_start_matches('/').trim();
                        block.comments.push(words.to_owned());
                    }
                }
            }
            at = end;
        }
        blocks
    }

    /// A part of the text without comments.
    pub fn slice(&self, at: Range<usize>) -> Slice<'_> {
        Slice {
            text: self.text.get(at.clone()).unwrap_or_default(),
            at: at.start,
        }
    }

    /// A part of the text as it was written.
    pub fn written(&self, at: Range<usize>) -> &str {
        self.whole.get(at).unwrap_or_default()
    }

    /// The number of the line that holds a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) + 1
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// A part of the text that knows where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Slice<'s> {
    /// The part.
    pub text: &'s str,
    /// The byte at which it starts.
    pub at: usize,
}

impl<'s> Slice<'s> {
    /// The part without space around it.
    pub fn trim(self) -> Self {
        let from = self.text.len() - self.text.trim_start().len();
        let text = self.text.trim();
        Self {
            text,
            at: self.at + from,
        }
    }

    /// What stands before a byte of the part.
    pub fn before(self, end: usize) -> Self {
        Self {
            text: self.text.get(..end).unwrap_or(self.text),
            at: self.at,
        }
    }

    /// What stands from a byte of the part on.
    pub fn from(self, start: usize) -> Self {
        Self {
            text: self.text.get(start..).unwrap_or_default(),
            at: self.at + start.min(self.text.len()),
        }
    }

    /// What stands before and after the first sign that is not escaped.
    pub fn split_once(self, sign: &str) -> Option<(Self, Self)> {
        let at = super::escape::find(self.text, sign)?;
        Some((self.before(at), self.from(at + sign.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_blocks_and_comments_do_not() {
        let source = Source::of("\u{feff}// Één\r\none\r\n// two\r\nthree\r\n \t\r\nfour");
        let blocks = source.blocks();
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].comments, ["Één", "two"]);
        let first = source.slice(blocks[0].at.clone()).trim();
        assert_eq!((first.text.lines().count(), source.line(first.at)), (3, 2));
        let second = source.slice(blocks[1].at.clone());
        assert_eq!((second.text, source.line(second.at)), ("four", 6));
    }
}
