//! Starting a lesson, a course or everything again, and undoing that.

use super::{Said, Status};
use crate::context::t;
use crate::state::{Learner, Saving};
use leerkring_core::progress::{Outcome, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// The reset just made on a page, and its way back.
#[derive(Clone, Copy)]
pub struct NewStart {
    learner: Learner,
    latest: RwSignal<Option<(What, Uuid)>>,
    saving: RwSignal<Saving>,
}

impl NewStart {
    /// None was made yet.
    pub fn new() -> Self {
        Self {
            learner: expect_context(),
            latest: RwSignal::new(None),
            saving: RwSignal::new(Saving::Idle),
        }
    }

    fn said(self) -> Option<Said> {
        match self.saving.get() {
            Saving::Idle => None,
            Saving::UnderWay => Said::well(Text::Saving),
            Saving::Failed => Said::failed(Text::NotSaved),
            _ if self.latest().is_none() => Said::well(Text::StartUndone),
            Saving::Saved | Saving::InMemory => Said::well(Text::StartedAgain),
        }
    }

    /// Starts again.
    pub fn start(self, what: What) {
        let reset = self.learner.record(what.clone(), Outcome::Reset, self.saving);
        self.latest.set(Some((what, reset.id)));
    }

    /// Takes a reset back.
    pub fn undo(self, what: What, reset: Uuid) {
        self.latest.set(None);
        self.learner.record(what, Outcome::TakenBack(reset), self.saving);
    }

    /// The id of the reset just made.
    pub fn latest(self) -> Option<Uuid> {
        self.latest.with(|latest| latest.as_ref().map(|(_, id)| *id))
    }
}

/// Says what came of it, and offers the way back.
#[component]
pub fn Undo(
    /// The reset just made.
    start: NewStart,
) -> impl IntoView {
    let undo = move |_| {
        if let Some((what, reset)) = start.latest.get_untracked() {
            start.undo(what, reset);
        }
    };
    view! {
        <Status said=Signal::derive(move || start.said())/>
        <button type="button" class="quiet undo" on:click=undo hidden=move || start.latest().is_none()>{t(Text::Undo)}</button>
    }
}

/// Offers to start again where there is something to, and to undo it once that is done.
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
    let start = NewStart::new();
    let about = what.clone();
    let has = Memo::new(move |_| {
        start
            .learner
            .progress
            .with(|progress| progress.has_to_reset(&about))
    });
    let press = move |_| {
        if let Some(touched) = touched {
            touched.set(true);
        }
        start.start(what.clone());
    };
    view! {
        <div class="act start-again">
            <button type="button" class="quiet start" on:click=press hidden=move || !has.get()>{t(words)}</button>
            <Undo start/>
        </div>
    }
}
