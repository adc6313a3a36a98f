//! Starting a course or everything again; and every new start that can still be undone.

use crate::api::{Load, Loading, load};
use crate::browser::{fold, moment_in_words};
use crate::components::{NewStart, Undo, live};
use crate::context::{context, t, t_with};
use crate::route::catalogue_json;
use crate::state::Learner;
use leerkring_core::contract::Catalogue;
use leerkring_core::progress::{Progress, Record, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many earlier new starts are listed.
const LISTED: usize = 10;

/// The section of the page.
pub(super) fn again() -> impl IntoView {
    let learner: Learner = expect_context();
    let catalogue = load(catalogue_json(&context().links.lang));
    let start = NewStart::new();
    // The choice outlives the list, which is written anew whenever something was learnt or started again.
    let chosen = RwSignal::new(None::<String>);
    let choices = live(move || {
        let places = learner.progress.with(places);
        let is_empty = places.is_empty();
        let options = places.iter().map(|place| {
            let value = place.to_string();
            let here = chosen.get_untracked().as_deref() == Some(value.as_str());
            view! { <option value=value selected=here>{name(place, catalogue)}</option> }
        });
        let options = options.collect_view();
        view! {
            <p class="status" hidden=!is_empty>{t(Text::StartAgainNothing)}</p>
            <label hidden=is_empty>
                {t(Text::StartAgainWhat)}
                <select on:change=move |event| chosen.set(Some(event_target_value(&event)))>{options}</select>
            </label>
        }
        .into_any()
    });
    let press = move |event| {
        fold(&event);
        let places = learner.progress.with_untracked(places);
        let chosen = chosen.get_untracked().and_then(|chosen| chosen.parse().ok());
        // Without a choice the first one shows; what was chosen may be gone by now.
        let what = chosen
            .filter(|what| places.contains(what))
            .or(places.first().cloned());
        if let Some(what) = what {
            start.start(what);
        }
    };
    let nothing = move || {
        learner
            .progress
            .with(|progress| !progress.has_to_reset(&What::Site))
    };
    view! {
        <section class="again">
            <h2>{t(Text::StartAgain)}</h2>
            <p>{t(Text::StartAgainLead)}</p>
            <div class="act">{choices}</div>
            <details class="sure" hidden=nothing>
                <summary>{t(Text::StartAgainAsk)}</summary>
                <p>{t(Text::StartAgainSure)}</p>
                <p class="actions">
                    <button type="button" class="button" on:click=press>{t(Text::StartAgainYes)}</button>
                    <button type="button" on:click=move |event| fold(&event)>{t(Text::Cancel)}</button>
                </p>
            </details>
            <div class="act"><Undo start/></div>
            {live(move || earlier(learner, catalogue, start).into_any())}
        </section>
    }
}

/// What can be started again: everything last.
fn places(progress: &Progress) -> Vec<What> {
    let courses: BTreeSet<What> = progress
        .iter()
        .filter_map(|(what, _)| what.course().cloned().map(What::Course))
        .collect();
    let mut places: Vec<What> = courses.into_iter().chain([What::Site]).collect();
    places.retain(|place| progress.has_to_reset(place));
    places
}

/// The new starts that stand, but for the one just made, which has its own way back.
fn earlier(learner: Learner, catalogue: Loading<Catalogue>, start: NewStart) -> impl IntoView {
    let latest = start.latest();
    let resets = learner.resets().into_iter();
    let items: Vec<_> = resets
        .filter(|reset| Some(reset.id) != latest)
        .take(LISTED)
        .map(|reset| earlier_start(&reset, catalogue, start))
        .collect();
    (!items.is_empty()).then(|| view! { <h3>{t(Text::EarlierStarts)}</h3><ul class="earlier">{items}</ul> })
}

fn earlier_start(reset: &Record, catalogue: Loading<Catalogue>, start: NewStart) -> impl IntoView + use<> {
    let name = name(&reset.what, catalogue);
    let when = moment_in_words(reset.time, &context().links.lang);
    let label = t_with(Text::UndoNamed, &[("what", &name)]);
    let (what, id) = (reset.what.clone(), reset.id);
    view! {
        <li>
            <span>{name} <span class="meta">{when}</span></span>
            <button type="button" class="quiet undo" aria-label=label on:click=move |_| start.undo(what.clone(), id)>{t(Text::Undo)}</button>
        </li>
    }
}

/// What it is called: the title of the course where it is known, and the id of the lesson.
fn name(what: &What, catalogue: Loading<Catalogue>) -> String {
    let Some(id) = what.course() else {
        return t(Text::Everything);
    };
    let title = match catalogue.state.get() {
        Load::Loaded(all) => {
            let course = all.courses.iter().find(|course| course.id == *id);
            course.map(|course| course.title.clone())
        }
        _ => None,
    };
    let title = title.unwrap_or_else(|| id.to_string());
    match what.lesson() {
        Some(lesson) => format!("{title}: {}", lesson.lesson.as_str().replace('-', " ")),
        None => title,
    }
}
