//! The Leerkring app: reads courses, in the browser (feature `csr`) or written as HTML (feature `ssr`).
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod api;
mod app;
mod browser;
mod components;
mod context;
mod pages;
pub mod route;
mod start;
mod state;
mod storage;

pub use browser::discussion_below;
pub use start::{desk, discussion, lesson, reading, review, staff};
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
pub use render::{Shown, render};
