//! The only user of browser storage: progress in IndexedDB, settings in local storage.
//!
//! Storage may be missing, refused, full, or hold another version's data; nothing here panics.

mod changes;
mod database;
mod settings;

pub use changes::Change;
pub use database::{NotKept, Opened, Storage, read_record};
pub use settings::{keep_settings, seed, settings};
