//! The only user of browser storage: progress in IndexedDB, settings in local storage.
//!
//! Storage may be missing, refused, full, or hold another version's data; nothing here panics.

mod bring;
mod changes;
mod database;
mod discussion;
mod once;
mod settings;
mod voter;

pub use changes::Change;
pub use database::{NotKept, Opened, Storage};
pub use discussion::PERSON;
pub use once::Once;
pub use settings::{bring_settings, forget_all, keep_settings, seed, settings, stored_settings};
pub use voter::{keep_voter, voter};
