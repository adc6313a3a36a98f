//! One act about many posts.

use super::acting::{About, ActButtons};
use crate::components::live;
use crate::context::{t, t_count};
use crate::state::Moderation;
use leerkring_core::discussion::ActKind;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// Selecting all that are shown, and acting on what is selected.
#[component]
pub(super) fn BulkBar() -> impl IntoView {
    let moderation: Moderation = expect_context();
    let is_empty = Memo::new(move |_| moderation.queue.with(|queue| queue.shown().next().is_none()));
    let all = Memo::new(move |_| moderation.queue.with(|queue| queue.all_chosen()));
    let count = Memo::new(move |_| moderation.queue.with(|queue| queue.chosen().len()));
    let is_any = Memo::new(move |_| count.get() > 0);
    let said = live(move || match count.get() {
        0 => ().into_any(),
        count => t_count(Text::ChosenOne, Text::ChosenCount, count).into_any(),
    });
    let acts = live(move || match is_any.get() {
        false => ().into_any(),
        true => {
            let kinds = vec![ActKind::Approve, ActKind::Remove, ActKind::Mute, ActKind::Ban];
            view! { <ActButtons about=About::Chosen kinds/> }.into_any()
        }
    });
    view! {
        <div class="queue-bulk" role="group" aria-label=t(Text::BulkActs) hidden=move || is_empty.get()>
            <p class="bulk-choice">
                <label class="choose">
                    <input type="checkbox" prop:checked=move || all.get() on:change=move |_| moderation.queue.update(|queue| queue.toggle_all())/>
                    <span>{t(Text::ChooseAll)}</span>
                </label>
                <span role="status">{said}</span>
            </p>
            {acts}
        </div>
    }
}
