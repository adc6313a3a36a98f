//! Settings put to work: attributes of the document that the style sheet looks at.

use crate::state::{Chosen, FIELDS, Settings};
use leptos::ev;
use leptos::prelude::*;

/// Reads the stored choices, and again when another tab changes them.
pub(super) fn follow(chosen: Chosen) {
    chosen.read();
    window_event_listener(ev::storage, move |_| {
        chosen.read();
        apply(&chosen.now());
    });
}

/// Shows the page as the reader chose. `public/settings.js` does the same before the first paint.
pub fn apply(settings: &Settings) {
    let Some(root) = super::document().and_then(|document| document.document_element()) else {
        return;
    };
    for field in FIELDS {
        let _ = root.set_attribute(&format!("data-{}", field.name), (field.read)(settings));
    }
}
