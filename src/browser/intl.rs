//! Dates in the reader's language, by the browser's own Intl.

use js_sys::{Array, Date, Intl, Object, Reflect};
use leerkring_core::Lang;
use wasm_bindgen::JsValue;

/// `2026-11-22` as “22 November 2026”; `None` where the text is no date.
pub fn date_in_words(iso: &str, lang: &Lang) -> Option<String> {
    format(iso, lang, &[("dateStyle", "long")])
}

/// `2026-11-22` as “22 Nov”; `None` where the text is no date.
pub fn short_date(iso: &str, lang: &Lang) -> Option<String> {
    format(iso, lang, &[("day", "numeric"), ("month", "short")])
}

/// The options are fixed words of Intl.DateTimeFormat.
fn format(iso: &str, lang: &Lang, style: &[(&str, &str)]) -> Option<String> {
    let date = Date::new(&JsValue::from(iso));
    if date.get_time().is_nan() {
        return None;
    }
    let options = Object::new();
    // UTC because the date has no hour.
    for (key, value) in style.iter().chain(&[("timeZone", "UTC")]) {
        Reflect::set(&options, &JsValue::from(*key), &JsValue::from(*value)).ok()?;
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&JsValue::from(lang.as_str())), &options);
    format
        .format()
        .call1(&JsValue::UNDEFINED, &date)
        .ok()?
        .as_string()
}
