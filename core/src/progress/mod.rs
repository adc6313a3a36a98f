//! A learner's progress: an append-only set of records, and what is derived from it.

mod place;
mod progress_of;
mod record;
mod records;

pub use place::{Place, Resume, resume};
pub use progress_of::Progress;
pub use record::{How, LessonRef, Outcome, RECORD_VERSION, Reading, Record};
pub use records::Records;
