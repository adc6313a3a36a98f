//! A poll: one choice without a right answer.

use crate::{Id, SafeHtml};
use serde::Serialize;

/// One choice without a right answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Poll<T = SafeHtml> {
    /// Its id, unique in the lesson.
    pub id: Id,
    /// What is asked.
    pub question: T,
    /// What can be chosen.
    pub options: Vec<PollOption>,
}

/// An option of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PollOption {
    /// Its id, unique in the poll.
    pub id: Id,
    /// What it says.
    pub label: String,
}
