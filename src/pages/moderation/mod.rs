//! The page of moderators: what waits, and what was done.

use crate::browser::{arrive, focus_soon};
use crate::components::{DoorStep, QueueView, entry_id, live};
use crate::context::t;
use crate::state::{Door, Entrance, Moderation, Participant};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The page of moderation.
pub fn moderation() -> impl IntoView {
    arrive(t(Text::Moderation));
    let participant = Participant::open();
    provide_context(participant);
    provide_context(Moderation::new(participant, |post| focus_soon(entry_id(post))));
    let entrance = Entrance::open(participant);
    let is_inside = Memo::new(move |_| entrance.door.get() == Door::Inside);
    let body = live(move || match is_inside.get() {
        true => view! { <QueueView/> }.into_any(),
        false => view! { <DoorStep entrance/> }.into_any(),
    });
    view! {
        <div class="page moderation">
            <header class="page-head"><h1 tabindex="-1">{t(Text::Moderation)}</h1></header>
            <p class="notice without-script">{t(Text::ModerationNeedsScript)}</p>
            <div class="needs-script">{body}</div>
        </div>
    }
}
