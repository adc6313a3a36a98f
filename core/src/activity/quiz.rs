//! A quiz: questions, and how they are put.

use super::Question;
use crate::contract::Attribution;
use crate::{Id, SafeHtml};
use serde::Serialize;

/// Questions with feedback.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quiz<T = SafeHtml> {
    /// Its id, unique in the lesson.
    pub id: Id,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How many of the questions a learner gets; all where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<usize>,
    /// Whether each learner gets the questions in an order of their own.
    pub shuffle: bool,
    /// Whether learners are asked how sure they are.
    pub confidence: bool,
    /// Who made it, where that differs from the lesson. In JSON it stands beside the activity.
    #[serde(skip)]
    pub attribution: Option<Attribution>,
    /// Its questions, in the author's order.
    pub questions: Vec<Question<T>>,
}
