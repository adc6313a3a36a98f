//! A reflection: the learner's own words, in one field or several.

use crate::{Id, SafeHtml};
use serde::Serialize;

/// The learner's own words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reflection<T = SafeHtml> {
    /// Its id, unique in the lesson.
    pub id: Id,
    /// What a sheet of several fields is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is about.
    pub intro: T,
    /// Its fields; without any there is one place to write.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// A field of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its id, unique in the sheet.
    pub id: Id,
    /// What is to be written there.
    pub label: String,
}
