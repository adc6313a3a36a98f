//! The edge to the browser: starting, navigation, reading position, speech, keys, clock and chance.
//!
//! Everything here runs in event handlers and effects, so none of it runs where views are written natively.

mod adopt;
mod aloud;
mod arrival;
mod clipboard;
mod intl;
mod navigate;
mod page_data;
mod passages;
mod reading;
mod settings;
mod shortcuts;
mod sight;
mod start;

pub use adopt::Kept;
pub use aloud::{Reading, Speech};
pub use arrival::{Navigator, arrive};
pub use clipboard::copy;
pub use intl::date_in_words;
pub use reading::follow;
pub use settings::apply;
pub use shortcuts::SHORTCUTS;
pub use start::start;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDialogElement, Window};

/// Milliseconds since 1970 UTC.
pub fn now() -> u64 {
    // A clock before 1970 counts as 1970; the cast saturates.
    js_sys::Date::now() as u64
}

/// Ten random bytes for an id.
pub fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    let filled = window()
        .and_then(|w| w.crypto().ok())
        .is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Pages without a secure context still get ids that differ.
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// Opens a dialog; the browser gives focus back where it was when it closes.
pub fn open_dialog(id: &str) {
    let dialog = document().and_then(|document| document.get_element_by_id(id));
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        // Refused only where it is open already.
        let _ = dialog.show_modal();
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
