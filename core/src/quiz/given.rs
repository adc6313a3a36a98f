//! What a learner answered.

use crate::Id;
use crate::json::{FromJson, named};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The longest text in bytes that is kept of one answer.
pub const MAX_ANSWER_BYTES: usize = 20_000;

/// What a learner answered, in ids as far as possible, so that it means the same in every language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// Options of `single`, `multiple`, `true-false` (`true` or `false`), polls and forecasts.
    Chosen(BTreeSet<Id>),
    /// Words or a number.
    Text(String),
    /// A match for each item.
    Matched(BTreeMap<Id, Id>),
    /// Items in order.
    Ordered(Vec<Id>),
    /// Words or options in gaps, or in the fields of a sheet.
    Filled(BTreeMap<Id, String>),
}

impl Given {
    /// One option.
    pub fn one(id: Id) -> Self {
        let mut chosen = BTreeSet::new();
        chosen.insert(id);
        Self::Chosen(chosen)
    }

    /// The option that was chosen, where there can be only one.
    pub fn only(&self) -> Option<&Id> {
        match self {
            Self::Chosen(chosen) => chosen.first(),
            _ => None,
        }
    }

    /// Whether an option was chosen.
    pub fn has(&self, id: &Id) -> bool {
        matches!(self, Self::Chosen(chosen) if chosen.contains(id))
    }

    /// The words that were typed, where words were.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// What was filled into a gap or field.
    pub fn filled(&self, id: &Id) -> &str {
        match self {
            Self::Filled(gaps) => gaps.get(id).map_or("", String::as_str),
            _ => "",
        }
    }

    /// Whether there is nothing in it yet.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Chosen(chosen) => chosen.is_empty(),
            Self::Text(text) => text.trim().is_empty(),
            Self::Matched(pairs) => pairs.is_empty(),
            Self::Ordered(items) => items.is_empty(),
            Self::Filled(gaps) => gaps.values().all(|words| words.trim().is_empty()),
        }
    }
}

impl FromJson for Given {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        let (kind, of) = named(value)?;
        Some(match kind {
            "chosen" => Self::Chosen(FromJson::from_json(of)?),
            "text" => Self::Text(FromJson::from_json(of)?),
            "matched" => Self::Matched(FromJson::from_json(of)?),
            "ordered" => Self::Ordered(FromJson::from_json(of)?),
            "filled" => Self::Filled(FromJson::from_json(of)?),
            _ => return None,
        })
    }
}
