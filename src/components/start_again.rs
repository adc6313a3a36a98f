//! Starting a lesson or course again, and undoing that.

use crate::context::{t, t_with};
use crate::state::{Learner, Saving};
use leerkring_core::progress::{Outcome, Record, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// Offers to start again where there is something to; and to undo it once that is done.
#[component]
pub fn StartAgain(
    /// The lesson or course.
    what: What,
    /// What the button says.
    words: Text,
    /// Set once the learner has pressed the button.
    #[prop(optional)]
    touched: Option<RwSignal<bool>>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let about = what.clone();
    let has = Memo::new(move |_| learner.progress.with(|progress| progress.has_to_reset(&about)));
    let (reset, saving) = (RwSignal::new(None::<Arc<Record>>), RwSignal::new(Saving::Idle));
    let start = move |_| {
        if let Some(touched) = touched {
            touched.set(true);
        }
        reset.set(Some(learner.record(what.clone(), Outcome::Reset, saving)));
    };
    view! {
        <p class="act start-again">
            {move || has.get().then(|| view! { <button type="button" class="quiet" on:click=start.clone()>{t(words)}</button> })}
            {move || reset.get().map(|reset| view! { <Undo reset saving/> })}
        </p>
    }
}

/// Says that the learner started again, and takes it back when asked to.
#[component]
pub fn Undo(
    /// The reset.
    reset: Arc<Record>,
    /// How the saving of the reset stands.
    saving: RwSignal<Saving>,
    /// What it was about, where that is not plain from the place.
    #[prop(optional)]
    name: Option<String>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let undone = RwSignal::new(false);
    let undo = move |_| {
        undone.set(true);
        learner.undo(&reset, saving);
    };
    let words = move || match (saving.get(), undone.get()) {
        (Saving::UnderWay, _) => t(Text::Saving),
        (Saving::Failed, _) => t(Text::NotSaved),
        (_, true) => t(Text::StartUndone),
        (_, false) => t(Text::StartedAgain),
    };
    let label = name.map(|name| t_with(Text::UndoNamed, &[("what", &name)]));
    view! {
        <span class="status" role="status">{words}</span>
        {move || (!undone.get()).then(|| view! {
            <button type="button" class="quiet undo" aria-label=label.clone() on:click=undo.clone()>{t(Text::Undo)}</button>
        })}
    }
}
