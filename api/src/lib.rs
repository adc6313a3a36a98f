//! The dynamic API: people without accounts, threads and posts, on embedded SQLite or PostgreSQL.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod database;
mod http;
mod people;
mod posts;
mod threads;
mod token;

pub use database::{Database, NotOpened};
pub use http::router;
