//! Whether an entry of the app follows what the learner does. Those that show nothing of it do without, and are lighter.

use crate::app::notices;
use crate::context::context;
use crate::state::Learner;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How an entry follows the learner. Functions, so that what is not named is not linked.
#[derive(Clone, Copy)]
pub struct Follow {
    /// Gives views the learner, of whom nothing is known yet.
    pub begin: fn(),
    /// Reads what is kept of them, once the page is drawn.
    pub open: fn(),
    /// What they are told above every page.
    pub notices: fn() -> AnyView,
}

impl Follow {
    /// Follows the learner.
    pub const LEARNER: Self = Self { begin, open, notices };
    /// Does not.
    pub const NOBODY: Self = Self {
        begin: || {},
        open: || {},
        notices: || ().into_any(),
    };
}

fn begin() {
    let learner = Learner::new(context().site.id.clone());
    learner.set_seed(crate::storage::seed(super::random_number()));
    provide_context(learner);
    // The browser then asks whether to leave.
    window_event_listener(ev::beforeunload, move |event| {
        if learner.has_unkept() {
            event.prevent_default();
        }
    });
}

fn open() {
    let learner: Learner = expect_context();
    spawn_local(learner.open());
}
