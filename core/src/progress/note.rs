//! Private notes and highlights, and where in a lesson they belong.

use crate::json::from_json;
use serde::Serialize;
use uuid::Uuid;

/// A highlight, with the learner's words where there are any.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Note {
    /// Given when it is made and kept through every change.
    pub id: Uuid,
    /// Where it belongs.
    pub anchor: Anchor,
    /// The learner's words; empty for a highlight alone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A place in the text of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Anchor {
    /// The block.
    pub block: String,
    /// The words it is about, as they stood there; empty for the whole block.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// A few words before the quote, to tell it from the same words elsewhere in the block.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
}

from_json!(Note { id, anchor; text });
from_json!(Anchor { block; quote, before });
