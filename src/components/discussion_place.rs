//! The place below a lesson where its threads appear. What shows them is loaded when the reader gets near.

use crate::browser::{
    AWAY, ask_about_item, ask_about_words, ask_for_discussion, element, leave_discussion, when_near,
};
use crate::components::live;
use crate::context::{context, t};
use leerkring_core::Id;
use leerkring_core::discussion::MAX_QUOTE;
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Text;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element};

/// The id of the place.
const PLACE: &str = "discussion_place";

/// Brings the reader to the threads, to begin one about words of the lesson.
pub(super) fn discuss_words(block: &str, quote: &str) {
    let quote: String = quote.chars().take(MAX_QUOTE).collect();
    if let Some(host) = element(PLACE) {
        host.scroll_into_view();
        ask_about_words(&host, block, &quote);
    }
}

/// The way from a question to the threads about it, where the site has any.
#[component]
pub fn DiscussQuestion(
    /// The question.
    item: Id,
) -> impl IntoView {
    let discuss = move |_| {
        if let Some(host) = element(PLACE) {
            host.scroll_into_view();
            ask_about_item(&host, &item);
        }
    };
    context().site.features.threads.then(|| {
        view! {
            <p class="discuss-question needs-script">
                <button type="button" class="quiet" on:click=discuss>{t(Text::DiscussQuestion)}</button>
            </p>
        }
    })
}

/// The place of the threads of a lesson, where the site has any.
#[component]
pub fn DiscussionPlace(
    /// The lesson.
    lesson: LessonRef,
) -> impl IntoView {
    let has_threads = context().site.features.threads;
    let host = NodeRef::<Div>::new();
    let away = RwSignal::new(false);
    let ask = move || {
        away.set(false);
        if let Some(host) = host.get_untracked() {
            ask_for_discussion(&host);
        }
    };
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let asked = StoredValue::new(false);
        let stop = when_near(&host, move || {
            if asked.try_get_value() == Some(false) {
                asked.set_value(true);
                ask();
            }
        });
        let stop = StoredValue::new_local(stop);
        let host: Element = host.unchecked_into();
        let host = StoredValue::new_local(host);
        on_cleanup(move || {
            if let Some(stop) = stop.try_update_value(Option::take).flatten() {
                stop();
            }
            host.try_with_value(leave_discussion);
        });
    });
    Effect::new(move |_| {
        let failed = window_event_listener(leptos::ev::Custom::<CustomEvent>::new(AWAY), move |_| {
            away.set(true)
        });
        on_cleanup(move || failed.remove());
    });
    let sentence = live(move || match away.get() {
        false => ().into_any(),
        true => view! {
            <p class="talk-failed" role="status">{t(Text::DiscussionAway)}
                " " <button type="button" class="quiet" on:click=move |_| ask()>{t(Text::TryAgain)}</button>
            </p>
        }
        .into_any(),
    });
    has_threads.then(|| {
        view! {
            <section class="discussion needs-script" aria-labelledby="discussion">
                <h2 id="discussion">{t(Text::Discussion)}</h2>
                <p class="hint-line">{t(Text::DiscussionLead)}</p>
                {sentence}
                <div class="discussion-place" id=PLACE node_ref=host data-about=lesson.to_string()>
                    <button type="button" on:click=move |_| ask()>{t(Text::DiscussionLoad)}</button>
                </div>
            </section>
        }
    })
}
