//! The files of the reading API.

use leerkring_core::contract::{
    Catalogue, Course, Glossary, Lesson, Page, PageName, SearchIndex, SearchPart, Site,
};
use leerkring_core::progress::LessonRef;
use leerkring_core::{Id, Lang};
use std::marker::PhantomData;

/// A file of the reading API and the type it holds.
#[derive(Debug)]
pub struct Endpoint<T> {
    path: String,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Endpoint<T> {
    fn clone(&self) -> Self {
        Self::new(self.path.clone())
    }
}

impl<T> Endpoint<T> {
    fn new(path: String) -> Self {
        Self {
            path,
            holds: PhantomData,
        }
    }

    /// The path below the base: `api/v1/site.json`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// `site.json`.
pub fn site_json() -> Endpoint<Site> {
    Endpoint::new("api/v1/site.json".to_owned())
}

/// `catalogue.json` of a language.
pub fn catalogue_json(lang: &Lang) -> Endpoint<Catalogue> {
    Endpoint::new(format!("api/v1/{lang}/catalogue.json"))
}

/// A course in a language.
pub fn course_json(lang: &Lang, course: &Id) -> Endpoint<Course> {
    Endpoint::new(format!("api/v1/{lang}/courses/{course}.json"))
}

/// A lesson in a language.
pub fn lesson_json(lang: &Lang, lesson: &LessonRef) -> Endpoint<Lesson> {
    Endpoint::new(format!("api/v1/{lang}/courses/{lesson}.json"))
}

/// A page of plain text in a language.
pub fn page_json(lang: &Lang, page: PageName) -> Endpoint<Page> {
    Endpoint::new(format!("api/v1/{lang}/pages/{}.json", page.as_str()))
}

/// The terms in a language.
pub fn glossary_json(lang: &Lang) -> Endpoint<Glossary> {
    Endpoint::new(format!("api/v1/{lang}/glossary.json"))
}

/// What can be found in a language.
pub fn search_json(lang: &Lang) -> Endpoint<SearchIndex> {
    Endpoint::new(format!("api/v1/{lang}/search.json"))
}

/// A part of the search index of a language.
pub fn search_part_json(lang: &Lang, version: &str, part: usize) -> Endpoint<SearchPart> {
    Endpoint::new(format!("api/v1/{lang}/search/{version}/{part}.json"))
}
