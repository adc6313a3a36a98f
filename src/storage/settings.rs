//! Settings in local storage, where `settings.js` can read them before the first paint.

use crate::state::{FIELDS, Settings};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// `public/settings.js` reads this key too.
const KEY: &str = "leerkring:settings";

fn local_storage() -> Option<web_sys::Storage> {
    // A browser that refuses storage throws here.
    web_sys::window()?.local_storage().ok().flatten()
}

/// The stored settings; `None` where there are none or storage is refused.
pub fn settings() -> Option<Settings> {
    // Read by the browser's own JSON: a few words are not worth a reader of their own in the app.
    let stored = JSON::parse(&local_storage()?.get_item(KEY).ok()??).unwrap_or_default();
    Some(Settings::parse(|name| {
        Reflect::get(&stored, &JsValue::from(name)).ok()?.as_string()
    }))
}

/// Keeps the settings, where the browser does not refuse.
pub fn keep_settings(settings: &Settings) {
    let stored = Object::new();
    for field in FIELDS {
        let word = JsValue::from((field.read)(settings));
        let _ = Reflect::set(&stored, &JsValue::from(field.name), &word);
    }
    let text = JSON::stringify(&stored).ok().and_then(|text| text.as_string());
    if let (Some(storage), Some(text)) = (local_storage(), text) {
        let _ = storage.set_item(KEY, &text);
    }
}
