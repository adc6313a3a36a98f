//! Focus for what takes the place of what had it.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves focus to an element as soon as it stands in the page.
pub fn focus_on_arrival<E>(node: NodeRef<E>)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    Effect::new(move |_| {
        if let Some(element) = node
            .get()
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            // An element that is gone already needs no focus.
            let _ = element.focus();
        }
    });
}
