//! The reading API: the only user of the network.

mod cache;
mod discussion;
mod live;
mod load;
mod moderation;

mod fetch;
mod several;

pub use cache::Cache;
pub use discussion::{ApiClient, Refusal};
pub use fetch::{fetch_texts, get, prefetch};
/// What is asked for: getting, making, changing, removing.
pub use gloo_net::http::Method;
pub use live::{Told, follow_events};
pub use load::{Failure, Load, Loading, load};
pub use moderation::{StaffClient, sign_in};
pub use several::Several;
