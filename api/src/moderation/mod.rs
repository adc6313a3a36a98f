//! Keeping conversations safe: reports, the queue of moderators, what they do and undo, what authors are told, and how
//! moderators come in.

pub(crate) mod acts;
pub(crate) mod audit;
mod changed;
mod doing;
mod held;
mod moderating;
pub mod moderators;
pub(crate) mod notices;
mod on_authors;
mod on_posts;
mod on_threads;
pub(crate) mod queue;
pub(crate) mod reports;
pub(crate) mod sign_in;
pub(crate) mod undo;
mod undoing;

pub(crate) use changed::forget_silenced;
