//! The rules of quizzes: what an answer scores, what is said of it, in which order things are put.

mod calibration;
mod feedback;
mod fold;
mod given;
mod number;
mod right;
mod score;
mod shuffle;

pub use calibration::{Bin, Calibration, LEVELS};
pub use feedback::{of_blank, of_choice, of_number};
pub use fold::{Decompose, fold};
pub use given::{Given, MAX_ANSWER_BYTES};
pub use number::{ParsedNumber, parse_number};
pub use right::{RightAnswer, blanks, by_id, right_answer};
pub use score::{Score, is_right, score, score_forecast};
pub use shuffle::{Seed, drawn, options, order};
