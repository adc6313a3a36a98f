//! The article that came with the page, kept as it is: not cleared, not rendered again.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The article of the page as it was served, until the first view takes it.
#[derive(Clone, Copy)]
pub struct Kept(StoredValue<Option<Element>, LocalStorage>);

impl Kept {
    /// Holds an article for the first view.
    pub fn new(article: Option<Element>) -> Self {
        Self(StoredValue::new_local(article))
    }

    /// Whether there is one.
    pub fn is_some(self) -> bool {
        self.0.with_value(Option::is_some)
    }

    /// Puts the article into its new place.
    pub fn move_into(self, host: &Element) {
        let Some(article) = self.0.try_update_value(Option::take).flatten() else {
            return;
        };
        if !move_before(host, &article) {
            move_with_focus(host, &article);
        }
    }
}

/// `Element.moveBefore` keeps focus, selection, playback and scrolled boxes, where the browser has it.
fn move_before(host: &Element, article: &Element) -> bool {
    let method = Reflect::get(host, &JsValue::from("moveBefore")).ok();
    let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) else {
        return false;
    };
    method.call2(host, article, &JsValue::NULL).is_ok()
}

fn move_with_focus(host: &Element, article: &Element) {
    let focused = super::document().and_then(|document| document.active_element());
    let focused = focused.filter(|element| article.contains(Some(element)));
    if host.append_child(article).is_ok()
        && let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
