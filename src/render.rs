//! Writes a page natively with the same views as the browser.

use crate::api::Cache;
use crate::app::{
    App, AppProps, desk, discussion, lesson, notices, provide, provide_reading, reading, review, staff,
};
use crate::browser::Navigator;
use crate::context::Context;
use crate::route::{
    Entry, Links, Location, Route, catalogue_json, course_json, glossary_json, lesson_json, page_json,
};
use crate::state::Learner;
use leerkring_core::contract::{Catalogue, Course, Glossary, Lesson, Page, Site};
use leerkring_core::texts::Texts;
use leptos::prelude::*;
use std::sync::Arc;

/// What a page shows.
#[derive(Clone)]
pub enum Shown {
    /// The catalogue.
    Catalogue(Arc<Catalogue>),
    /// A course.
    Course(Arc<Course>),
    /// A lesson, in the outline of its course.
    Lesson(Arc<Lesson>, Arc<Course>),
    /// A page of plain text.
    Page(Arc<Page>),
    /// The glossary.
    Glossary(Arc<Glossary>),
    /// The page needs nothing but the site.
    Nothing,
}

/// The inside of the element `app`: what a reader without JavaScript reads, and what the app
/// replaces by itself when it starts.
pub fn render(site: &Arc<Site>, texts: &Arc<Texts>, links: &Links, route: &Route, shown: &Shown) -> String {
    let cache = Cache::default();
    let lang = &links.lang;
    match (route, shown) {
        (Route::Course(id) | Route::Certificate(id), Shown::Course(course)) => {
            cache.put(&course_json(lang, id), Arc::clone(course))
        }
        (Route::Lesson(id), Shown::Lesson(lesson, course)) => {
            cache.put(&lesson_json(lang, id), Arc::clone(lesson));
            cache.put(&course_json(lang, &id.course), Arc::clone(course));
        }
        (_, Shown::Catalogue(catalogue)) => cache.put(&catalogue_json(lang), Arc::clone(catalogue)),
        (_, Shown::Page(page)) => cache.put(&page_json(lang, page.id), Arc::clone(page)),
        (_, Shown::Glossary(glossary)) => cache.put(&glossary_json(lang), Arc::clone(glossary)),
        _ => {}
    }
    let owner = Owner::new();
    let html = owner.with(|| {
        let context = Context {
            texts: Arc::clone(texts),
            links: links.clone(),
            site: Arc::clone(site),
        };
        let here = Location {
            lang: links.lang.clone(),
            route: route.clone(),
        };
        let learner = Learner::new(site.id.clone());
        provide(context, cache, Navigator::new(here));
        provide_context(learner);
        provide_reading();
        let pages = match route.entry() {
            Entry::Reading => reading,
            Entry::Lesson => lesson,
            Entry::Review => review,
            Entry::Desk => desk,
            Entry::Discussion => discussion,
            Entry::Staff => staff,
        };
        App(AppProps { pages, notices }).to_html()
    });
    owner.cleanup();
    html
}
