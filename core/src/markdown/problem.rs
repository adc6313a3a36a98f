//! What is wrong with a text, and where.

use std::ops::Range;

/// A mistake at a place in a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name for this kind of mistake, such as `broken-link`.
    pub code: &'static str,
    /// Byte range in the source.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// How to put it right.
    pub hint: String,
}

impl Problem {
    /// A mistake with what to do about it.
    pub fn new(
        code: &'static str,
        at: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            code,
            at,
            message: message.into(),
            hint: hint.into(),
        }
    }
}
