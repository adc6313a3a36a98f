//! Reads blocks: categories, names, texts, and the braces around answers.

use super::answers;
use super::escape::{find, find_last, unescaped};
use super::source::{Block, Slice, Source};
use super::{Asked, Format, Formatted, Mistake, Says, Statement};
use std::collections::BTreeSet;

/// Reads a whole file. What cannot be read is told, and the rest is read all the same.
pub fn read(file: &str) -> Vec<Statement> {
    let source = Source::of(file);
    let reader = Reader { source: &source };
    source
        .blocks()
        .into_iter()
        .flat_map(|block| reader.block(block))
        .collect()
}

/// Reads parts of one file.
pub(super) struct Reader<'s> {
    source: &'s Source,
}

impl<'s> Reader<'s> {
    /// What a block says: a question, after any number of categories.
    fn block(&self, block: Block) -> Vec<Statement> {
        let mut text = self.source.slice(block.at.clone()).trim();
        let mut statement = Statement {
            line: self.line(text),
            comments: Vec::new(),
            id: None,
            tags: Vec::new(),
            written: self.source.written(block.at).trim_end().to_owned(),
            says: Says::Nothing,
        };
        for comment in block.comments {
            statement.id = statement
                .id
                .or_else(|| marks(&comment, "[id:").into_iter().next());
            statement.tags.extend(marks(&comment, "[tag:"));
            if !repeats(&comment) {
                statement.comments.push(comment);
            }
        }
        let mut statements = Vec::new();
        while let Some(path) = text.text.strip_prefix("$CATEGORY:") {
            let line = path.split('\n').next().unwrap_or_default();
            statement.says = Says::Category(category(line));
            text = text.from("$CATEGORY:".len() + line.len()).trim();
            let next = Statement {
                line: self.line(text),
                comments: Vec::new(),
                id: None,
                tags: Vec::new(),
                written: String::new(),
                says: Says::Nothing,
            };
            statements.push(std::mem::replace(&mut statement, next));
        }
        if !text.text.is_empty() {
            if !statements.is_empty() {
                statement.written = text.text.to_owned();
            }
            statement.says = self.question(text).map_or_else(Says::Broken, Says::Question);
            statements.push(statement);
        } else if statements.is_empty() {
            statements.push(statement);
        }
        statements
    }

    fn question(&self, block: Slice<'s>) -> Result<Asked, Mistake> {
        let (mut title, mut rest) = (None, block);
        if block.text.starts_with("::")
            && let Some((name, text)) = block.from(2).split_once("::")
        {
            title = Some(unescaped(name.text).replace('\n', " ")).filter(|name| !name.is_empty());
            rest = text.trim();
        }
        let (open, close) = (find(rest.text, "{"), find(rest.text, "}"));
        let (open, close) = match (open, close) {
            (None, None) => {
                return Ok(Asked {
                    title,
                    text: self.formatted(rest, Format::default()),
                    gap: None,
                    answers: super::Answers::Description,
                    general: None,
                    more_braces: false,
                });
            }
            (Some(open), Some(close)) if open < close => (open, close),
            (Some(open), None) => {
                return Err(self.mistake(
                    rest.from(open),
                    "the brace { is not closed: a blank line ends a question",
                ));
            }
            (_, Some(close)) => {
                return Err(self.mistake(
                    rest.from(close),
                    "the brace } closes nothing; write \\} for a brace in a text",
                ));
            }
        };
        let (before, after) = (rest.before(open), rest.from(close + 1).trim());
        let gap = (!after.text.is_empty()).then(|| unused(rest.text)).flatten();
        let mut text = before.text.to_owned();
        text.extend(gap);
        text.push_str(rest.text.get(close + 1..).unwrap_or_default());
        let text = self.formatted(
            Slice {
                text: &text,
                at: before.trim().at,
            },
            Format::default(),
        );
        let mut inside = rest.before(close).from(open + 1).trim();
        let mut general = None;
        if let Some(at) = find_last(inside.text, "####") {
            general = self.feedback(inside.from(at + 4), text.format);
            inside = inside.before(at).trim();
        }
        Ok(Asked {
            title,
            gap,
            answers: answers::read(self, inside, text.format)?,
            general,
            more_braces: find(after.text, "{").is_some() || find(after.text, "}").is_some(),
            text,
        })
    }

    /// A text with the name of its markup before it, or that of the question.
    pub(super) fn formatted(&self, slice: Slice<'_>, default: Format) -> Formatted {
        let slice = slice.trim();
        let named = slice.text.strip_prefix('[').and_then(|text| text.split_once(']'));
        let format = named.and_then(|(name, _)| match name {
            "moodle" => Some(Format::Moodle),
            "html" => Some(Format::Html),
            "markdown" => Some(Format::Markdown),
            "plain" => Some(Format::Plain),
            _ => None,
        });
        let text = match (format, named) {
            (Some(_), Some((_, rest))) => rest,
            _ => slice.text,
        };
        Formatted {
            format: format.unwrap_or(default),
            text: unescaped(text),
            line: self.line(slice),
        }
    }

    /// A feedback, unless it is empty.
    pub(super) fn feedback(&self, slice: Slice<'_>, default: Format) -> Option<Formatted> {
        Some(self.formatted(slice, default)).filter(|feedback| !feedback.text.is_empty())
    }

    /// The line of a part.
    pub(super) fn line(&self, slice: Slice<'_>) -> usize {
        self.source.line(slice.at)
    }

    /// A mistake at a part.
    pub(super) fn mistake(&self, slice: Slice<'_>, what: impl Into<String>) -> Mistake {
        Mistake {
            line: self.line(slice.trim()),
            what: what.into(),
        }
    }
}

/// The parts of a category; two strokes are one that parts nothing.
fn category(path: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = path.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        let mut strokes = 1;
        while letter == '/' && letters.next_if_eq(&'/').is_some() {
            strokes += 1;
        }
        match parts.last_mut() {
            Some(_) if letter == '/' && strokes == 1 => parts.push(String::new()),
            Some(part) if letter == '/' => part.push_str(&"/".repeat(strokes / 2)),
            Some(part) => part.push(letter),
            None => {}
        }
    }
    let trimmed = parts.iter().map(|part| part.trim().to_owned());
    trimmed.filter(|part| !part.is_empty()).collect()
}

/// Whether a comment only repeats the name and id of what follows, as Moodle and this program write them.
fn repeats(comment: &str) -> bool {
    let named = ["question: ", "quiz: "]
        .iter()
        .find_map(|word| comment.strip_prefix(word));
    named
        .and_then(|named| named.split_once(' '))
        .is_some_and(|(id, rest)| {
            let is_number = id.bytes().all(|byte| byte.is_ascii_digit());
            is_number && rest.trim_start().starts_with("name:") || rest == format!("[id:{id}]")
        })
}

/// A character of private use that a text does not have.
fn unused(text: &str) -> Option<char> {
    let mut private = '\u{e000}'..='\u{f8ff}';
    let used: BTreeSet<char> = text.chars().filter(|letter| private.contains(letter)).collect();
    private.find(|letter| !used.contains(letter))
}

/// What a comment says between such a mark and the next bracket that has no backslash before it.
fn marks(comment: &str, mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in comment.split(mark).skip(1) {
        let (mut value, mut letters) = (String::new(), piece.chars());
        while let Some(letter) = letters.next() {
            match letter {
                ']' => {
                    found.push(value.trim().to_owned());
                    break;
                }
                '\\' => value.extend(letters.next()),
                letter => value.push(letter),
            }
        }
    }
    found.retain(|value| !value.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_parted_by_single_strokes() {
        assert_eq!(
            category(" $course$/top/A // B/ C"),
            ["$course$", "top", "A / B", "C"]
        );
        assert_eq!(category("//"), ["/"]);
        assert!(category(" ").is_empty());
    }

    #[test]
    fn ids_and_tags_stand_in_comments() {
        assert_eq!(
            marks(r"[tag:a\]b] x [tag: c ] [tag:] [tag:open", "[tag:"),
            ["a]b", "c"]
        );
        let read = read("// question: 7  name: A [id:q-7] [tag:easy]\n// mine\nA? {T}");
        assert_eq!(
            (read[0].id.as_deref(), read[0].line, read[0].comments.len()),
            (Some("q-7"), 3, 1)
        );
    }
}
