//! `courses/{course}/{lesson}.json`: one page of blocks.

use super::Attribution;
use crate::activity::{Activity, Question};
use crate::json::from_json;
use crate::{Id, Lang, SafeHtml};
use serde::Serialize;

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lesson {
    /// The course it belongs to.
    pub course: Id,
    /// The module it stands in.
    pub module: Id,
    /// The lesson's id.
    pub id: Id,
    /// The language one really gets.
    pub lang: Lang,
    /// Every language the lesson exists in.
    pub languages: Vec<Lang>,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Reading time and effort in minutes.
    pub minutes: u32,
    /// ISO 8601 date of the last change of substance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// ISO 8601 date from which the class is expected to read it; shown, not enforced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_from: Option<String>,
    /// Who made it and on what terms.
    pub attribution: Attribution,
    /// Where its source can be edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// The lesson before it in the course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<LessonLink>,
    /// The lesson after it in the course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<LessonLink>,
    /// What it says. In the copy inside the HTML page only activities, since the page has the article already.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

impl Lesson {
    /// The lesson without its prose.
    pub fn without_prose(&self) -> Self {
        let blocks = self
            .blocks
            .iter()
            .filter(|block| block.activity.is_some())
            .cloned()
            .collect();
        Self {
            blocks,
            ..self.clone()
        }
    }

    /// Its activities, in order.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.blocks.iter().filter_map(|block| block.activity.as_deref())
    }

    /// A question of one of its quizzes.
    pub fn question(&self, id: &Id) -> Option<&Question> {
        self.activities()
            .filter_map(|activity| match activity {
                Activity::Quiz(quiz) => Some(&quiz.questions),
                _ => None,
            })
            .flatten()
            .find(|question| question.id == *id)
    }
}

/// A heading inside a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its id, equal in all languages.
    pub id: Id,
    /// Its text.
    pub title: String,
    /// 2 or 3.
    pub level: u8,
}

/// A neighbour of a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LessonLink {
    /// The neighbour's id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The language one gets.
    pub lang: Lang,
}

/// A piece of a lesson that notes, places and threads can be anchored to: prose, or an activity.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Block {
    /// Heading id, a point and an ordinal (`the-gap.2`); the heading id alone for a heading; the activity's own id
    /// for an activity.
    pub id: String,
    /// What it says; nothing for an activity.
    #[serde(skip_serializing_if = "SafeHtml::is_empty")]
    pub html: SafeHtml,
    /// What is to be done here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Box<Activity>>,
    /// Who made the activity, where that differs from the lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// The activity as it can be read without the app. Stands in pages only.
    #[serde(skip)]
    pub fallback: SafeHtml,
}

impl Block {
    /// A piece of prose.
    pub fn prose(id: String, html: SafeHtml) -> Self {
        Self {
            id,
            html,
            ..Self::default()
        }
    }

    /// An activity, and how it reads without the app.
    pub fn activity(activity: Activity, fallback: SafeHtml) -> Self {
        let attribution = match &activity {
            Activity::Quiz(quiz) => quiz.attribution.clone(),
            _ => None,
        };
        Self {
            attribution,
            id: activity.id().to_string(),
            activity: Some(Box::new(activity)),
            fallback,
            ..Self::default()
        }
    }

    /// Whether the block is a heading, which carries its id itself.
    pub fn is_heading(&self) -> bool {
        self.activity.is_none() && !self.id.contains('.')
    }
}

/// Blocks in order without their ids, for introductions that nothing is anchored to.
pub fn plain(blocks: &[Block]) -> SafeHtml {
    SafeHtml::new(blocks.iter().map(|block| block.html.as_str()).collect())
}

/// The inside of the article element: every block in order, each under its id.
pub fn article(blocks: &[Block]) -> SafeHtml {
    let mut html = String::with_capacity(blocks.iter().map(|b| b.html.as_str().len() + 40).sum());
    for block in blocks {
        if block.is_heading() {
            html.push_str(block.html.as_str());
        } else {
            // Ids come from the writer: an `Id`, and a point and a number for prose.
            html.push_str(if block.activity.is_some() {
                "<div class=\"block activity\" data-activity id=\""
            } else {
                "<div class=\"block\" id=\""
            });
            html.push_str(&block.id);
            html.push_str("\">");
            html.push_str(block.html.as_str());
            html.push_str(block.fallback.as_str());
            html.push_str("</div>\n");
        }
    }
    SafeHtml::new(html)
}

from_json!(Lesson {
    course, module, id, lang, languages, title, minutes, updated, available_from, attribution, edit, outline, previous, next;
    summary, blocks
});
from_json!(Heading { id, title, level });
from_json!(LessonLink { id, title, lang });
from_json!(Block { id, activity, attribution; html;; fallback: SafeHtml::default(), });
