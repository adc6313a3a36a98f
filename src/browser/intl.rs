//! Dates in the reader's language, by the browser's own Intl.

use js_sys::{Array, Date, Intl, Object, Reflect};
use leerkring_core::Lang;
use wasm_bindgen::JsValue;

/// A moment as the reader's own day, in words.
pub fn moment_in_words(time: u64, lang: &Lang) -> String {
    moment(time, lang, &[("dateStyle", "long")])
}

/// A moment as the reader's own day and hour, in words.
pub fn hour_in_words(time: u64, lang: &Lang) -> String {
    moment(time, lang, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

fn moment(time: u64, lang: &Lang, chosen: &[(&str, &str)]) -> String {
    let options = Object::new();
    let set = |(key, value): &(&str, &str)| {
        Reflect::set(&options, &JsValue::from(*key), &JsValue::from(*value)).is_ok()
    };
    let date = Date::new(&JsValue::from(time as f64));
    if !chosen.iter().all(set) || date.get_time().is_nan() {
        return String::new();
    }
    date.to_locale_string(lang.as_str(), &options).into()
}

/// A moment as machines write it (ISO 8601), in UTC.
pub fn iso(time: u64) -> String {
    let date = Date::new(&JsValue::from(time as f64));
    if date.get_time().is_nan() {
        return String::new();
    }
    date.to_iso_string().into()
}

/// `2026-11-22` as “22 November 2026”; `None` where the text is no date.
pub fn date_in_words(iso: &str, lang: &Lang) -> Option<String> {
    formatted(iso, lang, &[("dateStyle", "long")])
}

/// `2026-11-22` as “22 Nov”; `None` where the text is no date.
pub fn short_date(iso: &str, lang: &Lang) -> Option<String> {
    formatted(iso, lang, &[("day", "numeric"), ("month", "short")])
}

/// `2026-11-22` as “Sunday 22 November”; `None` where the text is no date.
pub fn day_in_words(iso: &str, lang: &Lang) -> Option<String> {
    formatted(
        iso,
        lang,
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// `2026-11-22` as “Sun”; `None` where the text is no date.
pub fn weekday(iso: &str, lang: &Lang) -> Option<String> {
    formatted(iso, lang, &[("weekday", "short")])
}

/// A date by options of Intl.DateTimeFormat, in UTC because it has no hour.
fn formatted(iso: &str, lang: &Lang, options: &[(&str, &str)]) -> Option<String> {
    let date = Date::new(&JsValue::from(iso));
    if date.get_time().is_nan() {
        return None;
    }
    let chosen = Object::new();
    for (key, value) in options.iter().chain(&[("timeZone", "UTC")]) {
        Reflect::set(&chosen, &JsValue::from(*key), &JsValue::from(*value)).ok()?;
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&JsValue::from(lang.as_str())), &chosen);
    format
        .format()
        .call1(&JsValue::UNDEFINED, &date)
        .ok()?
        .as_string()
}

/// A number as the language writes it: 12.5 or 12,5.
pub fn number_in_words(value: f64, lang: &Lang) -> String {
    String::from(js_sys::Number::from(value).to_locale_string(lang.as_str()))
}
