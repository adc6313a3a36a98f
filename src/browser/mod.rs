//! The edge to the browser: starting, navigation, reading position, clock and chance.
//!
//! Everything here runs in event handlers and effects, so none of it runs where views are written natively.

mod adopt;
mod arrival;
mod clipboard;
mod files;
mod fold;
mod intl;
mod navigate;
mod page_data;
mod persist;
mod reading;
mod settings;
mod start;

pub use adopt::Kept;
pub use arrival::{Navigator, arrive};
pub use clipboard::copy;
pub use files::{chosen_file, read_file, save_file, today};
pub use fold::fold;
pub use intl::{date_in_words, moment_in_words};
pub use persist::{ask_to_persist, forgets};
pub use reading::follow;
pub use settings::apply;
pub use start::start;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Window};

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

/// Lets the page do something else first: drawing, typing, scrolling.
pub async fn breathe() {
    let soon = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // A window that sets no timers has nothing else to do either; then nobody waits for this.
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(soon).await;
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
