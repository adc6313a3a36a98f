//! Which file of the reading API stands behind a page.

use leerkring_app::route::{self, Location, Route};

/// The file of the reading API behind a page.
pub(super) fn api_path(location: &Location) -> Option<String> {
    let lang = &location.lang;
    Some(match &location.route {
        Route::Catalogue => route::catalogue_json(lang).path().to_owned(),
        Route::Course(course) => route::course_json(lang, course).path().to_owned(),
        Route::Lesson(lesson) => route::lesson_json(lang, lesson).path().to_owned(),
        Route::Page(page) => route::page_json(lang, *page).path().to_owned(),
        Route::Glossary => route::glossary_json(lang).path().to_owned(),
        Route::Search => route::search_json(lang).path().to_owned(),
        Route::Learning
        | Route::Review
        | Route::Passport
        | Route::Notes
        | Route::Discussion
        | Route::Moderation
        | Route::Certificate(_)
        | Route::Settings
        | Route::NotFound => return None,
    })
}
