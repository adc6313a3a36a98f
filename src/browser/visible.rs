//! Asking again and again, but only while somebody looks.

use leptos::prelude::*;
use std::time::Duration;

/// Calls back at intervals while the page is seen, until the view goes.
pub fn while_visible(every: Duration, act: impl Fn() + 'static) {
    let look = move || {
        if super::document().is_some_and(|document| !document.hidden()) {
            act();
        }
    };
    // A browser without intervals is a page that does not change by itself.
    if let Ok(running) = set_interval_with_handle(look, every) {
        on_cleanup(move || running.clear());
    }
}
