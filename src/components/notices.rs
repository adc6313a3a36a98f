//! Sentences that a reader must see: where progress is kept, which language a page is in.

use super::live;
use crate::browser::Navigator;
use crate::context::{context, t, t_count, t_with};
use crate::route::Route;
use crate::state::{Keeping, Learner};
use leerkring_core::Lang;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says so when progress cannot be kept, or some of it cannot be read; and offers to take it along.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let learner: Learner = expect_context();
    let all = live(move || {
        let (unsaved, unreadable) = (learner.unsaved.with(Vec::len), learner.unreadable.with(Vec::len));
        let keeping = match learner.keeping.get() {
            Keeping::Memory => Some(Text::MemoryOnly),
            Keeping::Newer => Some(Text::MemoryNewer),
            Keeping::Opening | Keeping::Kept => None,
        };
        let keeping = keeping.map(|text| notice("notice storage-notice", t(text), None));
        let unsaved = (unsaved > 0).then(|| {
            let words = t_count(Text::UnsavedOne, Text::Unsaved, unsaved);
            notice("notice unsaved-notice", words, Some(learner))
        });
        let unreadable = (unreadable > 0).then(|| {
            let words = t_with(Text::RecordsUnreadable, &[("count", &unreadable.to_string())]);
            notice("notice", words, None)
        });
        let all: Vec<_> = [keeping, unsaved, unreadable].into_iter().flatten().collect();
        all.into_any()
    });
    view! { <div class="notices" role="status">{all}</div> }
}

/// `again` is whose unsaved records can be tried once more.
fn notice(class: &'static str, words: String, again: Option<Learner>) -> impl IntoView + use<> {
    let save = move |_| {
        if let Some(learner) = again {
            spawn_local(learner.save_unsaved());
        }
    };
    view! {
        <div class=class>
            <p>{words}</p>
            <p class="notice-actions">
                <button type="button" class="quiet" on:click=save hidden=again.is_none()>{t(Text::TryAgain)}</button>
                <a href=context().links.to(&Route::Passport)>{t(Text::KeepCopy)}</a>
            </p>
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
