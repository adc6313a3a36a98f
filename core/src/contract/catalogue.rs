//! `catalogue.json`: all courses of a site in one language.

use super::CourseKind;
use crate::json::from_json;
use crate::{Id, Lang};
use serde::Serialize;

/// All courses, in the order of the site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Catalogue {
    /// The language asked for.
    pub lang: Lang,
    /// A card a course.
    pub courses: Vec<CourseCard>,
}

/// What the catalogue shows of a course.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CourseCard {
    /// The course's id.
    pub id: Id,
    /// What kind of course it is.
    pub kind: CourseKind,
    /// Title, in [`CourseCard::lang`].
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The language one gets; another than the catalogue's where the course is not translated.
    pub lang: Lang,
    /// Every language the course exists in.
    pub languages: Vec<Lang>,
    /// What it is about.
    pub themes: Vec<Theme>,
    /// Effort in minutes, all lessons together.
    pub minutes: u32,
    /// How many lessons it has.
    pub lessons: u32,
}

/// A theme of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Theme {
    /// Its id.
    pub id: Id,
    /// Its title in the reader's language.
    pub title: String,
}

from_json!(Catalogue { lang, courses });
from_json!(CourseCard {
    id,
    kind,
    title,
    summary,
    lang,
    languages,
    themes,
    minutes,
    lessons
});
from_json!(Theme { id, title });
