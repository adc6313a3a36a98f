//! What a site publishes.

use super::files::Files;
use leerkring_app::route::Location;
use leerkring_core::contract::{Catalogue, Course, Glossary, Lesson, Page, PageName, Site};
use leerkring_core::{Id, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything a site publishes.
#[derive(Debug)]
pub struct Content {
    /// `site.json`.
    pub site: Arc<Site>,
    /// Catalogues by language.
    pub catalogues: BTreeMap<Lang, Arc<Catalogue>>,
    /// Courses by language and id.
    pub courses: BTreeMap<(Lang, Id), CourseIn>,
    /// Pages by language and name.
    pub pages: BTreeMap<(Lang, PageName), Arc<Page>>,
    /// Glossaries by language.
    pub glossaries: BTreeMap<Lang, Arc<Glossary>>,
    /// Earlier addresses and what stands there now.
    pub redirects: BTreeMap<Location, Location>,
    /// Paths of images, recordings and attachments.
    pub media: BTreeSet<String>,
    /// Where the media are read from.
    pub files: Files,
}

/// A course in one language.
#[derive(Debug)]
pub struct CourseIn {
    /// The course.
    pub course: Arc<Course>,
    /// Its lessons.
    pub lessons: BTreeMap<Id, Arc<Lesson>>,
}
