//! `leerkring serve`: the site over HTTP, and a new look at the folder on every change.

mod discussion;
mod http;
mod reload;

pub use discussion::Kept;
pub use http::{Serve, serve};
