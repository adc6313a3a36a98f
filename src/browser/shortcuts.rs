//! Single keys that do what a button or link on the page does.

use super::search::open_search;
use super::settings::chosen;
use super::sight;
use crate::state::Shortcuts;
use leerkring_core::texts::Text;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent, ScrollLogicalPosition};

/// A key and what it does.
pub struct Shortcut {
    /// The key.
    pub key: &'static str,
    /// What it does, in words.
    pub text: Text,
    does: Does,
}

enum Does {
    /// Presses what the selector finds; where that is not on the page, nothing.
    Press(&'static str),
    /// Goes to the search field.
    Search,
}

const fn shortcut(key: &'static str, text: Text, does: Does) -> Shortcut {
    Shortcut { key, text, does }
}

/// All of them, in the order of the help. No arrows: they move the page, and screen readers need them.
pub static SHORTCUTS: [Shortcut; 6] = [
    shortcut("?", Text::KeyHelp, Does::Press("#keyboard-button")),
    shortcut("/", Text::KeySearch, Does::Search),
    shortcut("n", Text::KeyNext, Does::Press(".pager .next")),
    shortcut("p", Text::KeyPrevious, Does::Press(".pager .prev")),
    shortcut("d", Text::KeyDone, Does::Press(".done-button")),
    shortcut(
        "s",
        Text::KeyAloud,
        Does::Press(".aloud:not([data-reading=unavailable]) .aloud-button"),
    ),
];

/// Where keys are for typing and choosing. The mark of a note is an input in form only.
const TYPING: &str = "input:not(.note-toggle), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=listbox], [role=application]";

/// Listens for as long as the page lives.
pub(super) fn listen() {
    window_event_listener(ev::keydown, |event| {
        if let Some(shortcut) = meant(&event) {
            event.prevent_default();
            match shortcut.does {
                Does::Press(selector) => press(selector),
                Does::Search => open_search(),
            }
        }
    });
}

/// The shortcut that a key is meant for, if it is not meant for something else.
fn meant(event: &KeyboardEvent) -> Option<&'static Shortcut> {
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
    let taken = typing || find("dialog[open]").is_some() || chosen().shortcuts == Shortcuts::Off;
    (!taken).then_some(shortcut)
}

fn press(selector: &str) {
    let Some(button) = find(selector).and_then(|button| button.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    button.click();
    // What a button answers stands beside it; one far away would answer unseen.
    if let Ok(Some(answers)) = button.closest(".done-bar") {
        sight::bring(&answers, ScrollLogicalPosition::Nearest);
    }
}

fn find(selector: &str) -> Option<Element> {
    super::document()?.query_selector(selector).ok().flatten()
}

/// Opens a dialog; the browser gives focus back where it was when it closes.
pub fn open_dialog(id: &str) {
    let dialog = super::document().and_then(|document| document.get_element_by_id(id));
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        // Refused only where it is open already.
        let _ = dialog.show_modal();
    }
}
