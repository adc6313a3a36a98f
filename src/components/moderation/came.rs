//! What came of what a moderator did last, and the way back.

use crate::api::Refusal;
use crate::browser::focus_soon;
use crate::components::{act_text, live, live_words, refusal_words};
use crate::context::{t, t_count, t_with};
use crate::state::{Came, Deed, Moderation};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The id of what says it.
const CAME: &str = "queue_came";

/// Says what came of it; stays in sight.
#[component]
pub(super) fn CameLine() -> impl IntoView {
    let moderation: Moderation = expect_context();
    let came = moderation.came;
    let words = live_words(move || came.with(said));
    let failed = move || came.with(|came| matches!(came, Came::NotDone(..) | Came::NotUndone(..)));
    let way = live(move || match came.get() {
        Came::Done(_) => button(Text::Undo, move || moderation.undo()),
        Came::NotUndone(_, Refusal::Unreachable | Refusal::TooOften(_)) => {
            button(Text::TryAgain, move || moderation.undo())
        }
        Came::NotDone(attempt, Refusal::Unreachable | Refusal::TooOften(_)) => {
            button(Text::TryAgain, move || moderation.attempt(attempt.clone()))
        }
        Came::NotDone(..) => button(Text::QueueAnew, move || moderation.begin_anew()),
        Came::Nothing | Came::UnderWay | Came::Undone | Came::NotUndone(..) => ().into_any(),
    });
    let is_quiet = move || came.with(|came| *came == Came::Nothing);
    view! {
        <div class="queue-came" id=CAME tabindex="-1" class:quiet=is_quiet>
            <p class="status" role="status" class:failed=failed>{words}</p>
            {way}
        </div>
    }
}

fn button(text: Text, act: impl Fn() + 'static) -> AnyView {
    let press = move |_| {
        // The button goes, and takes the focus along.
        focus_soon(CAME.to_owned());
        act();
    };
    view! { <button type="button" on:click=press>{t(text)}</button> }.into_any()
}

fn said(came: &Came) -> Option<String> {
    match came {
        Came::Nothing => None,
        Came::UnderWay => Some(t(Text::SendingNow)),
        Came::Done(deed) => Some(done(deed)),
        Came::NotDone(_, refusal) => Some(not_done(refusal)),
        Came::Undone => Some(t(Text::ActUndone)),
        Came::NotUndone(_, refusal) => Some(not_undone(refusal)),
    }
}

fn done(deed: &Deed) -> String {
    let acts: Vec<String> = deed.kinds.iter().map(|act| t(act_text(*act))).collect();
    let posts = t_count(Text::PostsOne, Text::PostsCount, deed.count);
    t_with(Text::ActDoneTo, &[("act", &acts.join(" + ")), ("posts", &posts)])
}

fn not_done(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Forbidden => t(Text::ActForbidden),
        Refusal::NotFound | Refusal::Changed => t(Text::ActGone),
        Refusal::Unreachable => t(Text::ActUnreachable),
        refusal => refusal_words(refusal),
    }
}

/// Why something stays as it is.
pub(super) fn not_undone(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Changed | Refusal::NotFound => t(Text::UndoTooLate),
        Refusal::Unreachable => t(Text::ActUnreachable),
        refusal => refusal_words(refusal),
    }
}
