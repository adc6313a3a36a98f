//! Sentences that a reader must see: where progress is kept, which language a page is in.

use crate::browser::Navigator;
use crate::context::{context, t, t_count, t_with};
use crate::route::Route;
use crate::state::{Keeping, Learner};
use leerkring_core::Lang;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says so when progress cannot be kept, or some of it cannot be read.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let learner: Learner = expect_context();
    let keeping = move || match learner.keeping.get() {
        Keeping::Memory => {
            Some(view! { <p class="notice storage-notice">{t(Text::MemoryOnly)} " " {to_passport()}</p> })
        }
        Keeping::Newer => {
            Some(view! { <p class="notice storage-notice">{t(Text::MemoryNewer)} " " {to_passport()}</p> })
        }
        Keeping::Opening | Keeping::Kept => None,
    };
    let unreadable = move || {
        let count = learner.unreadable.with(Vec::len);
        (count > 0).then(|| t_with(Text::RecordsUnreadable, &[("count", &count.to_string())]))
    };
    let unsaved = move || {
        let count = learner.unsaved.with(Vec::len);
        (count > 0).then(|| t_count(Text::UnsavedOne, Text::Unsaved, count))
    };
    let again = move |_| spawn_local(learner.save_unsaved());
    view! {
        <div class="notices" role="status">
            {keeping}
            {move || unsaved().map(|words| view! {
                <div class="notice unsaved-notice">
                    <p>{words}</p>
                    <p class="notice-actions">
                        <button type="button" class="quiet" on:click=again>{t(Text::TryAgain)}</button>
                        {to_passport()}
                    </p>
                </div>
            })}
            {move || unreadable().map(|words| view! { <p class="notice">{words}</p> })}
        </div>
    }
}

/// The way to the page where a copy can be kept.
fn to_passport() -> impl IntoView {
    view! { <a href=context().links.to(&Route::Passport)>{t(Text::KeepCopy)}</a> }
}

/// Says so when a page is shown in another language than the one asked for.
#[component]
pub fn OtherLanguage(
    /// The language one gets.
    lang: Lang,
) -> impl IntoView {
    let context = context();
    (lang != context.links.lang).then(|| {
        let words = t_with(
            Text::OtherLanguage,
            &[("language", &context.language_name(&lang))],
        );
        view! { <p class="notice other-language">{words}</p> }
    })
}

/// Tells assistive technology where it has arrived.
#[component]
pub fn Announcer() -> impl IntoView {
    let navigator: Navigator = expect_context();
    view! { <p class="visually-hidden" id="announcer" role="status">{move || navigator.said.get()}</p> }
}
