//! Everything the learner wrote or marked, by course and lesson, with what it answers.

use super::notes::{NoteNow, bookmark, notes};
use super::outcome::REFLECTION_KEY;
use super::{LessonRef, Outcome, Progress, Record, What};
use crate::activity::Activity;
use crate::contract::{Course, Lesson};
use crate::quiz::Given;
use crate::{Id, Lang};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the learner wrote or marked in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonWords {
    /// Where it is bookmarked, as [`bookmark`] says it.
    pub bookmark: Option<Option<String>>,
    /// Reflections, sheets and reflective questions of quizzes.
    pub written: Vec<(Id, Given)>,
    /// Notes and highlights.
    pub notes: Vec<NoteNow>,
}

/// Own words under what they answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The activity it stands in; the item itself where the lesson does not hold it any more.
    pub block: String,
    /// What the sheet is called.
    pub title: Option<String>,
    /// What was asked; nothing where the lesson is not known.
    pub prompt: String,
    /// The words, each under the label of its field where there are several.
    pub words: Vec<(Option<String>, String)>,
}

/// What the learner wrote or marked in one lesson, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonSheet {
    /// The lesson.
    pub lesson: LessonRef,
    /// Its title and the language of it, where its course is known and holds it.
    pub title: Option<(String, Lang)>,
    /// Where it is bookmarked, as [`bookmark`] says it.
    pub bookmark: Option<Option<String>>,
    /// Own words, in the order of the lesson.
    pub replies: Vec<Reply>,
    /// Notes and highlights.
    pub notes: Vec<NoteNow>,
}

/// All lessons in which the learner wrote or marked something.
pub fn own_words(progress: &Progress) -> BTreeMap<LessonRef, LessonWords> {
    let mut all: BTreeMap<LessonRef, LessonWords> = BTreeMap::new();
    for (what, facts) in progress.iter() {
        let Some(lesson) = what.lesson() else { continue };
        let of = all.entry(lesson.clone()).or_default();
        match what {
            What::Item(item) => of
                .written
                .extend(last_words(facts).map(|given| (item.item.clone(), given))),
            _ => {
                of.bookmark = bookmark(facts);
                of.notes = notes(facts);
            }
        }
    }
    all.retain(|_, words| *words != LessonWords::default());
    all
}

fn last_words(facts: &[Arc<Record>]) -> Option<Given> {
    let mut words = facts.iter().rev().filter_map(|fact| match &fact.outcome {
        Outcome::Reflected(given) => Some(given),
        Outcome::Answered(answer) if answer.key == REFLECTION_KEY => Some(&answer.given),
        _ => None,
    });
    words.next().filter(|given| !given.is_empty()).cloned()
}

impl LessonWords {
    /// Puts them under what they answer, as far as the lesson is known.
    pub fn sheet(&self, about: &LessonRef, course: Option<&Course>, lesson: Option<&Lesson>) -> LessonSheet {
        let mut cards = course.into_iter().flat_map(Course::lessons);
        let card = cards.find(|card| card.id == about.lesson);
        let place = |block: &str| {
            let mut activities = lesson.into_iter().flat_map(Lesson::activities);
            activities
                .position(|activity| activity.id().as_str() == block)
                .unwrap_or(usize::MAX)
        };
        let mut replies: Vec<Reply> = self
            .written
            .iter()
            .map(|(item, given)| reply(item, given, lesson))
            .collect();
        replies.sort_by_key(|reply| place(&reply.block));
        LessonSheet {
            lesson: about.clone(),
            title: card.map(|card| (card.title.clone(), card.lang.clone())),
            bookmark: self.bookmark.clone(),
            replies,
            notes: self.notes.clone(),
        }
    }
}

fn reply(item: &Id, given: &Given, lesson: Option<&Lesson>) -> Reply {
    for activity in lesson.into_iter().flat_map(Lesson::activities) {
        let block = activity.id().to_string();
        match activity {
            Activity::Reflection(sheet) if sheet.id == *item => {
                let mut words: Vec<_> = sheet
                    .fields
                    .iter()
                    .map(|field| (Some(field.label.clone()), given.filled(&field.id).to_owned()))
                    .filter(|(_, words)| !words.trim().is_empty())
                    .collect();
                // Also what was written into fields that the sheet has no more.
                words.extend(plain(given, |id| {
                    sheet.fields.iter().any(|field| field.id == *id)
                }));
                let (title, prompt) = (sheet.title.clone(), sheet.intro.to_text());
                return Reply {
                    block,
                    title,
                    prompt,
                    words,
                };
            }
            Activity::Quiz(quiz) => {
                if let Some(question) = quiz.questions.iter().find(|question| question.id == *item) {
                    let (title, prompt) = (quiz.title.clone(), question.question.to_text());
                    return Reply {
                        block,
                        title,
                        prompt,
                        words: plain(given, |_| false),
                    };
                }
            }
            _ => {}
        }
    }
    Reply {
        block: item.to_string(),
        words: plain(given, |_| false),
        ..Reply::default()
    }
}

/// The words of an answer without those of some fields; a field that nobody knows is named by its id.
fn plain(given: &Given, without: impl Fn(&Id) -> bool) -> Vec<(Option<String>, String)> {
    match given {
        Given::Text(text) => vec![(None, text.clone())],
        Given::Filled(fields) => fields
            .iter()
            .filter(|(id, words)| !without(id) && !words.trim().is_empty())
            .map(|(id, words)| (Some(id.to_string()), words.clone()))
            .collect(),
        _ => Vec::new(),
    }
}

/// A course with what the learner wrote and marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseSheets {
    /// The course.
    pub course: Id,
    /// Its title and the language of it, once it is known.
    pub title: Option<(String, Lang)>,
    /// Its lessons in its order; those it does not hold come last.
    pub lessons: Vec<LessonSheet>,
}

impl CourseSheets {
    /// Puts the lessons of a course into its order.
    pub fn new(id: Id, course: Option<&Course>, mut lessons: Vec<LessonSheet>) -> Self {
        lessons.sort_by_key(|sheet| {
            let mut cards = course.into_iter().flat_map(Course::lessons);
            cards
                .position(|card| card.id == sheet.lesson.lesson)
                .unwrap_or(usize::MAX)
        });
        Self {
            course: id,
            title: course.map(|course| (course.title.clone(), course.lang.clone())),
            lessons,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SafeHtml;
    use crate::activity::{Kind, question_key};

    #[test]
    fn the_key_of_reflections_is_known() {
        assert_eq!(REFLECTION_KEY, question_key::<SafeHtml>(&Kind::Reflection));
    }
}
