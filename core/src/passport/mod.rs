//! The passport: all that is kept of a learner in one file. `docs/passport.md` describes it field by field.

mod arriving;
mod contents;
mod drafts;
mod kind;
mod nudge;
mod open;

pub use arriving::{Arriving, Count, Preview};
pub use contents::{Contents, file_name};
pub use kind::{Kind, Tally, tally};
pub use nudge::{forgets_after_a_week, is_due};
pub use open::{MAX_BYTES, Passport, Refusal};

/// What `format` says in every passport.
pub const FORMAT: &str = "leerkring-passport";
/// The version this code writes. Reading accepts it and every earlier one.
pub const VERSION: u64 = 1;
