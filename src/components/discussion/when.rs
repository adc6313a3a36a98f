//! A moment as the reader's own day and hour.

use crate::browser::hour_in_words;
use crate::context::context;
use leptos::prelude::*;

/// A moment in milliseconds since 1970 UTC.
#[component]
pub fn When(
    /// The moment.
    at: u64,
) -> impl IntoView {
    let lang = context().links.lang;
    view! { <time class="when" datetime=crate::browser::iso(at)>{hour_in_words(at, &lang)}</time> }
}
