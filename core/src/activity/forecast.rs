//! A forecast: the learner predicts how a case went, and reads on then.

use super::{AcceptedNumber, Choice};
use crate::{Id, SafeHtml};
use serde::Serialize;

/// A prediction of how a case went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Forecast<T = SafeHtml> {
    /// Its id, unique in the lesson.
    pub id: Id,
    /// What is to be predicted.
    pub question: T,
    /// What can be predicted, and what happened.
    pub happened: Happened<T>,
    /// How the case went, read after the prediction.
    pub outcome: T,
    /// Digest of the answer key.
    pub key: String,
}

/// What can be predicted, and what happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happened<T = SafeHtml> {
    /// One of several outcomes; the right one happened.
    Choice(Vec<Choice<T>>),
    /// A number.
    Number {
        /// The number, and how near counts as right.
        answer: AcceptedNumber<T>,
        /// Its unit.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
}
