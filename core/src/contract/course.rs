//! `courses/{course}.json`: a course, its modules and their lessons.

use super::{Attribution, Theme};
use crate::json::{FromJson, from_json};
use crate::{Id, Lang, SafeHtml};
use serde::Serialize;

/// What kind of course it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CourseKind {
    /// An open online course.
    Mooc,
    /// A week of days.
    SummerSchool,
    /// A series of meetings of several networks.
    LearningRelay,
    /// A training for a target group.
    Training,
    /// A guide to a practice.
    Guide,
    /// A book for use in education.
    Handbook,
    /// A route through other courses.
    Path,
}

impl CourseKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Mooc,
        Self::SummerSchool,
        Self::LearningRelay,
        Self::Training,
        Self::Guide,
        Self::Handbook,
        Self::Path,
    ];

    /// The word in front matter, JSON and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mooc => "mooc",
            Self::SummerSchool => "summer-school",
            Self::LearningRelay => "learning-relay",
            Self::Training => "training",
            Self::Guide => "guide",
            Self::Handbook => "handbook",
            Self::Path => "path",
        }
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A course.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// The course's id: its folder and its segment in addresses.
    pub id: Id,
    /// The language one gets.
    pub lang: Lang,
    /// Every language the course exists in.
    pub languages: Vec<Lang>,
    /// What kind of course it is.
    pub kind: CourseKind,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What it is about.
    pub themes: Vec<Theme>,
    /// Effort in minutes, all lessons together.
    pub minutes: u32,
    /// ISO 8601 date of the last change of substance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Who made it and on what terms.
    pub attribution: Attribution,
    /// Where its source can be edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// What stands before the outline.
    pub intro: SafeHtml,
    /// The parts of the course, in order.
    pub modules: Vec<Module>,
    /// Which version of the texts it is: SHA-256, in hexadecimal digits, of the lessons' files of the reading API in this
    /// language, one after the other in reading order.
    pub hash: String,
}

/// A week, a day, a part: a titled group of lessons.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Module {
    /// The module's id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// What stands between the title and the lessons.
    pub intro: SafeHtml,
    /// Its lessons, in order.
    pub lessons: Vec<LessonCard>,
}

/// What an outline shows of a lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LessonCard {
    /// The lesson's id: its file stem and its segment in addresses.
    pub id: Id,
    /// Title, in [`LessonCard::lang`].
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Reading time and effort in minutes.
    pub minutes: u32,
    /// The language one gets.
    pub lang: Lang,
    /// ISO 8601 date from which the class is expected to read it; shown, not enforced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_from: Option<String>,
}

impl Course {
    /// All lessons in reading order.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonCard> {
        self.modules.iter().flat_map(|module| &module.lessons)
    }
}

impl FromJson for CourseKind {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        Self::parse(value.as_str()?)
    }
}

from_json!(Course {
    id, lang, languages, kind, title, summary, themes, minutes, updated, attribution, edit, intro, modules;
    hash
});
from_json!(Module { id, title, lessons; intro });
from_json!(LessonCard { id, title, minutes, lang, available_from; summary });
