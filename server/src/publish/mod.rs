//! From compiled content to the files of a site: pages, reading API, app, media.

mod app;
mod head;
mod page;
mod policy;
mod publication;

pub use app::App;
pub use policy::policy;
pub use publication::{Freshness, Output, Publication, digest};
