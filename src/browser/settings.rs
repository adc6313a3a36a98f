//! Settings put to work: attributes of the document that the style sheet looks at.

use crate::state::{Choice, Settings};

/// Shows the page as the reader chose. `public/settings.js` does the same before the first paint.
pub fn apply(settings: &Settings) {
    let Some(root) = super::document().and_then(|document| document.document_element()) else {
        return;
    };
    for (name, value) in [
        ("data-theme", settings.theme.attribute()),
        ("data-text", settings.text.attribute()),
        ("data-motion", settings.motion.attribute()),
    ] {
        let _ = root.set_attribute(name, value);
    }
}
