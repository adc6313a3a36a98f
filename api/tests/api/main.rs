//! The API as a client sees it, on SQLite and, where `LEERKRING_TEST_POSTGRES` names one, on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod client;
mod hostile;
mod own_database;
mod starting;
mod talking;
