//! The page of moderators: what waits, and what was done; or one thread, with what can be done in it.

use super::discussion::follow;
use crate::browser::{arrive, asked_thread, focus_soon, on_history, post_in_hash};
use crate::components::{DoorStep, QueueView, ThreadAlone, entry_id, live, moderator_tools};
use crate::context::{context, t};
use crate::route::Route;
use crate::state::{Door, Entrance, Moderation, Participant};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The page of moderation.
pub fn moderation() -> impl IntoView {
    let participant = Participant::open();
    provide_context(participant);
    provide_context(Moderation::new(participant, |post| focus_soon(entry_id(post))));
    provide_context(moderator_tools());
    let (thread, post) = (RwSignal::new(None), RwSignal::new(None));
    let read = move || {
        follow(post, post_in_hash());
        follow(thread, asked_thread());
    };
    // The address is known in a browser alone.
    Effect::new(move |_| {
        read();
        on_history(read);
    });
    let entrance = Entrance::open(participant);
    let is_inside = Memo::new(move |_| entrance.door.get() == Door::Inside);
    let is_thread = Memo::new(move |_| is_inside.get() && thread.with(Option::is_some));
    let head = live(move || {
        if is_thread.get() {
            // A thread has a title of its own.
            let queue = context().links.to(&Route::Moderation);
            return view! { <p class="breadcrumb"><a href=queue>{t(Text::Moderation)}</a></p> }.into_any();
        }
        arrive(t(Text::Moderation));
        view! { <h1 tabindex="-1">{t(Text::Moderation)}</h1> }.into_any()
    });
    let body = live(move || match (is_inside.get(), is_thread.get()) {
        (_, true) => view! { <ThreadAlone thread post/> }.into_any(),
        (true, false) => view! { <QueueView/> }.into_any(),
        (false, false) => view! { <DoorStep entrance/> }.into_any(),
    });
    view! {
        <div class="page moderation">
            <header class="page-head">{head}</header>
            <p class="notice without-script">{t(Text::ModerationNeedsScript)}</p>
            <div class="needs-script">{body}</div>
        </div>
    }
}
