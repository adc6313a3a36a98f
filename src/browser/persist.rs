//! Asking the browser not to delete what is stored, and knowing where it does.

use crate::storage::Once;
use leerkring_core::passport::forgets_after_a_week;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Asks the browser, once ever, not to delete what the site stores. Some browsers ask the reader in turn.
pub fn ask_to_persist() {
    if Once::AskedToPersist.is_done() {
        return;
    }
    Once::AskedToPersist.done();
    spawn_local(async {
        // Only secure contexts have it; elsewhere this throws, and there is nobody to ask.
        if let Some(Ok(answer)) = super::window().map(|window| window.navigator().storage().persist()) {
            // Whatever the answer, the passport is what a learner can rely on.
            let _ = JsFuture::from(answer).await;
        }
    });
}

/// Whether this browser is known to delete what sites store after a week without a visit.
pub fn forgets() -> bool {
    super::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .is_some_and(|agent| forgets_after_a_week(&agent))
}
