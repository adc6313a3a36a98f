//! What the program does for authors and hosts, a file per command.

mod backup;
mod build;
mod check;
mod export;
mod import;
mod moderator;
mod move_discussion;
mod new;
mod restore;
mod said;

pub use backup::backup;
pub use build::build;
pub use check::{Format, check, print_text};
pub use export::export_gift;
pub use import::import_gift;
pub use moderator::{Link, add_moderator, list_moderators, remove_moderator};
pub use move_discussion::{export_discussion, import_discussion};
pub use new::new_course;
pub use restore::restore;
