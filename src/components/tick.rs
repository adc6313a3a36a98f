//! Whether a lesson is done, as a sign and in words.

use crate::context::t;
use crate::state::Learner;
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// A tick that is filled when the lesson is done. Its room is there before it is known, so nothing moves.
#[component]
pub fn Tick(
    /// The lesson.
    lesson: LessonRef,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let done = Memo::new(move |_| learner.progress.with(|progress| progress.is_done(&lesson)));
    view! {
        <span class="tick" class:done=move || done.get()>
            {move || done.get().then(|| view! { <span class="visually-hidden">{t(Text::Done)}</span> })}
        </span>
    }
}
