//! The frame around every page, and the page that belongs to the address.

use crate::api::Cache;
use crate::browser::Navigator;
use crate::components::{Announcer, Footer, Header, Nudge, StorageNotice};
use crate::context::{Context, Here};
use crate::pages;
use crate::route::Route;
use crate::state::Search;
use leerkring_core::filter::Filter;
use leptos::prelude::*;

/// Gives views what they may ask for.
pub fn provide(context: Context, cache: Cache, navigator: Navigator) {
    provide_context(context);
    provide_context(cache);
    provide_context(Here(navigator.here.read_only()));
    provide_context(navigator);
}

/// Gives what outlives the pages of [`Entry::Reading`](crate::route::Entry), so that Back finds it as it was.
pub fn provide_reading() {
    provide_context(RwSignal::new(Filter::default()));
    provide_context(Search::new());
}

/// What a learner is told above every page about what is kept of them.
pub fn notices() -> AnyView {
    view! { <StorageNotice/> <Nudge/> }.into_any()
}

/// Shows the page of a route.
pub type Pages = fn(Route) -> AnyView;

/// The pages of [`Entry::Reading`](crate::route::Entry).
pub fn reading(route: Route) -> AnyView {
    match route {
        Route::Catalogue => pages::catalogue().into_any(),
        Route::Course(course) => pages::course(course).into_any(),
        Route::Page(name) => pages::text(name).into_any(),
        Route::Glossary => pages::glossary().into_any(),
        Route::Search => pages::search().into_any(),
        Route::Settings => pages::settings().into_any(),
        route => pages::elsewhere(&route).into_any(),
    }
}

/// The pages of [`Entry::Lesson`](crate::route::Entry).
pub fn lesson(route: Route) -> AnyView {
    match route {
        Route::Lesson(lesson) => pages::lesson(lesson).into_any(),
        route => pages::elsewhere(&route).into_any(),
    }
}

/// The pages of [`Entry::Review`](crate::route::Entry).
pub fn review(route: Route) -> AnyView {
    match route {
        Route::Review => pages::review().into_any(),
        route => pages::elsewhere(&route).into_any(),
    }
}

/// The pages of [`Entry::Desk`](crate::route::Entry).
pub fn desk(route: Route) -> AnyView {
    match route {
        Route::Learning => pages::learning().into_any(),
        Route::Certificate(course) => pages::certificate(course).into_any(),
        Route::Passport => pages::passport().into_any(),
        Route::Notes => pages::notes().into_any(),
        route => pages::elsewhere(&route).into_any(),
    }
}

/// The pages of [`Entry::Discussion`](crate::route::Entry).
pub fn discussion(route: Route) -> AnyView {
    match route {
        Route::Discussion => pages::discussion().into_any(),
        route => pages::elsewhere(&route).into_any(),
    }
}

/// The pages of [`Entry::Staff`](crate::route::Entry).
pub fn staff(route: Route) -> AnyView {
    match route {
        Route::Moderation => pages::moderation().into_any(),
        route => pages::elsewhere(&route).into_any(),
    }
}

/// Everything that is drawn.
#[component]
pub fn App(
    /// The pages of the entry.
    pages: Pages,
    /// What stands above them.
    notices: fn() -> AnyView,
) -> impl IntoView {
    let Here(here) = expect_context();
    let page = move || pages(here.get().route);
    view! {
        <Header/>
        <main id="content" tabindex="-1">
            {notices()}
            {page}
        </main>
        <Footer/>
        <Announcer/>
    }
}
