//! Signals over the types of `core`; no rules of its own.

mod learner;
mod settings;

pub use learner::{Keeping, Learner, Saving};
pub use settings::{Chosen, FIELDS, Field, SHORTCUTS_FIELD, Settings, Shortcuts};
