//! What came inside the page: where the site lives, its texts' address, the documents it shows.

use crate::api::Cache;
use crate::route::{
    Base, Location, Route, catalogue_json, course_json, glossary_json, lesson_json, page_json,
};
use leerkring_core::Lang;
use leerkring_core::contract::Site;
use leerkring_core::json::{FromJson, field, parse};
use serde_json::Value;
use std::sync::Arc;

/// A page as it was served.
pub(super) struct PageData {
    pub(super) base: Base,
    pub(super) site: Site,
    /// Address of the file of texts.
    pub(super) texts: String,
    pub(super) location: Location,
    pub(super) cache: Cache,
}

/// Reads the JSON that `server` writes into the element `page-data`; `None` where it was not written by this version of the program.
pub(super) fn read(keep: Keep) -> Option<PageData> {
    let document = super::document()?;
    let base = Base::parse(&document.document_element()?.get_attribute("data-base")?)?;
    let json = document.get_element_by_id("page-data")?.text_content()?;
    let inlined = parse(&json)?;
    let lang: Lang = field(&inlined, "lang")?;
    let is_missing = inlined.get("missing").and_then(Value::as_bool) == Some(true);
    let path = super::window()?.location().pathname().ok()?;
    let found = base
        .strip(&path)
        .and_then(Location::parse)
        .filter(|_| !is_missing);
    let location = found.unwrap_or(Location {
        lang,
        route: Route::NotFound,
    });
    let cache = Cache::default();
    let came = Documents {
        main: inlined.get("main"),
        course: inlined.get("course"),
    };
    keep(&cache, &location, came);
    Some(PageData {
        base,
        site: field(&inlined, "site")?,
        texts: field(&inlined, "texts")?,
        location,
        cache,
    })
}

/// Gives up what came without its prose: the page that was served has it, and is adopted by now.
pub(super) fn forget_without_prose(cache: &Cache, at: &Location) {
    match &at.route {
        Route::Lesson(lesson) => cache.forget(&lesson_json(&at.lang, lesson)),
        Route::Page(page) => cache.forget(&page_json(&at.lang, *page)),
        _ => {}
    }
}

/// Puts the documents that came with a page into the cache: the page's own, and the course around a lesson. Each entry has one that
/// knows the documents of its pages and no others.
pub type Keep = fn(&Cache, &Location, Documents<'_>);

/// The documents that came with a page.
#[derive(Clone, Copy)]
pub struct Documents<'d> {
    main: Option<&'d Value>,
    course: Option<&'d Value>,
}

fn keep<T: FromJson + Send + Sync + 'static>(
    cache: &Cache,
    endpoint: &crate::route::Endpoint<T>,
    json: Option<&Value>,
) {
    if let Some(document) = json.and_then(T::from_json) {
        cache.put(endpoint, Arc::new(document));
    }
}

/// Keeps what comes with the pages of [`Entry::Reading`](crate::route::Entry).
pub fn keep_reading(cache: &Cache, at: &Location, came: Documents<'_>) {
    match &at.route {
        Route::Catalogue => keep(cache, &catalogue_json(&at.lang), came.main),
        Route::Course(id) => keep(cache, &course_json(&at.lang, id), came.main),
        Route::Page(page) => keep(cache, &page_json(&at.lang, *page), came.main),
        Route::Glossary => keep(cache, &glossary_json(&at.lang), came.main),
        _ => {}
    }
}

/// Keeps what comes with a lesson.
pub fn keep_lesson(cache: &Cache, at: &Location, came: Documents<'_>) {
    if let Route::Lesson(lesson) = &at.route {
        keep(cache, &lesson_json(&at.lang, lesson), came.main);
        keep(cache, &course_json(&at.lang, &lesson.course), came.course);
    }
}

/// Keeps what comes with the learner's own pages.
pub fn keep_desk(cache: &Cache, at: &Location, came: Documents<'_>) {
    if let Route::Certificate(id) = &at.route {
        keep(cache, &course_json(&at.lang, id), came.main);
    }
}
