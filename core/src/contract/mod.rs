//! Contract types of the reading API. Readers ignore fields they do not know.

mod catalogue;
mod course;
mod glossary;
mod lesson;
mod page;
mod search;
mod site;

pub use catalogue::{Catalogue, CourseCard, Theme};
pub use course::{Course, CourseKind, LessonCard, Module};
pub use glossary::{Glossary, Term};
pub use lesson::{Block, Heading, Lesson, LessonLink, article, plain};
pub use page::Page;
pub use search::{SearchIndex, SearchPage, SearchPart, SearchWord};
pub use site::{Features, Language, PageName, Site};

use crate::json::from_json;
use crate::licence::Licence;
use serde::Serialize;

/// Who made a text and on what terms it may be reused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attribution {
    /// The title of the work.
    pub title: String,
    /// Its authors, in the order they want to be named.
    pub authors: Vec<String>,
    /// The canonical address of the work.
    pub source: String,
    /// The terms of reuse.
    pub licence: Licence,
}

impl Attribution {
    /// One line that a reuser can copy: title, authors, source, licence.
    pub fn line(&self) -> String {
        let Self {
            title,
            authors,
            source,
            licence,
        } = self;
        format!(
            "“{title}”, {}, {source}, {} ({})",
            authors.join(", "),
            licence.name,
            licence.url
        )
    }
}

from_json!(Attribution {
    title,
    authors,
    source,
    licence
});
