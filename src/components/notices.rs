//! Sentences that a reader must see: where progress is kept, which language a page is in.

use super::{SavePassport, live};
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
        let keeping = keeping.map(|text| {
            let way = if text == Text::MemoryOnly {
                Way::Save
            } else {
                Way::Passport
            };
            notice("notice storage-notice", t(text), way)
        });
        let unsaved = (unsaved > 0).then(|| {
            let words = t_count(Text::UnsavedOne, Text::Unsaved, unsaved);
            notice("notice unsaved-notice", words, Way::SaveOrAgain(learner))
        });
        let unreadable = (unreadable > 0).then(|| {
            let words = t_with(Text::RecordsUnreadable, &[("count", &unreadable.to_string())]);
            notice("notice", words, Way::Passport)
        });
        let all: Vec<_> = [keeping, unsaved, unreadable].into_iter().flatten().collect();
        all.into_any()
    });
    view! { <div class="notices" role="status">{all}</div> }
}

/// The way on from a notice.
#[expect(
    clippy::large_enum_variant,
    reason = "it lives no longer than it takes to draw the notice"
)]
enum Way {
    /// To the page of the passport.
    Passport,
    /// Saving a copy right here: what is only in memory would not outlive the way to another page.
    Save,
    /// The same, or trying once more to keep what was refused.
    SaveOrAgain(Learner),
}

fn notice(class: &'static str, words: String, way: Way) -> impl IntoView + use<> {
    let again = match way {
        Way::SaveOrAgain(learner) => Some(learner),
        Way::Passport | Way::Save => None,
    };
    let save = again.map(|learner| {
        let save = move |_| spawn_local(learner.save_unsaved());
        view! { <button type="button" class="quiet try-again" on:click=save>{t(Text::TryAgain)}</button> }
    });
    let copy = match way {
        Way::Passport => {
            view! { <a href=context().links.to(&Route::Passport)>{t(Text::KeepCopy)}</a> }.into_any()
        }
        Way::Save | Way::SaveOrAgain(_) => view! { <SavePassport/> }.into_any(),
    };
    view! {
        <div class=class>
            <p>{words}</p>
            <div class="notice-actions">{save}{copy}</div>
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
