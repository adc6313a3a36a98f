//! What the program does for authors and hosts, a file per command.

mod build;
mod check;
mod export;
mod import;
mod moderator;
mod new;
mod said;

pub use build::build;
pub use check::{Format, check, print_text};
pub use export::export_gift;
pub use import::import_gift;
pub use moderator::{Link, add_moderator, list_moderators, remove_moderator};
pub use new::new_course;
