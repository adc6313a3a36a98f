//! Searching: the words of a text, what a query finds in the parts of an index, and the passage to show.
//!
//! The program writes the index with the same words, stems and sections as the browser reads it by.

mod passage;
mod query;
mod sections;
mod stem;
mod text;
mod words;

pub use passage::{Piece, marked, passage};
pub use query::{Found, Hit, MAX_QUERY, Query, find};
pub use sections::{Section, sections};
pub use stem::stem;
pub use text::text_of;
pub use words::{Word, each_word, words};
