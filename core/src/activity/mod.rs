//! What a learner does inside a lesson: quizzes, forecasts, reflections and polls.
//!
//! The texts of an activity are of type `T`: Markdown as the author wrote it, or [`SafeHtml`] once it
//! was compiled. `docs/activities.md` says how authors write them.

mod forecast;
mod key;
mod map;
mod poll;
mod question;
mod quiz;
mod read;
mod sheet;

pub use forecast::{Forecast, Happened};
pub use key::{forecast_key, is_graded_key, question_key, reflection_key};
pub use poll::{Poll, PollOption};
pub use question::{
    Accepted, AcceptedNumber, Blank, Choice, Gap, Item, Kind, MAX_ATTEMPTS, Pair, Part, Question,
};
pub use quiz::Quiz;
pub use sheet::{Field, Reflection};

use crate::{Id, SafeHtml};
use serde::Serialize;

/// Something the learner does inside a lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Activity<T = SafeHtml> {
    /// Questions with feedback.
    Quiz(Quiz<T>),
    /// A prediction of how a case went.
    Forecast(Forecast<T>),
    /// The learner's own words, in one field or several.
    Reflection(Reflection<T>),
    /// One choice without a right answer.
    Poll(Poll<T>),
}

impl<T> Activity<T> {
    /// The id that the author gave it.
    pub fn id(&self) -> &Id {
        match self {
            Self::Quiz(quiz) => &quiz.id,
            Self::Forecast(forecast) => &forecast.id,
            Self::Reflection(reflection) => &reflection.id,
            Self::Poll(poll) => &poll.id,
        }
    }

    /// What must be equal in all languages: ids and answer keys, in order.
    pub fn structure(&self) -> Vec<String> {
        let mut lines = vec![self.id().to_string()];
        match self {
            Self::Quiz(quiz) => {
                lines.extend(quiz.draw.map(|draw| format!("draw {draw}")));
                lines.extend(
                    quiz.questions
                        .iter()
                        .map(|question| format!("{} {}", question.id, question.key)),
                );
            }
            Self::Forecast(forecast) => lines.push(forecast.key.clone()),
            Self::Reflection(sheet) => lines.extend(sheet.fields.iter().map(|field| field.id.to_string())),
            Self::Poll(poll) => lines.extend(poll.options.iter().map(|option| option.id.to_string())),
        }
        lines
    }

    /// Its id and those of its questions: everything that answers can be kept under.
    pub fn ids(&self) -> Vec<&Id> {
        let mut ids = vec![self.id()];
        if let Self::Quiz(quiz) = self {
            ids.extend(quiz.questions.iter().map(|question| &question.id));
        }
        ids
    }
}
