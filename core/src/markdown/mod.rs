//! The one Markdown writer: CommonMark in, [`SafeHtml`](crate::SafeHtml) out, in two profiles.
//!
//! Authors' documents become blocks ([`write_document`]); learners' posts become one piece of HTML
//! ([`write_post`]). Both go: source → events (`parse`) → blocks (`blocks`) → HTML (`inline`, `document`).
//! `docs/markdown.md` lists every way in which the output differs from the CommonMark specification.

mod activity;
mod address;
mod blocks;
mod course_body;
mod document;
mod fence;
mod figure;
mod footnotes;
mod headings;
mod inline;
mod limits;
mod notes;
mod parse;
mod post;
mod problem;
mod rules;
mod snippet;
mod surroundings;
mod table;
mod writer;

pub use activity::{ActivityFence, activity_fences};
pub use address::Address;
pub use course_body::{CourseBody, ModuleBody, course_body};
pub use document::{Document, write_definitions, write_document};
pub use fence::{MediaSource, parse_media};
pub use figure::{Credit, Image, Media, MediaKind};
pub(crate) use inline::escaped;
pub use limits::{LESSON_BYTES, MAX_DEPTH, POST_BYTES, TooBig};
pub use parse::{Section, headings, section};
pub(crate) use parse::{author_options, parse};
pub use post::write_post;
pub use problem::Problem;
pub use snippet::{Gapped, Sourced};
pub use surroundings::Surroundings;
