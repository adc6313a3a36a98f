//! What happens in discussions, as the dynamic API tells it while the page is open.

use leerkring_core::discussion;
use leerkring_core::json::FromJson;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventSource, MessageEvent};

/// How long to wait, at first, before a stream that ended for good is asked for again.
const SOON: Duration = Duration::from_secs(4);
/// How long to wait at most.
const LATEST: Duration = Duration::from_secs(60);

/// What a stream tells.
pub enum Told {
    /// Something happened.
    Event(discussion::Event),
    /// So much happened meanwhile that everything should be asked for again.
    Reset,
}

/// A stream that is followed.
struct Stream {
    address: String,
    source: Option<EventSource>,
    heard: Option<Closure<dyn Fn(Event)>>,
    /// The id of the last event.
    last: Option<String>,
    /// How long to wait where it ends; longer than at first once it did.
    wait: Duration,
}

type Followed = StoredValue<Stream, LocalStorage>;

/// Follows the events at an address until the view goes. Where the connection breaks, the browser goes on where it left off by
/// itself; where the server or something before it refuses, this does. A browser without streams is a page that does not
/// change by itself.
pub fn follow_events(address: &str, act: impl Fn(Told) + 'static) {
    let followed = StoredValue::new_local(Stream {
        address: address.to_owned(),
        source: None,
        heard: None,
        last: None,
        wait: SOON,
    });
    let heard = Closure::new(move |event: Event| {
        if let Some(told) = hear(followed, &event) {
            act(told);
        }
    });
    followed.update_value(|stream| stream.heard = Some(heard));
    open(followed);
    on_cleanup(move || {
        followed.try_with_value(|stream| stream.source.as_ref().map(EventSource::close));
    });
}

fn open(followed: Followed) {
    followed.try_update_value(|stream| {
        let mut address = stream.address.clone();
        if let Some(last) = &stream.last {
            address.push_str("&last=");
            address.push_str(last);
        }
        if let (Ok(source), Some(heard)) = (EventSource::new(&address), &stream.heard) {
            for kind in ["open", "error", "change", "reset"] {
                let _ = source.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
            }
            stream.source = Some(source);
        }
    });
}

fn hear(followed: Followed, event: &Event) -> Option<Told> {
    let kind = event.type_();
    let wait = followed.try_update_value(|stream| stream.hear(&kind, event))?;
    match (kind.as_str(), wait) {
        ("error", Some(wait)) => set_timeout(move || open(followed), wait),
        // What happened while there was no stream is not known.
        ("open", Some(_)) | ("reset", _) => return Some(Told::Reset),
        ("change", _) => {
            let data = event.dyn_ref::<MessageEvent>()?.data().as_string()?;
            return discussion::Event::parse_json(&data).map(Told::Event);
        }
        _ => {}
    }
    None
}

impl Stream {
    /// Where it ended for good: how long to wait. Where it begins anew from an event that is not known: how long was waited.
    fn hear(&mut self, kind: &str, event: &Event) -> Option<Duration> {
        let wait = self.wait;
        match kind {
            "error" => {
                // Else the browser tries again itself.
                let source = self.source.as_ref()?;
                (source.ready_state() == EventSource::CLOSED).then(|| {
                    self.wait = wait.saturating_mul(2).min(LATEST);
                    wait
                })
            }
            "open" => {
                self.wait = SOON;
                (wait > SOON && self.last.is_none()).then_some(wait)
            }
            _ => {
                let id = event.dyn_ref::<MessageEvent>()?.last_event_id();
                self.last = Some(id).filter(|id| !id.is_empty());
                None
            }
        }
    }
}
