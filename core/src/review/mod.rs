//! Review: questions come back shortly before they would be forgotten.
//!
//! When is worked out by FSRS-6 (crate `fsrs`, with its default parameters, which are the median of those fitted to
//! some 700 million reviews; <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm>), for a
//! retention of 0.9 and without chance. There are two grades: "knew it" is FSRS's *good*, "did not" is its *again*.
//! Nothing is stored but the facts of [`crate::progress`]; all else is folded from them.
//!
//! Time is counted in local days: a question that is due on a day is due from its first minute.

mod calendar;
mod day;
mod history;
#[cfg(test)]
mod laws;
mod schedule;
mod session;
#[cfg(test)]
mod testing;
mod week;

pub use calendar::{Calendar, Reminder};
pub use day::Day;
pub use history::Scope;
pub use schedule::{Card, FORECAST_DAYS, Schedule};
pub use session::{SECONDS_A_QUESTION, SESSION_MINUTES, SESSION_QUESTIONS, is_over, minutes_for, session};
pub use week::days_worked;
