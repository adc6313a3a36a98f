//! From a folder of Markdown to a site: read, check, compile.

mod activity;
mod compile;
mod course;
mod fields;
mod files;
mod front_matter;
mod glossary;
mod ids;
mod index;
mod lesson;
mod links;
mod media;
mod published;
mod quizzes;
mod recordings;
mod redirects;
mod site;
mod structure;
mod surroundings;
mod toml_text;
mod world;
mod write;
mod write_lesson;
mod write_site;

pub use activity::{Comments, fence, quiz_fence};
pub use compile::{Compiled, Mode, compile};
pub use files::Files;
pub use ids::LOCK_FILE;
pub use published::{Content, CourseIn};
pub use quizzes::{Found, Wanted, found};
pub use site::SITE_FILE;
