//! The rules of Leerkring, without a clock, a network or a browser: time and randomness are arguments.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

pub mod activity;
pub mod aloud;
pub mod contract;
pub mod discussion;
pub mod filter;
pub mod gift;
pub mod html;
pub mod id;
pub mod json;
pub mod lang;
pub mod learning;
pub mod licence;
pub mod markdown;
pub mod passport;
pub mod progress;
pub mod queue;
pub mod quiz;
pub mod review;
pub mod search;
pub mod texts;

pub use html::SafeHtml;
pub use id::Id;
pub use lang::Lang;
