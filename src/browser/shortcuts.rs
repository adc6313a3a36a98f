//! Single keys that do what a button or link on the page does.

use super::sight;
use crate::state::{Chosen, Shortcuts};
use leerkring_core::texts::Text;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollLogicalPosition};

/// A key, what it does in words, and what on the page is pressed by it. Where that is not on the
/// page, the key does nothing.
pub struct Shortcut {
    /// The key.
    pub key: &'static str,
    /// What it does.
    pub text: Text,
    press: &'static str,
}

const fn shortcut(key: &'static str, text: Text, press: &'static str) -> Shortcut {
    Shortcut { key, text, press }
}

/// All of them, in the order of the help. No arrows: they move the page, and screen readers need them.
pub const SHORTCUTS: &[Shortcut] = &[
    shortcut("?", Text::KeyHelp, "#keyboard-button"),
    shortcut("n", Text::KeyNext, ".pager .next"),
    shortcut("p", Text::KeyPrevious, ".pager .prev"),
    shortcut("d", Text::KeyDone, ".done-button"),
    shortcut(
        "s",
        Text::KeyAloud,
        ".aloud:not([data-reading=unavailable]) .aloud-button",
    ),
];

/// Where keys are for typing and choosing. The mark of a note is an input in form only.
const TYPING: &str = "input:not(.note-toggle), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=listbox], [role=application]";

/// Listens for as long as the page lives.
pub(super) fn listen(chosen: Chosen) {
    window_event_listener(ev::keydown, move |event| {
        if chosen.now().shortcuts == Shortcuts::On
            && let Some(button) = meant(&event)
        {
            event.prevent_default();
            button.click();
            // What a button answers stands beside it; one far away would answer unseen.
            if let Ok(Some(answers)) = button.closest(".done-bar") {
                sight::bring(&answers, ScrollLogicalPosition::Nearest);
            }
        }
    });
}

/// What a key presses, unless it is meant for something else.
fn meant(event: &KeyboardEvent) -> Option<HtmlElement> {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || event.repeat() || event.is_composing() || event.default_prevented() {
        return None;
    }
    let key = event.key();
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.key == key)?;
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| !matches!(target.closest(TYPING), Ok(None)));
    let find = |selector| super::document()?.query_selector(selector).ok().flatten();
    if typing || find("dialog[open]").is_some() {
        return None;
    }
    find(shortcut.press)?.dyn_into().ok()
}
