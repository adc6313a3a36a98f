//! The dynamic API: people without accounts, threads, posts, moderation and polls, on embedded SQLite or PostgreSQL.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod authority;
pub mod copying;
mod counts;
mod database;
mod feeds;
mod guard;
mod http;
mod live;
mod moderation;
mod people;
mod polls;
mod posts;
mod rules;
mod standing;
mod surroundings;
mod threads;
mod token;

pub use counts::{Counts, counts};
pub use database::{Database, NotOpened};
pub use guard::{Attempt, Limit, Network, NotNetwork, Proof, Whose, Window};
pub use http::{Api, missing, openapi, router};
pub use live::Bus;
pub use moderation::moderators;
pub use rules::Rules;
pub use surroundings::{Clock, Site};
