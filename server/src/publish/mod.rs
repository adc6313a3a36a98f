//! From compiled content to the files of a site: pages, reading API, app, media.

mod api_path;
mod app;
mod head;
mod mime;
mod output;
mod page;
mod policy;
mod publication;
mod signposts;

pub use app::App;
pub use output::{Freshness, Output, digest};
pub use policy::policy;
pub use publication::Publication;
