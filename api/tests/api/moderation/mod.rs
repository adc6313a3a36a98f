//! Keeping conversations safe.

mod acts;
mod coming_in;
mod doors;
mod queue;
mod reports;
pub mod scene;
mod undo;
