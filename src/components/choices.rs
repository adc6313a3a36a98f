//! One of the reader's choices as radio buttons.

use crate::browser::choose;
use crate::context::t;
use crate::state::{Field, Settings};
use leptos::prelude::*;

/// The radio buttons of a choice; what is chosen holds at once.
#[component]
pub fn Choices(
    /// The choice.
    field: &'static Field,
    /// What is chosen.
    settings: RwSignal<Settings>,
) -> impl IntoView {
    let radios = field.options.iter().map(|(words, word)| {
        let is_chosen = move || (field.read)(&settings.get()) == *word;
        view! {
            <label>
                <input type="radio" name=field.name value=*word prop:checked=is_chosen on:change=move |_| settings.set(choose(field, word))/>
                <span>{t(*words)}</span>
            </label>
        }
        .into_any()
    });
    let radios = radios.collect_view();
    view! { <fieldset class="choices"><legend>{t(field.title)}</legend><div>{radios}</div></fieldset> }
        .into_any()
}
