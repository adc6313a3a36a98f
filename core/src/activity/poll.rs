//! A poll: one choice without a right answer.

use crate::{Id, SafeHtml};
use serde::Serialize;
use std::collections::BTreeMap;

/// One choice without a right answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Poll<T = SafeHtml> {
    /// Its id, unique in the lesson.
    pub id: Id,
    /// What is asked.
    pub question: T,
    /// What can be chosen.
    pub options: Vec<PollOption>,
    /// What others chose; only where a site has the dynamic API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<Distribution>,
}

/// An option of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PollOption {
    /// Its id, unique in the poll.
    pub id: Id,
    /// What it says.
    pub label: String,
}

/// How many people chose each option of a poll.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Distribution {
    /// A count for each option that anybody chose.
    pub counts: BTreeMap<Id, u64>,
}
