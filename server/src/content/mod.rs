//! From a folder of Markdown to a site: read, check, compile.

mod compile;
mod course;
mod fields;
mod files;
mod front_matter;
mod glossary;
mod ids;
mod index;
mod lesson;
mod media;
mod site;
mod structure;
mod surroundings;
mod world;

pub use compile::{Compiled, Content, CourseIn, Mode, compile};
pub use files::Files;
pub use ids::LOCK_FILE;
pub use site::SITE_FILE;
