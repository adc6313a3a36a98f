//! Starting a course or everything again; and every new start that can still be undone.

use crate::api::{Load, Loading, load};
use crate::browser::{fold, moment_in_words};
use crate::components::Undo;
use crate::context::{context, t, t_with};
use crate::route::{catalogue_json, course_json};
use crate::state::{Learner, Saving};
use leerkring_core::Id;
use leerkring_core::contract::{Catalogue, Course};
use leerkring_core::progress::{Outcome, Record, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// How many earlier new starts are listed.
const LISTED: usize = 10;

/// The section of the page.
pub(super) fn again() -> impl IntoView {
    let learner: Learner = expect_context();
    let catalogue = load(catalogue_json(&context().links.lang));
    let places = Memo::new(move |_| learner.progress.with(places));
    let chosen = RwSignal::new(None::<What>);
    // What was chosen may have been started again in another tab.
    let what = Memo::new(move |_| {
        let of = places.get();
        chosen
            .get()
            .filter(|chosen| of.contains(chosen))
            .or_else(|| of.first().cloned())
    });
    let (reset, saving) = (RwSignal::new(None::<Arc<Record>>), RwSignal::new(Saving::Idle));
    let start = move |event| {
        if let Some(what) = what.get_untracked() {
            reset.set(Some(learner.record(what, Outcome::Reset, saving)));
        }
        fold(&event);
    };
    let sure = move || {
        let name = what.get().map(|what| course_name(&what, catalogue));
        name.map(|name| t_with(Text::StartAgainSure, &[("what", &name)]))
    };
    let options = move || {
        let option = |place: What| {
            let (value, name) = (place.to_string(), course_name(&place, catalogue));
            let here = what.get_untracked().as_ref() == Some(&place);
            view! { <option value=value selected=here>{name}</option> }
        };
        places.get().into_iter().map(option).collect_view()
    };
    let form = move || {
        view! {
            <p class="act">
                <label>
                    {t(Text::StartAgainWhat)}
                    <select on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>{options}</select>
                </label>
            </p>
            <details class="sure">
                <summary>{t(Text::StartAgainAsk)}</summary>
                <p>{sure}</p>
                <p class="actions">
                    <button type="button" class="button" on:click=start>{t(Text::StartAgainYes)}</button>
                    <button type="button" on:click=move |event| fold(&event)>{t(Text::Cancel)}</button>
                </p>
            </details>
        }
    };
    let empty = Memo::new(move |_| places.with(Vec::is_empty));
    view! {
        <section class="again">
            <h2>{t(Text::StartAgain)}</h2>
            <p>{t(Text::StartAgainLead)}</p>
            {move || if empty.get() {
                view! { <p class="status">{t(Text::StartAgainNothing)}</p> }.into_any()
            } else {
                form().into_any()
            }}
            <p class="act">{move || reset.get().map(|reset| view! { <Undo reset saving/> })}</p>
            {move || earlier(learner, catalogue, reset.get().map(|reset| reset.id))}
        </section>
    }
}

/// What can be started again: everything last.
fn places(progress: &leerkring_core::progress::Progress) -> Vec<What> {
    let mut courses: Vec<Id> = progress
        .iter()
        .filter_map(|(what, _)| what.course().cloned())
        .collect();
    courses.dedup();
    let mut places: Vec<What> = courses
        .into_iter()
        .map(What::Course)
        .chain([What::Site])
        .collect();
    places.retain(|place| progress.has_to_reset(place));
    places
}

/// The new starts that stand, but for the one just made, which has its own way back.
fn earlier(learner: Learner, catalogue: Loading<Catalogue>, latest: Option<uuid::Uuid>) -> impl IntoView {
    let known = !matches!(catalogue.state.get(), Load::Loading | Load::LoadingSlowly);
    let resets = learner.resets().into_iter().filter(|_| known);
    let items: Vec<_> = resets
        .filter(|reset| Some(reset.id) != latest)
        .take(LISTED)
        .map(|reset| view! { <Earlier reset catalogue/> })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <h3>{t(Text::EarlierStarts)}</h3><ul class="earlier">{items}</ul> }
    })
}

#[component]
fn Earlier(reset: Arc<Record>, catalogue: Loading<Catalogue>) -> impl IntoView {
    let learner: Learner = expect_context();
    let saving = RwSignal::new(Saving::Idle);
    let lang = context().links.lang;
    let when = RwSignal::new(String::new());
    let time = reset.time;
    Effect::new(move |_| when.set(moment_in_words(time, &lang)));
    // Courses that left the site are not asked for.
    let lesson = reset
        .what
        .lesson()
        .filter(|lesson| has_course(catalogue, &lesson.course));
    let course = lesson.map(|lesson| {
        let course: Loading<Course> = load(course_json(&context().links.lang, &lesson.course));
        (course, lesson.lesson.clone())
    });
    let what = reset.what.clone();
    let name = Memo::new(move |_| {
        let of = course_name(&what, catalogue);
        match course.as_ref() {
            Some((course, lesson)) => format!("{of}: {}", lesson_name(*course, lesson)),
            None => what
                .lesson()
                .map_or(of.clone(), |lesson| format!("{of}: {}", lesson.lesson)),
        }
    });
    let label = move || t_with(Text::UndoNamed, &[("what", &name.get())]);
    let undo = move |_| learner.undo(&reset, saving);
    view! {
        <li>
            <span>{name} <span class="meta">{when}</span></span>
            <button type="button" class="quiet undo" aria-label=label on:click=undo>{t(Text::Undo)}</button>
        </li>
    }
}

/// The title of the course, or its id while the titles are not here.
fn course_name(what: &What, catalogue: Loading<Catalogue>) -> String {
    let Some(id) = what.course() else {
        return t(Text::Everything);
    };
    match catalogue.state.get() {
        Load::Loaded(all) => all
            .courses
            .iter()
            .find(|course| course.id == *id)
            .map(|course| course.title.clone()),
        _ => None,
    }
    .unwrap_or_else(|| id.to_string())
}

fn has_course(catalogue: Loading<Catalogue>, id: &Id) -> bool {
    catalogue.state.with_untracked(
        |state| matches!(state, Load::Loaded(all) if all.courses.iter().any(|course| course.id == *id)),
    )
}

fn lesson_name(course: Loading<Course>, id: &Id) -> String {
    match course.state.get() {
        Load::Loaded(course) => course
            .lessons()
            .find(|lesson| lesson.id == *id)
            .map(|lesson| lesson.title.clone()),
        _ => None,
    }
    .unwrap_or_else(|| id.to_string())
}
