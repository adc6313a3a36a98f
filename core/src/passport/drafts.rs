//! Drafts of the same thing from two browsers, put together so that no word is lost.

use crate::Id;
use crate::json::FromJson;
use crate::progress::{Outcome, Record, What};
use crate::quiz::Given;
use std::collections::BTreeMap;

/// Both drafts in one: sheets field by field, notes (which begin with `=`) and anything else one after the other.
pub(super) fn joined(here: &str, brought: &str) -> String {
    let sheet = |draft: &str| BTreeMap::<Id, String>::parse_json(draft);
    if let (Some(mut words), Some(more)) = (sheet(here), sheet(brought)) {
        for (field, more) in more {
            let words = words.entry(field).or_default();
            if words.is_empty() {
                *words = more;
            } else if !words.contains(&more) {
                *words = format!("{words}\n\n{more}");
            }
        }
        if let Ok(text) = serde_json::to_string(&words) {
            return text;
        }
    }
    let more = match (here.starts_with('='), brought.strip_prefix('=')) {
        (true, Some(words)) => words,
        _ => brought,
    };
    if here.contains(more) {
        return here.to_owned();
    }
    format!("{here}\n\n{more}")
}

/// What a note or sheet said in each record about it, the newest last, written as drafts are.
pub(super) fn kept<'r>(records: impl Iterator<Item = &'r Record>, about: &str) -> Vec<String> {
    let as_draft = |record: &Record| match &record.outcome {
        Outcome::Noted(note) if about == format!("note:{}", note.id) => Some(format!("={}", note.text)),
        Outcome::Reflected(given) if matches!(&record.what, What::Item(item) if item.to_string() == about) => {
            match given {
                Given::Filled(words) => serde_json::to_string(words).ok(),
                given => serde_json::to_string(&BTreeMap::from([("text", given.text())])).ok(),
            }
        }
        _ => None,
    };
    records.filter_map(as_draft).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_field_by_field() {
        let joined = joined(
            r#"{"a":"here","b":"same","c":""}"#,
            r#"{"a":"there","b":"same","c":"new","d":"more"}"#,
        );
        assert_eq!(joined, r#"{"a":"here\n\nthere","b":"same","c":"new","d":"more"}"#);
    }

    #[test]
    fn notes_and_unknown_drafts_keep_all_words() {
        assert_eq!(joined("=here", "=there"), "=here\n\nthere");
        assert_eq!(joined("=here\n\nthere", "=there"), "=here\n\nthere");
        assert_eq!(joined("plain", "=there"), "plain\n\n=there");
        assert_eq!(joined("{\"a\":\"b\"}", "plain"), "{\"a\":\"b\"}\n\nplain");
    }
}
