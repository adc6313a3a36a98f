//! What is looked for, and how much of what was found is shown. It outlives the page, so that Back finds it.

use crate::api::Several;
use leerkring_core::contract::SearchPart;
use leptos::prelude::*;

/// How many results are shown at once.
pub const STEP: usize = 10;

/// A search.
#[derive(Clone, Copy)]
pub struct Search {
    /// What was typed.
    pub text: RwSignal<String>,
    /// How many results are shown.
    pub shown: RwSignal<usize>,
    /// The parts of the index that have come so far.
    pub parts: Several<SearchPart>,
}

impl Search {
    /// Nothing is looked for yet.
    pub fn new() -> Self {
        Self {
            text: RwSignal::default(),
            shown: RwSignal::new(STEP),
            parts: Several::default(),
        }
    }

    /// Looks for something else, which begins with the first results.
    pub fn ask(self, text: String) {
        if self.text.with_untracked(|before| *before != text) {
            self.shown.set(STEP);
            self.text.set(text);
        }
    }
}
