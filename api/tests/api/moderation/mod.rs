//! Keeping conversations safe.

mod acts;
mod authors;
mod coming_in;
mod doors;
mod queue;
mod reports;
pub mod scene;
mod undo;
