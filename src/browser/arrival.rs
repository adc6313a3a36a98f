//! Arriving at a page: its title, an announcement, focus and scroll.

use crate::context::context;
use crate::route::Location;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where on the page a reader arrives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Arrival {
    /// At the top.
    Top,
    /// At the element of that id.
    At(String),
    /// Where they were before, in CSS pixels from the top.
    Back(f64),
}

/// The page shown, and how the reader came to it.
#[derive(Clone, Copy)]
pub struct Navigator {
    /// The page shown.
    pub here: RwSignal<Location>,
    /// What assistive technology is told.
    pub said: RwSignal<String>,
    arrival: StoredValue<Option<Arrival>>,
}

impl Navigator {
    /// Starts at the page that was opened.
    pub fn new(here: Location) -> Self {
        Self {
            here: RwSignal::new(here),
            said: RwSignal::default(),
            arrival: StoredValue::new(None),
        }
    }

    pub(super) fn go(self, to: Location, arrival: Arrival) {
        self.arrival.set_value(Some(arrival));
        self.here.set(to);
    }
}

/// Called by a page when its content is there. On the first page only the title is set: the browser
/// has done the rest.
pub fn arrive(title: String) {
    let Some(navigator) = use_context::<Navigator>() else {
        return;
    };
    let site = context().site.name.clone();
    Effect::new(move |_| {
        if let Some(document) = super::document() {
            document.set_title(&format!("{title} · {site}"));
        }
        if let Some(arrival) = navigator.arrival.try_update_value(Option::take).flatten() {
            navigator.said.set(title.clone());
            // Who comes to search wants to type; who comes back wants to read.
            let to_field = !matches!(arrival, Arrival::Back(_)) && super::search::focus_field();
            if !to_field {
                focus_heading();
            }
            scroll_to(&arrival);
        }
    });
}

fn focus_heading() {
    let heading = super::document().and_then(|document| document.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

pub(super) fn scroll_to(arrival: &Arrival) {
    let Some(window) = super::window() else { return };
    match arrival {
        Arrival::Top => window.scroll_to_with_x_and_y(0.0, 0.0),
        Arrival::Back(y) => window.scroll_to_with_x_and_y(0.0, *y),
        Arrival::At(id) => match super::document().and_then(|document| document.get_element_by_id(id)) {
            Some(element) => element.scroll_into_view(),
            None => window.scroll_to_with_x_and_y(0.0, 0.0),
        },
    }
}
