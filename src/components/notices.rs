//! Sentences that a reader must see: where progress is kept, which language a page is in.

use crate::browser::Navigator;
use crate::context::{context, t, t_with};
use crate::state::{Keeping, Learner};
use leerkring_core::Lang;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// Says so when progress cannot be kept, or some of it cannot be read.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let learner: Learner = expect_context();
    let keeping = move || match learner.keeping.get() {
        Keeping::Memory => Some(t(Text::MemoryOnly)),
        Keeping::Newer => Some(t(Text::MemoryNewer)),
        Keeping::Opening | Keeping::Kept => None,
    };
    let unreadable = move || {
        let count = learner.unreadable.with(Vec::len);
        (count > 0).then(|| t_with(Text::RecordsUnreadable, &[("count", &count.to_string())]))
    };
    view! {
        <div class="notices" role="status">
            {move || keeping().map(|words| view! { <p class="notice storage-notice">{words}</p> })}
            {move || unreadable().map(|words| view! { <p class="notice">{words}</p> })}
        </div>
    }
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
