//! Links followed without loading a new document, Back and Forward, and remembered scroll positions.

use super::arrival::{Arrival, Navigator, scroll_to};
use crate::context::Context;
use crate::route::{Entry, Location, Route};
use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, ScrollRestoration, Url, Window};

/// How long scrolling must rest before its position is remembered.
const REST: Duration = Duration::from_millis(150);

/// Follows the reader's clicks and history for as long as the page lives.
pub(super) fn follow_links(navigator: Navigator, context: Context, entry: Entry) {
    let Some(window) = super::window() else { return };
    set_restoration(&window, ScrollRestoration::Manual);
    // A document loaded anew is scrolled by the browser itself.
    window_event_listener(ev::pagehide, |_| {
        if let Some(window) = super::window() {
            set_restoration(&window, ScrollRestoration::Auto);
        }
    });
    window_event_listener(ev::pageshow, |_| {
        if let Some(window) = super::window() {
            set_restoration(&window, ScrollRestoration::Manual);
        }
    });
    remember_scrolling();
    let for_history = context.clone();
    window_event_listener(ev::click, move |event| {
        if let Some((to, arrival, href)) = followed(&event, navigator, &context, entry) {
            event.prevent_default();
            remember_scroll();
            if let Some(history) = super::window().and_then(|window| window.history().ok()) {
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&href));
            }
            navigator.go(to, arrival);
        }
    });
    window_event_listener(ev::popstate, move |event| {
        go_back(navigator, &for_history, &event.state())
    });
}

/// Whether a page of another entry could be loaded. Without a connection this one shows that itself.
fn is_online() -> bool {
    super::window().is_none_or(|window| window.navigator().on_line())
}

/// Loads the page at this address anew.
pub fn load_anew() {
    if let Some(window) = super::window() {
        // Where the browser refuses, the page stays as it is.
        let _ = window.location().reload();
    }
}

fn set_restoration(window: &Window, how: ScrollRestoration) {
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(how);
    }
}

/// The page a click leads to, where it is one of this site in this language.
fn followed(
    event: &MouseEvent,
    navigator: Navigator,
    context: &Context,
    entry: Entry,
) -> Option<(Location, Arrival, String)> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    if link.has_attribute("download") || !matches!(link.target().as_str(), "" | "_self") {
        return None;
    }
    let url = Url::new(&link.href()).ok()?;
    if url.origin() != super::window()?.location().origin().ok()? {
        return None;
    }
    let to = location_of(&url.pathname(), context)?;
    let here = navigator.here.get_untracked();
    if to.lang != here.lang
        || to.route.entry() != entry && is_online()
        || to.route == Route::NotFound
        || (to == here && !url.hash().is_empty())
    {
        return None;
    }
    Some((to, arrival_of(&url.hash()), url.href()))
}

fn location_of(path: &str, context: &Context) -> Option<Location> {
    let location = Location::parse(context.links.base.strip(path)?)?;
    context.language(&location.lang)?;
    Some(location)
}

fn arrival_of(hash: &str) -> Arrival {
    match hash.strip_prefix('#') {
        Some(id) if !id.is_empty() => Arrival::At(decoded(id)),
        _ => Arrival::Top,
    }
}

fn decoded(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}

fn go_back(navigator: Navigator, context: &Context, state: &JsValue) {
    let Some(window) = super::window() else { return };
    let place = window.location();
    let arrival = match scroll_in(state) {
        Some(y) => Arrival::Back(y),
        None => arrival_of(&place.hash().unwrap_or_default()),
    };
    match place.pathname().ok().and_then(|path| location_of(&path, context)) {
        Some(to) if to == navigator.here.get_untracked() => scroll_to(&arrival),
        Some(to) if to.lang == context.links.lang => navigator.go(to, arrival),
        // A page of another language, or none of the app's: let the browser load it.
        _ => {
            let _ = place.reload();
        }
    }
}

fn remember_scrolling() {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    window_event_listener(ev::scroll, move |_| {
        if let Some(Some(running)) = timer.try_update_value(Option::take) {
            running.clear();
        }
        timer.set_value(set_timeout_with_handle(remember_scroll, REST).ok());
    });
}

fn remember_scroll() {
    let Some(window) = super::window() else { return };
    if let (Ok(history), Ok(y)) = (window.history(), window.scroll_y()) {
        let state = js_sys::Object::new();
        let _ = Reflect::set(&state, &JsValue::from("y"), &JsValue::from(y));
        let _ = history.replace_state(&state, "");
    }
}

fn scroll_in(state: &JsValue) -> Option<f64> {
    let y = Reflect::get(state, &JsValue::from("y")).ok()?.as_f64()?;
    (y.is_finite() && y >= 0.0).then_some(y)
}
