//! What waits for a moderator.

use crate::browser::arrive;
use crate::context::t;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The page of moderation.
pub fn moderation() -> impl IntoView {
    arrive(t(Text::Moderation));
    view! { <div class="page moderation"><h1 tabindex="-1">{t(Text::Moderation)}</h1></div> }
}
