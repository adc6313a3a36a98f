//! Which of the entries are shown.

use crate::components::live_words;
use crate::context::t;
use crate::state::Moderation;
use leerkring_core::queue::Only;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The choice of what is shown, with how many there are of each.
#[component]
pub(super) fn OnlyChoice() -> impl IntoView {
    let moderation: Moderation = expect_context();
    let choices = Only::ALL.map(|only| {
        let text = match only {
            Only::All => Text::OnlyAll,
            Only::Waiting => Text::OnlyWaiting,
            Only::Reported => Text::OnlyReported,
        };
        let chosen = Memo::new(move |_| moderation.queue.with(|queue| queue.only == only));
        let count = Memo::new(move |_| moderation.queue.with(|queue| queue.count(only)));
        let choose = move |_| moderation.queue.update(|queue| queue.only = only);
        view! {
            <label>
                <input type="radio" name="queue_only" prop:checked=move || chosen.get() on:change=choose/>
                <span>{t(text)} " (" {live_words(move || Some(count.get().to_string()))} ")"</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="choices queue-only"><legend>{t(Text::ShowOnly)}</legend><div>{choices.collect_view()}</div></fieldset>
    }
}
