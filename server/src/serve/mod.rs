//! `leerkring serve`: the site over HTTP, and a new look at the folder on every change.

mod http;
mod reload;

pub use http::{Serve, serve};
