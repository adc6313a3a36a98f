//! The words of one language, filled in where they name a place.

use super::{KEYS, Text};
use std::collections::BTreeMap;

/// The texts of one language, in the order of [`Text`]. The default has no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<String>);

/// What a locale file lacks or has too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongKeys {
    /// Keys of [`KEYS`] that the file lacks.
    pub missing: Vec<String>,
    /// Keys of the file that no text has.
    pub unknown: Vec<String>,
}

impl Texts {
    /// From a locale file: an object of key and text.
    ///
    /// # Errors
    /// [`WrongKeys`] unless the file has exactly the keys of [`KEYS`].
    pub fn from_file(mut file: BTreeMap<String, String>) -> Result<Self, WrongKeys> {
        let mut missing = Vec::new();
        let mut texts = Vec::with_capacity(KEYS.len());
        for key in KEYS {
            match file.remove(*key) {
                Some(text) => texts.push(text),
                None => missing.push((*key).to_owned()),
            }
        }
        let unknown: Vec<String> = file.into_keys().collect();
        if missing.is_empty() && unknown.is_empty() {
            Ok(Self(texts))
        } else {
            Err(WrongKeys { missing, unknown })
        }
    }

    /// From the list a page fetches; a list of another length belongs to another version.
    pub fn from_list(texts: Vec<String>) -> Option<Self> {
        (texts.len() == KEYS.len()).then_some(Self(texts))
    }

    /// The list a page fetches.
    pub fn as_list(&self) -> &[String] {
        &self.0
    }

    /// The words for a text.
    pub fn get(&self, text: Text) -> &str {
        self.0.get(text as usize).map_or("", String::as_str)
    }

    /// The words for a text with its `{names}` filled in.
    pub fn with(&self, text: Text, values: &[(&str, &str)]) -> String {
        fill(self.get(text), values)
    }
}

/// Puts values into the places named `{name}`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = template.to_owned();
    for (name, value) in values {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(json: &str) -> BTreeMap<String, String> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn every_locale_file_has_every_text_and_no_other() {
        for json in [
            include_str!("../../../locales/en.json"),
            include_str!("../../../locales/nl.json"),
        ] {
            assert_eq!(Texts::from_file(locale(json)).map(|_| ()), Ok(()));
        }
    }

    #[test]
    fn all_languages_name_the_same_places() {
        let places = |text: &str| {
            let mut names: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}'))
                .map(|(n, _)| n.to_owned())
                .collect();
            names.sort();
            names
        };
        let (en, nl) = (
            locale(include_str!("../../../locales/en.json")),
            locale(include_str!("../../../locales/nl.json")),
        );
        for (key, text) in &en {
            assert_eq!(places(text), places(&nl[key]), "{key}");
        }
    }

    #[test]
    fn a_list_of_another_version_is_refused() {
        assert_eq!(Texts::from_list(vec!["one".into()]), None);
    }
}
