//! A learner's progress: an append-only set of records, and what is derived from it.

mod note;
mod outcome;
mod place;
mod progress_of;
mod record;
mod records;
mod reset;
mod standing;
mod what;

pub use note::{Anchor, Note};
pub use outcome::{Again, Answer, How, Outcome, Recall};
pub use place::{Place, Resume, resume};
pub use progress_of::Progress;
pub use record::{RECORD_VERSION, Reading, Record};
pub use records::Records;
pub use reset::resets;
pub use standing::{Standing, State, Try, round, standing};
pub use what::{ItemRef, LessonRef, What};
