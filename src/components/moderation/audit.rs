//! What moderators did, for all of them to see.

use super::audit_entry::AuditEntry;
use crate::components::{live, refusal_words};
use crate::context::t;
use crate::state::{Moderation, Standing};
use leerkring_core::discussion::Act;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// What moderators did; asked for when somebody opens it.
#[component]
pub(super) fn AuditView() -> impl IntoView {
    let moderation: Moderation = expect_context();
    let foot = live(move || {
        match moderation.audit.get() {
        Standing::Unasked | Standing::Loading => {
            view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any()
        }
        Standing::Slow => view! { <p class="waiting" role="status">{t(Text::LoadingSlowly)}</p> }.into_any(),
        Standing::Failed(refusal) => view! {
            <p class="failed" role="status">{refusal_words(&refusal)}</p>
            <p class="actions"><button type="button" on:click=move |_| moderation.open_audit()>{t(Text::TryAgain)}</button></p>
        }
        .into_any(),
        Standing::Ready if moderation.acts.with(Vec::is_empty) => {
            view! { <p>{t(Text::AuditEmpty)}</p> }.into_any()
        }
        Standing::Ready if moderation.earlier.with(Option::is_some) => view! {
            <p class="actions"><button type="button" on:click=move |_| moderation.load_earlier()>{t(Text::AuditMore)}</button></p>
        }
        .into_any(),
        Standing::Ready => ().into_any(),
    }
    });
    let key = |act: &Act| (act.id, act.undone);
    view! {
        <details class="audit" on:toggle=move |_| moderation.open_audit()>
            <summary><h2>{t(Text::AuditTitle)}</h2></summary>
            <ol class="audit-acts"><For each=move || moderation.acts.get() key let:act><AuditEntry act/></For></ol>
            {foot}
        </details>
    }
}
