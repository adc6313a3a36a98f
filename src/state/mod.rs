//! Signals over the types of `core`; no rules of its own.

mod keeping;
mod learner;
mod moderation;
mod own_notes;
mod participant;
mod review;
mod search;
mod settings;
mod voting;

pub use keeping::{Keeping, Saving};
pub use learner::{Along, Learner, Seen};
pub use moderation::{Attempt, Came, Deed, Door, Entrance, Moderation, Standing};
pub use own_notes::{OwnNotes, Placed};
pub use participant::{Participant, Unsent};
pub use review::{Plan, Review};
pub use search::{STEP, Search};
pub use settings::{FIELDS, Field, SHORTCUTS_FIELD, SPEED_FIELD, Settings, Shortcuts};
pub use voting::Voting;
