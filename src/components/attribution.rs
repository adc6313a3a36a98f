//! The terms on which a text may be reused.

use crate::browser::copy;
use crate::context::t;
use leerkring_core::contract;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Authors and licence of a text, and a line to copy.
#[component]
pub fn Attribution(
    /// What is said about the text.
    attribution: contract::Attribution,
    /// Where its source can be edited.
    edit: Option<String>,
) -> impl IntoView {
    let line = attribution.line();
    let answer = RwSignal::new(None::<Text>);
    let to_copy = line.clone();
    let on_copy = move |_| {
        let line = to_copy.clone();
        spawn_local(async move {
            answer.set(Some(if copy(&line).await {
                Text::Copied
            } else {
                Text::NotCopied
            }));
        });
    };
    let contract::Attribution { authors, licence, .. } = attribution;
    view! {
        <section class="attribution">
            <p>
                <span>{authors.join(", ")}</span> " · "
                <a href=licence.url rel="license">{licence.name}</a>
                {edit.map(|href| view! { " · " <a class="edit" href=href>{t(Text::EditPage)}</a> })}
            </p>
            <details>
                <summary>{t(Text::Attribution)}</summary>
                <p class="attribution-line">{line}</p>
                <button class="needs-script" type="button" on:click=on_copy>{t(Text::CopyAttribution)}</button>
                <span class="status" role="status">{move || answer.get().map(t)}</span>
            </details>
        </section>
    }
}
