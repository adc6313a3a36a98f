//! The API as a client sees it, on SQLite and, where `LEERKRING_TEST_POSTGRES` names one, on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod client;
mod finding;
mod hostile;
mod starting;
mod talking;
