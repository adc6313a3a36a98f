//! Settings put to work: attributes of the document, which hold them also where the browser stores nothing.

use crate::state::{FIELDS, Field, Settings};
use crate::storage;
use leptos::ev;
use leptos::prelude::*;

/// Puts the stored choices to work, and again when another tab changes them.
pub(super) fn follow() {
    apply(&storage::settings());
    window_event_listener(ev::storage, |_| apply(&storage::settings()));
}

/// Shows the page as the reader chose. `public/settings.js` does the same before the first paint.
pub fn apply(settings: &Settings) {
    let Some(root) = super::document().and_then(|document| document.document_element()) else {
        return;
    };
    for field in FIELDS {
        let _ = root.set_attribute(&attribute(field), (field.read)(settings));
    }
}

/// The choices that hold on this page.
pub fn chosen() -> Settings {
    let mut settings = storage::settings();
    if let Some(root) = super::document().and_then(|document| document.document_element()) {
        for field in FIELDS {
            if let Some(word) = root.get_attribute(&attribute(field)) {
                (field.write)(&mut settings, &word);
            }
        }
    }
    settings
}

/// Chooses, and keeps it. Where the browser refuses, the choice holds until the page is closed; the page says so
/// elsewhere.
pub fn choose(field: &Field, word: &str) -> Settings {
    let mut settings = chosen();
    (field.write)(&mut settings, word);
    apply(&settings);
    storage::keep_settings(&settings);
    settings
}

fn attribute(field: &Field) -> String {
    format!("data-{}", field.name)
}
