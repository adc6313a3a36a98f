//! A date: ISO 8601 where there is no browser, in words where there is.

use crate::browser::date_in_words;
use crate::context::context;
use leptos::prelude::*;

/// A date of the form `2026-11-22`.
#[component]
pub fn DateInWords(
    /// The date.
    iso: String,
) -> impl IntoView {
    let lang = context().links.lang;
    let words = RwSignal::new(iso.clone());
    let date = iso.clone();
    Effect::new(move |_| {
        // The browser answers once, after the first drawing; nothing else ever writes this signal.
        if let Some(text) = date_in_words(&date, &lang) {
            words.set(text);
        }
    });
    view! { <time datetime=iso>{words}</time> }
}
