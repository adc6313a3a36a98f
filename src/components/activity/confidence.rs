//! How sure a learner is.

use super::standing::Asked;
use crate::components::live;
use crate::context::t;
use leerkring_core::quiz::LEVELS;
use leerkring_core::texts::Text;
use leptos::prelude::*;

const WORDS: [Text; 5] = [
    Text::Sure20,
    Text::Sure40,
    Text::Sure60,
    Text::Sure80,
    Text::Sure100,
];

/// A scale from guessing to certain, in words and percent.
#[component]
pub fn ConfidenceField(
    /// The name of the radio buttons.
    name: String,
    /// What was chosen, in percent.
    sure: RwSignal<Option<u8>>,
    /// The question it is about.
    asked: Asked,
) -> impl IntoView {
    view! {
        {live(move || (!asked.is_over()).then(|| view! { <ConfidenceScale name=name.clone() sure/> }).into_any())}
    }
}

/// The scale itself.
#[component]
pub fn ConfidenceScale(
    /// The name of the radio buttons.
    name: String,
    /// What was chosen, in percent.
    sure: RwSignal<Option<u8>>,
) -> impl IntoView {
    let levels = LEVELS.into_iter().zip(WORDS).map(|(level, words)| {
        view! {
            <label>
                <input type="radio" name=name.clone() value=level.to_string() prop:checked=move || sure.get() == Some(level) on:change=move |_| sure.set(Some(level))/>
                <span>{t(words)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="confidence">
            <legend>{t(Text::HowSure)}</legend>
            <div>{levels.collect_view()}</div>
        </fieldset>
    }
}
