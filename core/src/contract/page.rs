//! `pages/{page}.json`: a page of plain text.

use super::{Block, PageName};
use crate::Lang;
use crate::json::from_json;
use serde::Serialize;

/// A page of plain text, such as the privacy page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// Which page.
    pub id: PageName,
    /// The language one really gets.
    pub lang: Lang,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// ISO 8601 date of the last change of substance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Where its source can be edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// What it says. Left out of the copy inside the HTML page, which has the article already.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

from_json!(Page { id, lang, title, updated, edit; summary, blocks });
