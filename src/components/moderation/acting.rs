//! The buttons of what a moderator can do, about one post or all that are selected.

use super::reason::ReasonForm;
use crate::browser::focus_soon;
use crate::components::{act_text, live};
use crate::context::t;
use crate::state::{Attempt, Moderation};
use leerkring_core::discussion::ActKind;
use leptos::prelude::*;
use uuid::Uuid;

/// What acts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// One post.
    Post(Uuid),
    /// All that are selected.
    Chosen,
}

impl About {
    /// The posts that an act can be about.
    fn posts(self, moderation: Moderation, act: ActKind) -> Vec<Uuid> {
        moderation.queue.with_untracked(|queue| {
            let posts = match self {
                Self::Post(post) => vec![post],
                Self::Chosen => queue.chosen(),
            };
            queue.fitting(act, &posts)
        })
    }

    /// Begins the ids of what belongs to it.
    pub(super) fn name(self) -> String {
        match self {
            Self::Post(post) => format!("act_{post}"),
            Self::Chosen => "act_chosen".to_owned(),
        }
    }
}

/// Which act waits for its reason.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    about: About,
    act: RwSignal<Option<ActKind>>,
    moderation: Moderation,
}

impl Asking {
    /// Does it at once, or asks for the reason first.
    fn press(self, act: ActKind) {
        if !act.needs_reason() {
            return self.carry_out(Attempt::new(act, self.posts(act), None));
        }
        let pressed = Some(act).filter(|act| self.act.get_untracked() != Some(*act));
        self.act.set(pressed);
        if pressed.is_some() {
            focus_soon(format!("{}_reason", self.about.name()));
        }
    }

    /// The posts that an act can be about.
    pub(super) fn posts(self, act: ActKind) -> Vec<Uuid> {
        self.about.posts(self.moderation, act)
    }

    /// Does it.
    pub(super) fn carry_out(self, attempt: Attempt) {
        if attempt.posts().is_empty() || self.moderation.is_busy() {
            return;
        }
        let asked = self.act.get_untracked();
        self.act.set(None);
        if let Some(act) = asked {
            // The question goes, and takes the focus along.
            focus_soon(self.button_id(act));
        }
        self.moderation.attempt(attempt);
    }

    /// Does nothing after all; who pressed the button is back at it.
    pub(super) fn give_up(self, act: ActKind) {
        self.act.set(None);
        focus_soon(self.button_id(act));
    }

    /// Begins the ids of what belongs to it.
    pub(super) fn name(self) -> String {
        self.about.name()
    }

    fn button_id(self, act: ActKind) -> String {
        format!("{}_{}", self.about.name(), act.as_str())
    }
}

/// The buttons of what can be done, and the question for the reason.
#[component]
pub(super) fn ActButtons(
    /// What acts are about.
    about: About,
    /// What can be done.
    kinds: Vec<ActKind>,
) -> impl IntoView {
    let moderation: Moderation = expect_context();
    let asking = Asking {
        about,
        act: RwSignal::new(None),
        moderation,
    };
    let is_busy = Memo::new(move |_| moderation.is_busy());
    let buttons = kinds.into_iter().map(|act| {
        let class = match act {
            ActKind::Approve => "approve",
            ActKind::Remove => "remove",
            _ => "silence",
        };
        let expanded = act
            .needs_reason()
            .then_some(move || (asking.act.get() == Some(act)).to_string());
        view! {
            <button type="button" class=class id=asking.button_id(act) aria-expanded=expanded
                aria-disabled=move || is_busy.get().then_some("true")
                on:click=move |_| asking.press(act)>{t(act_text(act))}</button>
        }
        .into_any()
    });
    let form = live(move || match asking.act.get() {
        None => ().into_any(),
        Some(act) => view! { <ReasonForm asking act/> }.into_any(),
    });
    view! { <div class="act-buttons">{buttons.collect_view()}</div> {form} }
}
