//! Coming in as a moderator.

use crate::api::Refusal;
use crate::components::{live, refusal_words};
use crate::context::{t, t_with};
use crate::state::{Door, Entrance, Participant};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// How somebody stands who is not in yet, and how they get in.
#[component]
pub fn DoorStep(
    /// Their way in.
    entrance: Entrance,
) -> impl IntoView {
    let step = live(move || match entrance.door.get() {
        Door::Unopened | Door::Inside => view! { <p class="waiting">{t(Text::Loading)}</p> }.into_any(),
        Door::Entering => view! { <p class="waiting">{t(Text::CodeComing)}</p> }.into_any(),
        Door::Asked { name } => asked(entrance, &name),
        Door::Kept => view! { <p>{t(Text::CodeKept)}</p> }.into_any(),
        Door::Refused(refusal) => refused(entrance, &refusal),
        Door::Stranger => stranger(),
    });
    view! { <section class="door" role="status">{step}</section> }
}

fn asked(entrance: Entrance, name: &str) -> AnyView {
    view! {
        <p>{t_with(Text::CodeReplace, &[("name", name)])}</p>
        <p class="actions">
            <button type="button" class="button" on:click=move |_| entrance.enter()>{t(Text::CodeReplaceYes)}</button>
            <button type="button" on:click=move |_| entrance.keep_name()>{t(Text::CodeReplaceNo)}</button>
        </p>
    }
    .into_any()
}

fn refused(entrance: Entrance, refusal: &Refusal) -> AnyView {
    let participant: Participant = expect_context();
    // The code may still be good where the server could not look at it.
    if matches!(refusal, Refusal::Unreachable | Refusal::TooOften(_)) {
        return view! {
            <p>{refusal_words(refusal)}</p>
            <p class="actions"><button type="button" class="button" on:click=move |_| entrance.enter()>{t(Text::TryAgain)}</button></p>
        }
        .into_any();
    }
    let known = participant.me.with_untracked(Option::is_some).then(|| {
        view! {
            <p class="actions"><button type="button" on:click=move |_| entrance.door.set(Door::Inside)>{t(Text::CodeGoOn)}</button></p>
        }
    });
    view! { <p>{t(Text::CodeUsed)}</p> {way_in()} {known} }.into_any()
}

/// What is said to those who are no moderators.
pub(super) fn stranger() -> AnyView {
    view! { <p>{t(Text::StaffStranger)}</p> {way_in()} }.into_any()
}

fn way_in() -> impl IntoView {
    view! { <p>{t(Text::StaffWayIn)}</p> <pre class="command"><code>"leerkring moderator add NAME"</code></pre> }
}
