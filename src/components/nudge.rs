//! Asks the learner, once, to keep a copy of their work.

use super::live;
use crate::browser::forgets;
use crate::context::{Here, context, t};
use crate::route::Route;
use crate::state::{Keeping, Learner};
use leerkring_core::passport::{is_due, tally};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// Appears after real work, on arriving at a page and never while one is at work on it; gone for good once the learner
/// kept a copy, went to do so, or said no.
#[component]
pub fn Nudge() -> impl IntoView {
    let learner: Learner = expect_context();
    let Here(here) = expect_context();
    let words = RwSignal::new(None::<Text>);
    Effect::new(move |_| {
        let elsewhere = here.get().route != Route::Passport;
        let wanted =
            elsewhere && !learner.nudged.get() && learner.keeping.get() == Keeping::Kept && learner.is_open();
        words.set(wanted.then(|| due(learner)).flatten());
    });
    let href = context().links.to(&Route::Passport);
    let be_nudged = move |_| learner.be_nudged();
    live(move || {
        let nudge = words.get().map(|words| {
            view! {
                <aside class="notice nudge" aria-label=t(Text::KeepCopy)>
                    <p>{t(words)}</p>
                    <p class="notice-actions">
                        <a class="button" href=href.clone() on:click=be_nudged>{t(Text::KeepCopy)}</a>
                        <button type="button" on:click=be_nudged>{t(Text::NoThanks)}</button>
                    </p>
                </aside>
            }
        });
        nudge.into_any()
    })
}

fn due(learner: Learner) -> Option<Text> {
    let forgets = forgets();
    let records = learner.with_records(leerkring_core::progress::Records::len);
    let lessons = learner
        .progress
        .with_untracked(|progress| tally(progress).lessons);
    let words = if forgets { Text::NudgeForgets } else { Text::Nudge };
    is_due(records, lessons, forgets).then_some(words)
}
