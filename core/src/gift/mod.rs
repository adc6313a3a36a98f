//! GIFT, the text format of Moodle's question bank: reading it into quizzes, and writing quizzes in it.
//!
//! `docs/gift.md` says what becomes what. Nothing is dropped silently: what one side cannot express is
//! told ([`NotExpressed`]), with its place. Only the native program calls this.

mod export;
mod grammar;
mod import;
mod words;

pub use export::{Exported, export};
pub use import::{Imported, ImportedQuiz, Part, Settings, import};

use crate::Id;
use std::fmt::{self, Display};

/// The largest file in bytes.
pub const GIFT_BYTES: usize = 10_000_000;

/// Something that cannot be expressed on the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotExpressed {
    /// What it belongs to.
    pub place: Place,
    /// What it is.
    pub what: String,
    /// How it was written, where that says more.
    pub written: String,
}

/// What something that cannot be expressed belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of the GIFT file.
    Line(usize),
    /// The quiz.
    Quiz,
    /// A question of it.
    Question(Id),
}

/// The file is larger than [`GIFT_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file is larger than {} MB", GIFT_BYTES / 1_000_000)
    }
}

impl std::error::Error for TooLarge {}
