//! A learner's progress: an append-only set of records, and what is derived from it.

mod anchor;
#[cfg(test)]
mod anchor_laws;
mod note;
mod notes;
mod outcome;
mod own_words;
mod place;
mod progress_of;
mod record;
mod records;
mod reset;
mod standing;
mod what;
mod words_as_markdown;

pub use anchor::{Passage, Spot};
pub use note::{Anchor, Note};
pub use notes::{NoteNow, bookmark, notes};
pub use outcome::{Again, Answer, How, Outcome, Recall};
pub use own_words::{CourseSheets, LessonSheet, LessonWords, Reply, own_words};
pub use place::{Place, Resume, resume};
pub use progress_of::Progress;
pub use record::{RECORD_VERSION, Reading, Record};
pub use records::Records;
pub use reset::resets;
pub use standing::{Standing, State, Try, round, standing};
pub use what::{ItemRef, LessonRef, What};
pub use words_as_markdown::words_as_markdown;
