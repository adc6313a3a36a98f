//! What came of it: the kinds of facts that are kept.

use super::note::Note;
use crate::json::{FromJson, from_json, from_word, named};
use crate::quiz::{Given, Score};
use serde::Serialize;
use uuid::Uuid;

/// The digest of the answer key of every reflection in a quiz: by it own words are told from graded
/// answers even when the lesson is gone.
pub(super) const REFLECTION_KEY: &str = "932d8c85f860d964";

/// What came of it. Kinds are only ever added; each one says which `what` it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A lesson was read.
    Done(How),
    /// A lesson: the learner took that back.
    NotDone,
    /// A question or forecast was answered.
    Answered(Answer),
    /// A question: the learner asked for the right answer.
    GaveUp,
    /// A quiz: the learner starts again.
    Again(Again),
    /// A question came back in a review session.
    Reviewed(Recall),
    /// A poll: the learner's own choice.
    Polled(Given),
    /// A reflection or sheet: the learner's own words, in the stead of earlier ones.
    Reflected(Given),
    /// A lesson: a note was made or changed; it is known by its own id.
    Noted(Note),
    /// A lesson: the note of that id was taken away.
    NoteRemoved(Uuid),
    /// A lesson was bookmarked, at a block where one is named.
    Bookmarked(Option<String>),
    /// A lesson is bookmarked no more.
    NotBookmarked,
    /// A lesson, a course or everything: progress starts anew. The learner's own words stay.
    Reset,
    /// The record of that id counts no more.
    TakenBack(Uuid),
}

/// How a lesson came to count as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Its end was reached.
    EndReached,
    /// The learner said so.
    Marked,
}

/// An answer and what it scored when it was given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Answer {
    /// What was answered.
    pub given: Given,
    /// What it scored.
    pub score: Score,
    /// Digest of the answer key it was scored by.
    pub key: String,
    /// How sure the learner was, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// How many hints were open.
    #[serde(skip_serializing_if = "is_zero")]
    pub hints: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(count: &u8) -> bool {
    *count == 0
}

/// What a learner starts again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Again {
    /// The questions that were not solved.
    Wrong,
    /// All of them, and a new draw from a bank.
    All,
}

/// What a learner said when a question came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recall {
    /// They knew it.
    Knew,
    /// They did not.
    DidNot,
}

impl Outcome {
    /// Whether it is something the learner wrote or marked, which no reset takes away.
    pub fn is_own_words(&self) -> bool {
        matches!(self, Self::Answered(answer) if answer.key == REFLECTION_KEY)
            || matches!(
                self,
                Self::Reflected(_)
                    | Self::Noted(_)
                    | Self::NoteRemoved(_)
                    | Self::Bookmarked(_)
                    | Self::NotBookmarked
            )
    }
}

impl FromJson for Outcome {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        let (kind, of) = named(value)?;
        Some(match kind {
            "done" => Self::Done(FromJson::from_json(of)?),
            "not-done" if of.is_null() => Self::NotDone,
            "answered" => Self::Answered(FromJson::from_json(of)?),
            "gave-up" if of.is_null() => Self::GaveUp,
            "again" => Self::Again(FromJson::from_json(of)?),
            "reviewed" => Self::Reviewed(FromJson::from_json(of)?),
            "polled" => Self::Polled(FromJson::from_json(of)?),
            "reflected" => Self::Reflected(FromJson::from_json(of)?),
            "noted" => Self::Noted(FromJson::from_json(of)?),
            "note-removed" => Self::NoteRemoved(FromJson::from_json(of)?),
            "bookmarked" => Self::Bookmarked(FromJson::from_json(of)?),
            "not-bookmarked" if of.is_null() => Self::NotBookmarked,
            "reset" if of.is_null() => Self::Reset,
            "taken-back" => Self::TakenBack(FromJson::from_json(of)?),
            _ => return None,
        })
    }
}

from_word!(How { "end-reached" => EndReached, "marked" => Marked });
from_word!(Again { "wrong" => Wrong, "all" => All });
from_word!(Recall { "knew" => Knew, "did-not" => DidNot });
from_json!(Answer { given, score, key, confidence; hints });
