//! Follows what the reader selects, presses and clicks in the article.

use super::article::on_page;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MouseEvent};

/// How long a selection must rest. A press on a button that takes the selection away comes sooner.
const REST: Duration = Duration::from_millis(250);

/// Calls `rested` whenever the selection has come to rest, until the view goes.
pub fn on_selection(rested: impl Fn() + Clone + 'static) {
    let Some(document) = super::document() else { return };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(running)) = timer.try_update_value(Option::take) {
            running.clear();
        }
    };
    let changed = Closure::<dyn Fn()>::new(move || {
        stop();
        timer.try_set_value(set_timeout_with_handle(rested.clone(), REST).ok());
    });
    // Not every browser lets this event come as far as the window.
    let _ = document.add_event_listener_with_callback("selectionchange", changed.as_ref().unchecked_ref());
    let changed = StoredValue::new_local(changed);
    on_cleanup(move || {
        stop();
        changed.try_with_value(|changed| {
            document.remove_event_listener_with_callback("selectionchange", changed.as_ref().unchecked_ref())
        });
    });
}

/// Calls `clicked` with the place on the screen and on the page of every plain click into the text of the article.
pub fn on_article_click(clicked: impl Fn((f64, f64), (f64, f64)) + 'static) {
    let listening = window_event_listener(ev::click, move |event: MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let within =
            |target: &Element, selector: &str| target.closest(selector).is_ok_and(|found| found.is_some());
        let in_text = target.is_some_and(|target| {
            within(&target, "#prose")
                && !within(
                    &target,
                    "a, button, label, input, summary, .note, [data-activity]",
                )
        });
        if in_text {
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            clicked((x, y), on_page(x, y));
        }
    });
    on_cleanup(move || listening.remove());
}

/// Puts a box that floats over the page below a place on it, yet in sight.
pub fn float(id: &str, (x, y): (f64, f64)) {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let height = super::window().and_then(|window| window.inner_height().ok()?.as_f64());
    let (_, lowest) = on_page(0.0, height.unwrap_or_default() - 88.0);
    for (name, value) in [("--at-x", x), ("--at-y", y.min(lowest))] {
        let _ = element.style().set_property(name, &format!("{value}px"));
    }
}
