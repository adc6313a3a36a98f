//! What a learner did, for the learner: lessons, results, weeks, and how well their confidence fits.

mod course;
mod learning_of;
mod sureness;
mod weeks;

pub use course::{InCourse, Line};
pub use learning_of::{CourseFacts, Learning, LessonFacts, Tally};
pub use sureness::{ENOUGH, Stretch, Sure, Sureness, Verdict};
pub use weeks::{Clock, WEEKS, Week};
