//! What the program does for authors and hosts, a file per command.

mod build;
mod check;
mod new;

pub use build::build;
pub use check::{Format, check, print_text};
pub use new::new_course;
