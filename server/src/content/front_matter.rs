//! The YAML between the two lines of dashes, and YAML and TOML as [`Node`]s.

use super::fields::{Entry, Fields, Node, Value};
use crate::diagnostic::Source;
use leerkring_core::markdown::Problem;
use marked_yaml::types::{Marker, Node as Yaml, Span};
use marked_yaml::{LoadError, LoaderOptions};
use std::ops::Range;

/// A document cut in two.
pub struct Cut<'s> {
    /// The keys of its front matter.
    pub fields: Fields,
    /// What follows.
    pub body: &'s str,
    /// Byte at which the body starts.
    pub body_at: usize,
}

/// Cuts a document into front matter and body. A document without front matter has no keys; every
/// mistake in it stands in `fields.problems`.
pub fn cut(source: &Source) -> Cut<'_> {
    let text = source.text.as_str();
    let none = |body_at: usize, problem: Option<Problem>| {
        let mut fields = Fields::of(Node {
            value: Value::Map(Vec::new()),
            at: 0..text.find('\n').unwrap_or(text.len()),
        });
        fields.problems.extend(problem);
        Cut {
            fields,
            body: text.get(body_at..).unwrap_or_default(),
            body_at,
        }
    };
    let Some(start) = ["---\n", "---\r\n"]
        .iter()
        .find(|mark| text.starts_with(**mark))
        .map(|mark| mark.len())
    else {
        let problem = Problem::new(
            "missing-front-matter",
            0..0,
            "the file does not start with front matter",
            "start it with a line `---`, keys and values, and another line `---`",
        );
        return none(0, Some(problem));
    };
    let Some((end, body_at)) = closing_line(text, start) else {
        let problem = Problem::new(
            "missing-front-matter",
            0..3,
            "the front matter is not closed",
            "write a line `---` after its last key",
        );
        return none(text.len(), Some(problem));
    };
    let yaml = text.get(start..end).unwrap_or_default();
    match yaml_node(yaml, start) {
        Ok(node) => Cut {
            fields: Fields::of(Node { at: 0..3, ..node }),
            body: text.get(body_at..).unwrap_or_default(),
            body_at,
        },
        Err(problem) => none(body_at, Some(problem)),
    }
}

/// Where the closing line starts and where the body does.
fn closing_line(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Parses YAML that starts at a byte of its file.
pub fn yaml_node(yaml: &str, start: usize) -> Result<Node, Problem> {
    if yaml
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Node {
            value: Value::Map(Vec::new()),
            at: start..start,
        });
    }
    let lines = Lines::of(yaml, start);
    let options = LoaderOptions::default().error_on_duplicate_keys(true);
    marked_yaml::parse_yaml_with_options(0, yaml, options)
        .map(|node| lines.node(&node))
        .map_err(|error| lines.problem(&error))
}

/// Turns lines and columns into bytes.
struct Lines<'y> {
    yaml: &'y str,
    start: usize,
    starts: Vec<usize>,
}

impl<'y> Lines<'y> {
    fn of(yaml: &'y str, start: usize) -> Self {
        let starts = std::iter::once(0)
            .chain(yaml.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { yaml, start, starts }
    }

    fn byte(&self, marker: &Marker) -> usize {
        let line = self
            .starts
            .get(marker.line().saturating_sub(1))
            .copied()
            .unwrap_or(self.yaml.len());
        let rest = self.yaml.get(line..).unwrap_or_default();
        let column = rest
            .char_indices()
            .nth(marker.column().saturating_sub(1))
            .map_or(rest.len(), |(at, _)| at);
        self.start + line + column
    }

    fn range(&self, span: &Span, length: usize) -> Range<usize> {
        let start = span.start().map_or(self.start, |marker| self.byte(marker));
        let end = span.end().map_or(start + length, |marker| self.byte(marker));
        start..end.max(start)
    }

    fn node(&self, node: &Yaml) -> Node {
        match node {
            Yaml::Scalar(scalar) => {
                let text = scalar.as_str().to_owned();
                let at = self.range(scalar.span(), text.len());
                Node {
                    value: Value::Text(text),
                    at,
                }
            }
            Yaml::Sequence(list) => Node {
                value: Value::List(list.iter().map(|node| self.node(node)).collect()),
                at: self.range(list.span(), 1),
            },
            Yaml::Mapping(map) => {
                let entry = |(key, node): (&marked_yaml::types::MarkedScalarNode, &Yaml)| Entry {
                    key: key.as_str().to_owned(),
                    at: self.range(key.span(), key.as_str().len()),
                    node: self.node(node),
                };
                let entries: Vec<Entry> = map.iter().map(entry).collect();
                // The parser starts a mapping at its first colon.
                let Range { start, end } = self.range(map.span(), 1);
                let start = entries.iter().map(|entry| entry.at.start).min().unwrap_or(start);
                Node {
                    value: Value::Map(entries),
                    at: start..end.max(start),
                }
            }
        }
    }

    fn problem(&self, error: &LoadError) -> Problem {
        let (marker, message, hint) = match error {
            LoadError::DuplicateKey(inner) => {
                let at = self.range(inner.key.span(), inner.key.as_str().len());
                return Problem::new(
                    "duplicate-key",
                    at,
                    format!("`{}` is given twice", inner.key.as_str()),
                    "keep one of the two",
                );
            }
            LoadError::ScanError(marker, error) => (
                marker,
                format!("this is not YAML: {error}"),
                "put a text with a colon or quotes in double quotes",
            ),
            LoadError::TopLevelMustBeMapping(marker) | LoadError::TopLevelMustBeSequence(marker) => (
                marker,
                "keys and values are expected here".to_owned(),
                "write `key: value`",
            ),
            LoadError::UnexpectedAnchor(marker)
            | LoadError::UnexpectedTag(marker)
            | LoadError::MappingKeyMustBeScalar(marker) => (
                marker,
                "anchors, tags and compound keys cannot be used here".to_owned(),
                "write the value out",
            ),
        };
        let at = self.byte(marker);
        Problem::new("invalid-yaml", at..at + 1, message, hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source {
            path: "a.md".into(),
            text: text.into(),
        }
    }

    #[test]
    fn positions_are_positions_in_the_file() {
        let source = source("---\ntitle: Café au lait\nextra: [één, twee]\n---\nBody\n");
        let mut cut = cut(&source);
        assert_eq!(cut.body, "Body\n");
        let (title, at) = cut.fields.text("title").unwrap();
        assert_eq!(&source.text[at], title);
        for (text, at) in cut.fields.texts("extra") {
            assert_eq!(&source.text[at], text);
        }
    }

    #[test]
    fn damaged_front_matter_is_a_mistake_not_a_panic() {
        for (text, code) in [
            ("", "missing-front-matter"),
            ("# Title\n", "missing-front-matter"),
            ("---\ntitle: x\n", "missing-front-matter"),
            ("---\ntitle: \"x\n---\n", "invalid-yaml"),
            ("---\ntitle: x\ntitle: y\n---\n", "duplicate-key"),
            ("---\n- a\n---\n", "invalid-yaml"),
            ("---\na: &x 1\n---\n", "invalid-yaml"),
        ] {
            let source = source(text);
            let codes: Vec<_> = cut(&source).fields.problems.iter().map(|p| p.code).collect();
            assert_eq!(codes, [code], "{text:?}");
        }
    }
}
