//! What the learner did, gathered for the pages that show it.

use super::Learner;
use crate::browser;
use leerkring_core::learning::{Clock, Learning};
use leptos::prelude::*;
use std::sync::Arc;

/// What was done, and the clock it was seen by.
pub type Seen = (Arc<Learning>, Clock);

impl Learner {
    /// What the learner did; none before everything that was stored has been read, so that opening many records gathers
    /// them once, and none where pages are written natively.
    pub fn learning(self) -> Memo<Option<Seen>> {
        let clock = RwSignal::new(None);
        // The browser's clock is asked once, when the page is there; nothing else ever writes this signal.
        Effect::new(move |_| clock.set(Some(browser::clock())));
        Memo::new(move |_| {
            let clock = clock.get().filter(|_| self.is_open())?;
            let learning = self.progress.with(|progress| Learning::of(progress, clock));
            Some((Arc::new(learning), clock))
        })
    }
}
