//! Languages of content and interface, by their BCP 47 tags.

use crate::json::{from_text, from_word};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Display};
use std::str::FromStr;

/// A language tag of the form `nl`, `en` or `pt-br` (lower case, as it stands in addresses).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

/// Why a text is not a [`Lang`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALang;

impl Display for NotALang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language is a lower-case tag such as `nl`, `en` or `pt-br`")
    }
}

impl std::error::Error for NotALang {}

/// The direction a language is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages written from right to left in their usual script (CLDR, script metadata).
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

/// What languages of Europe and its newcomers call themselves (CLDR).
const OWN_NAMES: [(&str, &str); 28] = [
    ("ar", "العربية"),
    ("bg", "български"),
    ("cs", "čeština"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("eu", "euskara"),
    ("fa", "فارسی"),
    ("fi", "suomi"),
    ("fr", "français"),
    ("fy", "Frysk"),
    ("he", "עברית"),
    ("hr", "hrvatski"),
    ("hu", "magyar"),
    ("it", "italiano"),
    ("lt", "lietuvių"),
    ("nb", "norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "polski"),
    ("pt", "português"),
    ("ro", "română"),
    ("sk", "slovenčina"),
    ("sl", "slovenščina"),
    ("sv", "svenska"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
];

impl Lang {
    /// The tag as text, fit for `lang` attributes and `Intl`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the language in itself; its tag where it is not among the common ones here.
    pub fn own_name(&self) -> &str {
        OWN_NAMES
            .iter()
            .find(|(tag, _)| *tag == self.0)
            .map_or(&self.0, |(_, name)| name)
    }

    /// Which way the language is written.
    pub fn direction(&self) -> Direction {
        let primary = self.0.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&primary) {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

impl FromStr for Lang {
    type Err = NotALang;

    fn from_str(tag: &str) -> Result<Self, NotALang> {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let letters = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
        let subtag = |part: &str| {
            (2..=8).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if (2..=3).contains(&primary.len()) && letters(primary) && tag.len() <= 20 && parts.all(subtag) {
            Ok(Self(tag.to_owned()))
        } else {
            Err(NotALang)
        }
    }
}

impl TryFrom<String> for Lang {
    type Error = NotALang;

    fn try_from(tag: String) -> Result<Self, NotALang> {
        tag.parse()
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

impl Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

from_text!(Lang);
from_word!(Direction { "ltr" => Ltr, "rtl" => Rtl });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parsed_and_directed() {
        assert_eq!("nl".parse::<Lang>().unwrap().direction(), Direction::Ltr);
        assert_eq!("ar".parse::<Lang>().unwrap().direction(), Direction::Rtl);
        assert!("pt-br".parse::<Lang>().is_ok());
        for bad in ["", "n", "NL", "english", "en-", "en_gb", "e1", "api/v1"] {
            assert_eq!(bad.parse::<Lang>(), Err(NotALang), "{bad}");
        }
    }
}
