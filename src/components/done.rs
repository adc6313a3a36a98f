//! "Mark as done", and whether that was saved.

use crate::context::t;
use crate::state::{Learner, Saving};
use leerkring_core::progress::{How, LessonRef, Outcome};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The button that marks a lesson as done or takes it back.
#[component]
pub fn DoneButton(
    /// The lesson.
    lesson: LessonRef,
    /// How the saving stands.
    saving: RwSignal<Saving>,
    /// Set once the learner has pressed the button.
    touched: RwSignal<bool>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let about = lesson.clone();
    let done = Memo::new(move |_| learner.progress.with(|progress| progress.is_done(&about)));
    let press = move |_| {
        touched.set(true);
        let outcome = if done.get_untracked() {
            Outcome::NotDone
        } else {
            Outcome::Done(How::Marked)
        };
        learner.record(lesson.clone(), outcome, saving);
        learner.work_at(lesson.clone(), None);
    };
    let status = move || match saving.get() {
        Saving::Idle => None,
        Saving::UnderWay => Some(Text::Saving),
        Saving::Saved => Some(Text::Saved),
        Saving::InMemory => Some(Text::SavedInMemory),
        Saving::Failed => Some(Text::NotSaved),
    };
    view! {
        <div class="done-bar needs-script">
            <button type="button" class="done-button" class:done=move || done.get() on:click=press disabled=move || saving.get() == Saving::UnderWay>
                <span class="tick" class:done=move || done.get()></span>
                {move || t(if done.get() { Text::MarkNotDone } else { Text::MarkDone })}
            </button>
            <span class="status" role="status" class:failed=move || saving.get() == Saving::Failed>{move || status().map(t)}</span>
        </div>
    }
}
