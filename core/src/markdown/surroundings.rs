//! What a document needs to know about the site around it.

use super::Problem;
use super::figure::{Image, Media};
use super::{Address, MediaSource, Sourced};
use crate::activity::Activity;
use crate::contract::Block;
use crate::texts::Text;
use crate::{Id, SafeHtml};
use std::ops::Range;

/// Answers for the writer, given by the compiler that knows the files. Each method that cannot
/// answer reports the problem itself and returns `None`; the writer then shows the plain words.
pub trait Surroundings {
    /// A word of the interface in the document's language.
    fn text(&self, text: Text) -> String;
    /// The address a local link, the web or a contact becomes. `at` is the place in the source.
    fn link(&mut self, address: &Address<'_>, at: Range<usize>) -> Option<String>;
    /// What a term means, and the address of its place in the glossary.
    fn term(&mut self, term: &Id, at: Range<usize>) -> Option<(SafeHtml, String)>;
    /// An image of the course.
    fn image(&mut self, source: &str, at: Range<usize>) -> Option<Image>;
    /// Audio or video of the course.
    fn media(&mut self, source: &MediaSource, at: Range<usize>) -> Option<Media>;
    /// The blocks of a fragment.
    fn include(&mut self, address: &Address<'_>, at: Range<usize>) -> Option<Vec<Block>>;
    /// The activity whose fence starts at that byte.
    fn activity(&mut self, at: usize) -> Option<Activity<Sourced>>;
    /// A number not used before on this page, for ids.
    fn number(&mut self) -> usize;
    /// Takes note of a mistake in the source.
    fn report(&mut self, problem: Problem);
}
