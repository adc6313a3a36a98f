//! What the address asks for beyond the page: parameters of its query, a post in its fragment.

use leptos::ev;
use leptos::prelude::*;
use uuid::Uuid;
use web_sys::UrlSearchParams;

/// A parameter of the query.
pub fn asked(name: &str) -> Option<String> {
    let search = super::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The thread that the query names.
pub fn asked_thread() -> Option<Uuid> {
    // Words that are no id name a thread that is not there.
    Some(Uuid::try_parse(&asked("thread")?).unwrap_or_default())
}

/// The post that the fragment names.
pub fn post_in_hash() -> Option<Uuid> {
    let hash = super::window()?.location().hash().ok()?;
    Uuid::try_parse(hash.strip_prefix("#post-")?).ok()
}

/// A secret that the fragment carries under a name; it is taken out of the address, so that it stays in no history.
pub fn take_from_hash(name: &str) -> Option<String> {
    let window = super::window()?;
    let hash = window.location().hash().ok()?;
    let secret = hash
        .strip_prefix('#')?
        .strip_prefix(name)?
        .strip_prefix('=')?
        .to_owned();
    let path = window.location().pathname().ok()?;
    let history = window.history().ok()?;
    history
        .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path))
        .ok()?;
    Some(secret)
}

/// Calls back when the reader goes back or forward, until the view goes.
pub fn on_history(act: impl Fn() + 'static) {
    let listening = window_event_listener(ev::popstate, move |_| act());
    on_cleanup(move || listening.remove());
}
