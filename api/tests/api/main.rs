//! The API as a client sees it, on SQLite and, where `LEERKRING_TEST_POSTGRES` names one, on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod answers;
mod at_once;
mod atom;
mod changing;
mod client;
mod copies;
mod document;
mod events;
mod feeds;
mod finding;
mod forgetting;
mod headers;
mod hostile;
mod hostile_talk;
mod kept;
mod limits;
mod listing;
mod live;
mod matrix;
mod moderation;
mod newcomers;
mod own_data;
mod polls;
mod posting;
mod proof;
mod schema;
mod starting;
mod tables;
mod talking;
