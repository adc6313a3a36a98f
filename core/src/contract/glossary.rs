//! `glossary.json`: the terms of a site.

use crate::json::from_json;
use crate::{Id, Lang, SafeHtml};
use serde::Serialize;

/// All terms, by title.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Glossary {
    /// The language one gets.
    pub lang: Lang,
    /// The terms.
    pub terms: Vec<Term>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Its id, equal in all languages.
    pub id: Id,
    /// The term.
    pub title: String,
    /// What it means.
    pub definition: SafeHtml,
}

from_json!(Glossary { lang, terms });
from_json!(Term {
    id,
    title,
    definition
});
