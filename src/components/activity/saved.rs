//! Whether what was just done is saved.

use crate::components::live_words;
use crate::context::t;
use crate::state::Saving;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// "Saved", once it is; or why not.
#[component]
pub fn SavedLine(
    /// How the saving stands.
    saving: RwSignal<Saving>,
) -> impl IntoView {
    let words = move || match saving.get() {
        Saving::Idle => None,
        Saving::UnderWay => Some(Text::Saving),
        Saving::Saved => Some(Text::Saved),
        Saving::InMemory => Some(Text::SavedInMemory),
        Saving::Failed => Some(Text::NotSaved),
    };
    view! {
        <span class="status" role="status" class:failed=move || saving.get() == Saving::Failed>{live_words(move || words().map(t))}</span>
    }
}
