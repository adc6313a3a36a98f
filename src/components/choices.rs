//! One of the reader's choices as radio buttons.

use crate::browser::apply;
use crate::context::{context, t};
use crate::state::Field;
use leptos::prelude::*;

/// The radio buttons of a choice; what is chosen holds at once.
#[component]
pub fn Choices(
    /// The choice.
    field: &'static Field,
) -> impl IntoView {
    let chosen = context().chosen;
    let radios = field.options.iter().map(|(words, word)| {
        let choose = move |_| {
            let mut settings = chosen.now();
            (field.write)(&mut settings, word);
            chosen.choose(settings);
            apply(&settings);
        };
        view! {
            <label>
                <input type="radio" name=field.name value=*word prop:checked=move || (field.read)(&chosen.get()) == *word on:change=choose/>
                <span>{t(*words)}</span>
            </label>
        }
        .into_any()
    });
    let radios = radios.collect_view();
    view! { <fieldset class="choices"><legend>{t(field.title)}</legend><div>{radios}</div></fieldset> }
        .into_any()
}
