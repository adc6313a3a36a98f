//! The API as a client sees it, on SQLite and, where `LEERKRING_TEST_POSTGRES` names one, on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod atom;
mod client;
mod copies;
mod events;
mod feeds;
mod hostile;
mod live;
mod schema;
mod starting;
mod talking;
