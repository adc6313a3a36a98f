//! All courses.

use crate::api::load;
use crate::browser::arrive;
use crate::components::{ContinueCard, CourseCard, Filters, Waiting};
use crate::context::{context, t, t_count};
use crate::route::catalogue_json;
use leerkring_core::contract::Catalogue;
use leerkring_core::filter::Filter;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The catalogue.
pub fn catalogue() -> impl IntoView {
    let loading = load(catalogue_json(&context().links.lang));
    view! { <Waiting loading show/> }
}

fn show(catalogue: Arc<Catalogue>) -> impl IntoView {
    arrive(t(Text::Catalogue));
    let filter: RwSignal<Filter> = expect_context();
    let is_empty = catalogue.courses.is_empty();
    let of = Arc::clone(&catalogue);
    let fitting = Memo::new(move |_| {
        filter.with(|filter| {
            (0..of.courses.len())
                .filter(|i| of.courses.get(*i).is_some_and(|c| filter.fits(c)))
                .collect::<Vec<_>>()
        })
    });
    let all = Arc::clone(&catalogue);
    let cards = move || {
        let cards = fitting
            .get()
            .into_iter()
            .filter_map(|index| all.courses.get(index).cloned());
        cards
            .map(|card| view! { <li><CourseCard card/></li> })
            .collect_view()
    };
    let found = move || {
        let count = fitting.with(Vec::len);
        if count == 0 {
            t(Text::FilterNone)
        } else {
            t_count(Text::FilterFoundOne, Text::FilterFound, count)
        }
    };
    let filtered = move || filter.with(|filter| *filter != Filter::default());
    let clear = move || {
        filtered().then(|| {
            view! { <button type="button" class="quiet" on:click=move |_| filter.set(Filter::default())>{t(Text::FilterClear)}</button> }
        })
    };
    view! {
        <div class="page catalogue">
            <header class="page-head">
                <h1 tabindex="-1">{context().site.name.clone()}</h1>
                <p class="lead">{t(Text::CatalogueLead)}</p>
            </header>
            <ContinueCard/>
            <section aria-labelledby="courses">
                <h2 id="courses">{t(Text::Courses)}</h2>
                {if is_empty {
                    view! { <p class="empty">{t(Text::CatalogueEmpty)}</p> }.into_any()
                } else {
                    view! {
                        <Filters catalogue=Arc::clone(&catalogue) filter/>
                        <p class="found needs-script"><span role="status">{found}</span> " " {clear}</p>
                        <ul class="cards">{cards}</ul>
                    }.into_any()
                }}
            </section>
        </div>
    }
}
