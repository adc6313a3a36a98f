//! What a moderator sees: coming in, what waits, doing something about it, and what was done.

mod acting;
mod audit;
mod audit_entry;
mod bulk;
mod came;
mod choosing;
mod door;
mod entry;
mod queue;
mod reason;

pub use door::DoorStep;
pub use entry::entry_id;
pub use queue::QueueView;
