//! The reading API: the only user of the network.

mod cache;
mod load;

mod fetch;
mod several;

pub use cache::Cache;
pub use fetch::{fetch_texts, get, prefetch};
pub use load::{Failure, Load, Loading, load};
pub use several::Several;
