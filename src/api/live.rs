//! What happens in discussions, as the dynamic API tells it while the page is open.

use leerkring_core::discussion::Event;
use leerkring_core::json::FromJson;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{EventSource, MessageEvent};

/// What a stream tells.
pub enum Told {
    /// Something happened.
    Event(Event),
    /// So much happened meanwhile that everything should be asked for again.
    Reset,
}

/// Follows the events at an address until the view goes. The browser goes on where it left off by itself; a browser or
/// server without streams is a page that does not change by itself.
pub fn follow_events(address: &str, act: impl Fn(Told) + 'static) {
    let Ok(source) = EventSource::new(address) else {
        return;
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let told = match event.type_().as_str() {
            "reset" => Some(Told::Reset),
            _ => event
                .data()
                .as_string()
                .and_then(|text| Event::parse_json(&text))
                .map(Told::Event),
        };
        if let Some(told) = told {
            act(told);
        }
    });
    for kind in ["change", "reset"] {
        let _ = source.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
    }
    let kept = StoredValue::new_local((source, heard));
    on_cleanup(move || {
        kept.try_with_value(|(source, _)| source.close());
    });
}
