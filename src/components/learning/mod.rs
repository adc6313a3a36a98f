//! What a learner did, shown to the learner: course by course, and how sure against how often right.

mod course;
mod sureness;

pub use course::LearnedCourse;
pub use sureness::SurenessSection;
