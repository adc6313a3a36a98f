//! Keys and values of front matter, `media.yaml` and `site.toml`, read one by one so that every
//! mistake is reported, not only the first.

use leerkring_core::markdown::Problem;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

/// A value and its place in the file.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Bytes of the file.
    pub at: Range<usize>,
}

/// A value of YAML or TOML, with numbers and the like as their text.
#[derive(Clone, Debug)]
pub enum Value {
    /// A text, number, date or truth value.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values.
    Map(Vec<Entry>),
}

/// A key, its place and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Place of the key.
    pub at: Range<usize>,
    /// The value.
    pub node: Node,
}

/// The keys of a mapping that have not been asked for yet.
pub struct Fields {
    entries: Vec<Entry>,
    at: Range<usize>,
    known: Vec<&'static str>,
    /// What was wrong with those asked for.
    pub problems: Vec<Problem>,
}

impl Fields {
    /// The keys of a node; a node that is no mapping is a mistake and has none.
    pub fn of(node: Node) -> Self {
        let Node { value, at } = node;
        let mut fields = Self {
            entries: Vec::new(),
            at: at.clone(),
            known: Vec::new(),
            problems: Vec::new(),
        };
        match value {
            Value::Map(entries) => fields.entries = entries,
            Value::Text(text) if text.trim().is_empty() => {}
            _ => fields.problems.push(Problem::new(
                "wrong-value",
                at,
                "keys and values are expected here",
                "write `key: value`",
            )),
        }
        fields
    }

    /// The place of the whole mapping.
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// Whether a key is there and was not asked for yet.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// A value as it is.
    pub fn take(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        let index = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(index).node)
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        match self.take(key)? {
            Node {
                value: Value::Text(text),
                at,
            } if !text.trim().is_empty() => Some((text, at)),
            Node { at, .. } => {
                self.problems.push(Problem::new(
                    "wrong-value",
                    at,
                    format!("`{key}` is a text"),
                    format!("write `{key}: …` on one line"),
                ));
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        if !self.has(key) {
            self.known.push(key);
            self.problems.push(Problem::new(
                "missing-key",
                self.at(),
                format!("`{key}` is missing"),
                format!("add a line `{key}: …`"),
            ));
            return None;
        }
        self.text(key)
    }

    /// One of a few words, or anything else that `choose` knows.
    pub fn chosen<T>(
        &mut self,
        key: &'static str,
        hint: &str,
        choose: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (text, at) = self.text(key)?;
        let chosen = choose(&text);
        if chosen.is_none() {
            self.problems.push(Problem::new(
                "wrong-value",
                at,
                format!("`{text}` is no value for `{key}`"),
                hint,
            ));
        }
        chosen
    }

    /// A list of texts; a single text is a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<(String, Range<usize>)> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let nodes = match node.value {
            Value::List(nodes) => nodes,
            _ => vec![node],
        };
        let mut texts = Vec::new();
        for node in nodes {
            match node.value {
                Value::Text(text) => texts.push((text, node.at)),
                _ => self.problems.push(Problem::new(
                    "wrong-value",
                    node.at,
                    format!("`{key}` is a list of texts"),
                    format!("write `{key}: [one, two]`"),
                )),
            }
        }
        texts
    }

    /// A list of values of a certain form.
    pub fn list<T: FromStr>(&mut self, key: &'static str) -> Vec<T>
    where
        T::Err: Display,
    {
        let mut values = Vec::new();
        for (text, at) in self.texts(key) {
            match text.parse() {
                Ok(value) => values.push(value),
                Err(why) => self.problems.push(Problem::new(
                    "wrong-value",
                    at,
                    format!("`{text}` is no value for `{key}`"),
                    format!("{why}"),
                )),
            }
        }
        values
    }

    /// A date of the form `2026-11-22`.
    pub fn date(&mut self, key: &'static str) -> Option<String> {
        self.chosen(key, "write a date as year-month-day: 2026-11-22", |text| {
            is_date(text).then(|| text.to_owned())
        })
    }

    /// A web address.
    pub fn address(&mut self, key: &'static str) -> Option<String> {
        self.chosen(key, "write a whole address that starts with https://", |text| {
            matches!(
                leerkring_core::markdown::Address::parse(text),
                leerkring_core::markdown::Address::Web(_)
            )
            .then(|| text.to_owned())
        })
    }

    /// The keys that nothing asked for, as they are.
    pub fn rest(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.entries)
    }

    /// All mistakes; a key that nothing asked for is one.
    pub fn finish(mut self) -> Vec<Problem> {
        for entry in &self.entries {
            let near = self.known.iter().find(|known| is_near(known, &entry.key));
            let hint = match near {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("known here: {}", self.known.join(", ")),
            };
            self.problems.push(Problem::new(
                "unknown-key",
                entry.at.clone(),
                format!("nothing is called `{}` here", entry.key),
                hint,
            ));
        }
        self.problems
    }
}

/// Whether a text is a day of the Gregorian calendar, written as ISO 8601 has it.
pub fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day) && text.len() == 10
}

/// Whether two keys differ by one slip of the hand.
fn is_near(known: &str, written: &str) -> bool {
    let written = written.replace('_', "-").to_lowercase();
    let shared = known
        .chars()
        .zip(written.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let ends = known
        .chars()
        .rev()
        .zip(written.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = known.chars().count().max(written.chars().count());
    known == written || shared + ends + 2 >= longest && shared + ends > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_real_days() {
        for good in ["2026-11-22", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "2026-13-01",
            "2026-02-29",
            "1900-02-29",
            "22-11-2026",
            "2026-1-1",
            "2026-11-22T00:00",
            "",
            "2026-00-10",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn a_slip_of_the_hand_is_recognised() {
        assert!(is_near("authors", "author"));
        assert!(is_near("available-from", "available_from"));
        assert!(is_near("summary", "sumary"));
        assert!(!is_near("title", "licence"));
    }
}
