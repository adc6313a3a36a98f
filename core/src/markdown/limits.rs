//! Caps on what the writer accepts, checked before anything is written.

use std::fmt::{self, Display};

/// The largest post in bytes.
pub const POST_BYTES: usize = 64 * 1024;
/// The largest lesson in bytes.
pub const LESSON_BYTES: usize = 2 * 1024 * 1024;
/// How deep lists, quotes and emphasis may nest.
pub const MAX_DEPTH: usize = 32;

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooBig {
    /// More bytes than the profile allows.
    Bytes {
        /// How many are allowed.
        limit: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    Depth {
        /// Byte offset of the element that goes too deep.
        at: usize,
    },
}

impl Display for TooBig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes { limit } => write!(f, "the text is larger than {} KiB", limit / 1024),
            Self::Depth { .. } => write!(f, "the text is nested deeper than {MAX_DEPTH} levels"),
        }
    }
}

impl std::error::Error for TooBig {}
