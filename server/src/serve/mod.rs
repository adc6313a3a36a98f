//! `leerkring serve`: the site over HTTP, the dynamic API beside it, and a new look at the folder on every change.

mod discussion;
mod held;
mod http;
mod log;
mod metrics;
mod observed;
mod problem;
mod reload;
mod running;
mod watched;

pub use discussion::{kept_database, open_database};
pub use running::{Serve, serve};
