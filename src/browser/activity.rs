//! The places of activities in the article, the focus among them, and Unicode.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element kept for an activity, emptied.
pub fn place_of(id: &str) -> Option<HtmlElement> {
    let place: HtmlElement = super::document()?.get_element_by_id(id)?.dyn_into().ok()?;
    place.set_text_content(None);
    Some(place)
}

/// Where an activity stands before the first heading of its lesson, its own heading is the one below the title.
pub fn level_heading(place: &HtmlElement) {
    let first =
        super::document().and_then(|document| document.query_selector("#prose :is(h2, h3)").ok().flatten());
    if let Some(first) = first.filter(|first| place.contains(Some(first))) {
        let _ = first.set_attribute("aria-level", "2");
    }
}

/// Moves the focus to an element once what is being drawn stands there.
pub fn focus_soon(id: String) {
    leptos::prelude::request_animation_frame(move || {
        let element = super::document().and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Decomposes a text into base letters and marks (Unicode NFKD) and puts that into lower case, by the browser's
/// own tables.
pub fn decompose(text: &str) -> String {
    // Only an unknown name of a form could fail.
    String::from(JsString::from(text).normalize("NFKD").to_lower_case())
}

/// Whether a key press is Enter in a field of one line or at an option, where forms would be sent.
pub fn is_enter_in_field(event: &web_sys::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    event.key() == "Enter" && !event.is_composing() && target.is_some()
}
