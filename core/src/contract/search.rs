//! `search.json` and its parts: which words stand where, for searching in the browser.

use crate::json::FromJson;
use crate::{Id, Lang};
use serde::{Deserialize, Serialize};

/// What can be found in a language, and which parts hold the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchIndex {
    /// Changes whenever anything in the index does; the parts stand under it.
    pub version: String,
    /// The languages of the pages, the reader's first: words are stemmed by each of them.
    pub langs: Vec<Lang>,
    /// What can be found. Sections are numbered through all pages, in order.
    pub pages: Vec<SearchPage>,
    /// The parts, by the least word that each may hold; in order.
    pub parts: Vec<String>,
}

/// A page that can be found: a course, a lesson of it, or a term of the glossary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchPage {
    /// The course, or the course of the lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Id>,
    /// The lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<Id>,
    /// The term of the glossary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Id>,
    /// Title.
    pub title: String,
    /// The language one gets.
    pub lang: Lang,
    /// Its sections after the opening one: the id and title of each heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<(Id, String)>,
}

impl SearchPage {
    /// How many sections it has: one before the first heading, and one under each.
    pub fn sections(&self) -> usize {
        1 + self.headings.len()
    }
}

/// A part of the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchPart {
    /// Words that are forms of one another, together.
    pub words: Vec<SearchWord>,
}

/// The forms of a word, and where they stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchWord(
    /// What all forms have in common, as a stemmer sees it. Empty for a word that says nothing by
    /// itself, such as `the`: only titles and headings count, and no page needs to have it.
    pub String,
    /// The forms, with a space between them.
    pub String,
    /// For each section that has one: how many sections it is after the one before, times ten, plus
    /// how much the word says about it, from 1 to 9. Empty for a word that stands everywhere.
    pub Vec<u32>,
);

impl SearchWord {
    /// Whether it says nothing by itself.
    pub fn is_common(&self) -> bool {
        self.0.is_empty()
    }

    /// The forms of the word.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.1.split(' ')
    }

    /// Each section that has a form of the word, and how much the word says about it.
    pub fn found(&self) -> impl Iterator<Item = (usize, f32)> {
        let mut section = 0usize;
        self.2.iter().map(move |entry| {
            section = section.saturating_add((entry / 10) as usize);
            (section, (entry % 10) as f32)
        })
    }
}

/// Reads types as large as a site at once, not by way of values.
macro_rules! from_serde {
    ($($type:ty),*) => {$(
        impl FromJson for $type {
            fn from_json(value: &serde_json::Value) -> Option<Self> {
                Self::deserialize(value).ok()
            }

            fn parse_json(text: &str) -> Option<Self> {
                serde_json::from_str(text).ok()
            }
        }
    )*};
}

from_serde!(SearchIndex, SearchPart);
