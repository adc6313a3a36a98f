//! Tells the other tabs of this browser that something was written.

use leptos::prelude::{IntervalHandle, set_interval_with_handle};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// What another tab wrote.
pub enum Change {
    /// Records, as they were stored.
    Written(Vec<String>),
    /// Something else: everything must be read again.
    Other,
    /// The learner left this device: nothing of them may stay.
    Left,
}

/// What tabs say when everything was removed.
const LEFT: &str = "left";

/// What a tab says while storage does not open to it.
const WAITING: &str = "waiting";

/// How long storage may take to open before that is said, each time.
const A_WHILE: Duration = Duration::from_millis(500);

/// While it lasts, other pages hear that this tab waits for storage.
///
/// Chromium keeps a page that was left, frozen, for the way back; one that was left while it made the database holds the
/// database for good. It goes when something is said that it cannot hear frozen.
pub(super) struct Waiting(Option<IntervalHandle>);

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(saying) = &self.0 {
            saying.clear();
        }
    }
}

/// A line between the tabs of a site; a browser without one still works, tab by tab.
#[derive(Clone)]
pub(super) struct Changes(Option<Rc<BroadcastChannel>>);

impl Changes {
    pub(super) fn of(name: &str) -> Self {
        Self(BroadcastChannel::new(name).ok().map(Rc::new))
    }

    /// Sends the records that were written.
    pub(super) fn tell(&self, texts: &[String]) {
        let list: js_sys::Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        self.send(&list);
    }

    /// Says that everything must be read again.
    pub(super) fn tell_all(&self) {
        self.send(&JsValue::NULL);
    }

    /// Says that everything was removed.
    pub(super) fn tell_left(&self) {
        self.send(&JsValue::from(LEFT));
    }

    /// Says at intervals that storage does not open.
    pub(super) fn tell_waiting(&self) -> Waiting {
        let line = self.clone();
        // Without intervals, the tab waits in silence.
        Waiting(set_interval_with_handle(move || line.send(&JsValue::from(WAITING)), A_WHILE).ok())
    }

    fn send(&self, message: &JsValue) {
        if let Some(channel) = &self.0 {
            // A tab that misses the word reads everything when it is opened again.
            let _ = channel.post_message(message);
        }
    }

    pub(super) fn listen(&self, act: impl Fn(Change) + 'static) {
        if let Some(channel) = &self.0 {
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let change = match event.data().dyn_into::<js_sys::Array>() {
                    Ok(texts) => Change::Written(texts.iter().filter_map(|text| text.as_string()).collect()),
                    Err(word) => match word.as_string().as_deref() {
                        Some(WAITING) => return,
                        Some(LEFT) => Change::Left,
                        _ => Change::Other,
                    },
                };
                act(change);
            });
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            // Lives as long as the page.
            heard.forget();
        }
    }
}
