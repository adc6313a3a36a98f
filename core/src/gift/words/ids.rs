//! Ids made of texts: the same text gives the same id, whoever imports it.

use super::shape::words;
use crate::Id;
use crate::id::MAX_ID_LENGTH;
use crate::quiz::{Decompose, fold};
use std::collections::{BTreeMap, BTreeSet};

/// The longest id that is made of a text.
const LENGTH: usize = 40;

/// The ids given so far in one place.
#[derive(Default)]
pub struct Ids {
    used: BTreeSet<String>,
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// An id made of a text that no other has; of the other word where the text has no letters of the
    /// Latin alphabet.
    pub fn give(&mut self, text: &str, otherwise: &str, decompose: Decompose) -> Option<Id> {
        let base = id_of(text, decompose).unwrap_or_else(|| otherwise.to_owned());
        self.take(base)
    }

    /// That id if it is free, else one with a number behind it.
    pub fn take(&mut self, base: String) -> Option<Id> {
        let mut id = base.clone();
        // Room for a number: an id that an author gave may be as long as ids can be.
        let base: String = base.chars().take(MAX_ID_LENGTH - 10).collect();
        while self.used.contains(&id) {
            let count = self.next.entry(base.clone()).or_insert(1);
            *count += 1;
            id = format!("{}-{count}", base.trim_end_matches('-'));
        }
        self.used.insert(id.clone());
        id.parse().ok()
    }
}

/// The letters and digits of a text, in kebab-case, cut at the end of a word.
pub fn id_of(text: &str, decompose: Decompose) -> Option<String> {
    let minus = if text.trim().starts_with(['-', '−']) && text.contains(|c: char| c.is_ascii_digit()) {
        "minus "
    } else {
        ""
    };
    let folded = format!("{minus}{}", fold(&words(text).text, decompose));
    let ascii: String = folded
        .chars()
        .filter(|letter| *letter == ' ' || letter.is_ascii_alphanumeric())
        .collect();
    let mut id = String::new();
    for word in ascii.split(' ').filter(|word| !word.is_empty()) {
        if !id.is_empty() && id.len() + 1 + word.len() > LENGTH {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(LENGTH));
    }
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decompose(text: &str) -> String {
        use unicode_normalization::UnicodeNormalization;
        text.nfkd().collect::<String>().to_lowercase()
    }

    #[test]
    fn ids_are_short_plain_and_unique() {
        let id = |text: &str| id_of(text, decompose);
        assert_eq!(
            id("**Wie** betaalt één tafel?").as_deref(),
            Some("wie-betaalt-een-tafel")
        );
        assert_eq!(
            id("Around one of them stood people who paid, allowed and introduced").as_deref(),
            Some("around-one-of-them-stood-people-who-paid")
        );
        assert_eq!(id("-3.5").as_deref(), Some("minus-3-5"));
        assert_eq!(id(&"a".repeat(90)).map(|id| id.len()), Some(40));
        assert_eq!(id("Общество"), None);
        let mut ids = Ids::default();
        let mut give = |text| ids.give(text, "option", decompose).map(String::from);
        assert_eq!(
            [give("A b"), give("a-B!"), give("?"), give("…"), give("A b")].map(Option::unwrap),
            ["a-b", "a-b-2", "option", "option-2", "a-b-3"]
        );
    }
}
