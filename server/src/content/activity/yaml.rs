//! Values that quizzes have and front matter has not.

use crate::content::fields::{Fields, Node, Value};
use leerkring_core::Id;
use leerkring_core::markdown::{Problem, Sourced};
use leerkring_core::quiz::Score;
use std::collections::BTreeSet;

impl Fields {
    /// A Markdown text with its place.
    pub(super) fn words(&mut self, key: &'static str) -> Option<Sourced> {
        self.text(key).map(|(text, at)| Sourced { text, at })
    }

    /// A Markdown text that must be there.
    pub(super) fn required_words(&mut self, key: &'static str) -> Option<Sourced> {
        self.required(key).map(|(text, at)| Sourced { text, at })
    }

    /// The id that must be there.
    pub(super) fn id(&mut self) -> Option<Id> {
        let (text, at) = self.required("id")?;
        let id = text.parse();
        if id.is_err() {
            self.problems.push(Problem::new(
                "wrong-id",
                at,
                format!("`{text}` is no id"),
                "an id is lower-case letters and digits in groups joined by single hyphens",
            ));
        }
        id.ok()
    }

    /// `yes` or `no`.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.chosen(key, "write yes or no", |word| match word {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => None,
        })
    }

    /// A share of the score, written from 0 to 1.
    pub(super) fn credit(&mut self) -> Option<Score> {
        self.chosen("credit", "write a share from 0 to 1, such as 0.5", |text| {
            let share: f64 = text.parse().ok()?;
            // Rounded down to thousandths, as scores are; 0.29 is not exactly 0.29, so a little is added first.
            (0.0..=1.0)
                .contains(&share)
                .then_some(Score((share * 1000.0 + 1e-6) as u16))
        })
    }

    /// A number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<f64> {
        self.chosen(key, "write a number with a decimal point", |text| {
            text.parse().ok().filter(|number: &f64| number.is_finite())
        })
    }

    /// A whole number within bounds.
    pub(super) fn whole<T: std::str::FromStr + PartialOrd>(
        &mut self,
        key: &'static str,
        least: T,
        most: T,
        hint: &str,
    ) -> Option<T> {
        self.chosen(key, hint, |text| {
            text.parse().ok().filter(|n| (&least..=&most).contains(&n))
        })
    }

    /// The mappings of a list. Each is read by `read`, which returns nothing where it cannot be used.
    pub(super) fn each<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let Node {
            value: Value::List(nodes),
            ..
        } = node
        else {
            self.problems.push(Problem::new(
                "wrong-value",
                node.at,
                format!("`{key}` is a list"),
                "start each of its lines with a hyphen",
            ));
            return Vec::new();
        };
        let mut all = Vec::with_capacity(nodes.len());
        for node in nodes {
            let mut fields = Fields::of(node);
            let one = read(&mut fields);
            let mistakes = fields.finish();
            // What could not be read is reported; what is left still tells of further mistakes.
            self.problems.extend(mistakes);
            all.extend(one);
        }
        all
    }

    /// The same for things with ids, none of which may be given twice.
    pub(super) fn each_with_id<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut Fields) -> Option<T>,
        id: impl Fn(&T) -> &Id,
    ) -> Vec<T> {
        let all = self.each(key, read);
        let mut known = BTreeSet::new();
        for one in &all {
            if !known.insert(id(one).clone()) {
                self.problems.push(Problem::new(
                    "duplicate-id",
                    self.at(),
                    format!("`{}` is given to two of the {key}", id(one)),
                    "give one of the two another id",
                ));
            }
        }
        all
    }

    /// Reports a mistake of the whole mapping.
    pub(super) fn wrong(&mut self, code: &'static str, message: impl Into<String>, hint: &str) {
        self.problems.push(Problem::new(code, self.at(), message, hint));
    }
}
