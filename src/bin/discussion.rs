//! The entry of the app for threads. Below a lesson it is loaded beside the lesson's own, when a reader gets there.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::discussion();
}

/// Shows the threads of a lesson in an element of its page.
#[cfg(feature = "csr")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn show_discussion(host: web_sys::HtmlElement) {
    leerkring_app::discussion_below(host);
}
