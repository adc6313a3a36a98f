//! The keys that do something, in a dialog that the foot of every page and `?` open.

use super::Choices;
use crate::browser::{SHORTCUTS, chosen, open_dialog};
use crate::context::t;
use crate::state::{SHORTCUTS_FIELD, Settings};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The button and the dialog.
#[component]
pub fn KeyboardHelp() -> impl IntoView {
    let keys = SHORTCUTS.iter().map(|shortcut| {
        view! { <li><kbd>{shortcut.key}</kbd><span>{t(shortcut.text)}</span></li> }.into_any()
    });
    let keys = keys.collect_view();
    // Another place may have changed them since.
    let settings = RwSignal::new(Settings::default());
    let open = move |_| {
        settings.set(chosen());
        open_dialog("keyboard");
    };
    view! {
        <button type="button" id="keyboard-button" class="needs-script" on:click=open>{t(Text::Keyboard)}</button>
        <dialog id="keyboard" aria-labelledby="keyboard-title" closedby="any">
            // The browser itself closes a dialog with such a form.
            <form method="dialog"><h2 id="keyboard-title">{t(Text::Keyboard)}</h2><button>{t(Text::Close)}</button></form>
            <p>{t(Text::KeyboardLead)}</p>
            <ul>{keys}</ul>
            <Choices field=&SHORTCUTS_FIELD settings/>
            <p>{t(Text::KeyboardAlways)}</p>
        </dialog>
    }
    .into_any()
}
