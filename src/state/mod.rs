//! Signals over the types of `core`; no rules of its own.

mod keeping;
mod learner;
mod review;
mod settings;

pub use keeping::{Keeping, Saving};
pub use learner::Learner;
pub use review::{Plan, Review};
pub use settings::{Choice, Settings};
