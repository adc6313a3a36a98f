//! The way back to where the learner stopped.

use crate::api::{Load, load};
use crate::context::{context, t};
use crate::route::course_json;
use crate::state::Learner;
use leerkring_core::Id;
use leerkring_core::contract::Course;
use leerkring_core::progress::resume;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// Leads to the place last worked at: of one course, or of all of them.
#[component]
pub fn ContinueCard(
    /// The course, where the card is about one.
    #[prop(optional, into)]
    course: Option<Arc<Course>>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    match course {
        Some(course) => view! { <CardOf course/> }.into_any(),
        None => {
            let latest = Memo::new(move |_| learner.latest_place().map(|place| place.lesson.course));
            (move || latest.get().map(|course| view! { <CardOfLatest course/> })).into_any()
        }
    }
}

#[component]
fn CardOfLatest(course: Id) -> impl IntoView {
    let loading = load(course_json(&context().links.lang, &course));
    move || match loading.state.get() {
        Load::Loaded(course) => Some(view! { <CardOf course/> }),
        // A course that is gone or unreachable has no way back to offer.
        _ => None,
    }
}

#[component]
fn CardOf(course: Arc<Course>) -> impl IntoView {
    let learner: Learner = expect_context();
    let links = StoredValue::new(context().links);
    let of = Arc::clone(&course);
    let way = Memo::new(move |_| {
        let place = learner.places.with(|places| places.get(&of.id).cloned())?;
        learner.progress.with(|progress| resume(&place, &of, progress))
    });
    move || {
        way.get().map(|way| {
            let href = links.with_value(|links| links.block(&course.id, &way.lesson.id, way.block.as_deref()));
            let (title, lang) = (way.lesson.title.clone(), way.lesson.lang.to_string());
            view! {
                <section class="continue" aria-label=t(Text::Continue)>
                    <p class="continue-lead">{t(Text::ContinueLead)}</p>
                    <p class="continue-title" lang=lang.clone()>{title} <span class="continue-course">{course.title.clone()}</span></p>
                    <a class="button" href=href>{t(Text::Continue)}</a>
                </section>
            }
        })
    }
}
