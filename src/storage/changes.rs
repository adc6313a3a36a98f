//! Tells the other tabs of this browser that something was written.

use std::rc::Rc;
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
                    Err(word) if word.as_string().as_deref() == Some(LEFT) => Change::Left,
                    Err(_) => Change::Other,
                };
                act(change);
            });
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            // Lives as long as the page.
            heard.forget();
        }
    }
}
