//! The reading API: the only user of the network.

mod cache;
mod load;

mod fetch;

pub use cache::Cache;
pub use fetch::{fetch_texts, get, prefetch};
pub use load::{Failure, Load, Loading, load};
