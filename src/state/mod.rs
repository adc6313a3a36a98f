//! Signals over the types of `core`; no rules of its own.

mod keeping;
mod learner;
mod settings;

pub use keeping::{Keeping, Saving};
pub use learner::{Learner, Seen};
pub use settings::{Choice, Settings};
