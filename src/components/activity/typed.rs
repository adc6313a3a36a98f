//! Questions answered in words or with a number.

use super::standing::Asked;
use crate::context::t;
use leerkring_core::activity::{Kind, Question};
use leerkring_core::quiz::{Given, MAX_ANSWER_BYTES};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// One line for a few words, or for a number and its unit.
#[component]
pub fn TypedField(
    /// The question.
    question: Question,
    /// How it is being asked.
    asked: Asked,
) -> impl IntoView {
    let (unit, numeric) = match &question.kind {
        Kind::Number { unit, .. } => (unit.clone(), true),
        _ => (None, false),
    };
    view! {
        <div class="typed">
            <input
                type="text"
                class:number=numeric
                aria-labelledby=format!("{}-asks", question.id)
                inputmode=numeric.then_some("decimal")
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength="500"
                prop:value=move || asked.given.with(|given| given.text().to_owned())
                readonly=move || asked.is_over()
                on:input=move |event| asked.given.set(Given::Text(event_target_value(&event)))
            />
            {unit.map(|unit| view! { <span class="unit">{unit}</span> })}
        </div>
    }
}

/// Several lines for the learner's own words inside a quiz.
#[component]
pub fn OwnWordsField(
    /// The question.
    question: Question,
    /// How it is being asked.
    asked: Asked,
) -> impl IntoView {
    view! {
        <div class="own-words">
            <textarea
                rows="4"
                aria-labelledby=format!("{}-asks", question.id)
                maxlength=(MAX_ANSWER_BYTES / 4).to_string()
                prop:value=move || asked.given.with(|given| given.text().to_owned())
                readonly=move || asked.is_over()
                on:input=move |event| asked.given.set(Given::Text(event_target_value(&event)))
            ></textarea>
            <p class="hint-line">{t(Text::NotGraded)}</p>
        </div>
    }
}
