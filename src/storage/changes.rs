//! Tells the other tabs of this browser that something was written.

use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::BroadcastChannel;

/// A line between the tabs of a site; a browser without one still works, tab by tab.
#[derive(Clone)]
pub(super) struct Changes(Option<Rc<BroadcastChannel>>);

impl Changes {
    pub(super) fn of(name: &str) -> Self {
        Self(BroadcastChannel::new(name).ok().map(Rc::new))
    }

    pub(super) fn tell(&self) {
        if let Some(channel) = &self.0 {
            // A tab that misses the word reads everything when it is opened again.
            let _ = channel.post_message(&JsValue::from("written"));
        }
    }

    pub(super) fn listen(&self, act: impl Fn() + 'static) {
        if let Some(channel) = &self.0 {
            let heard = Closure::<dyn Fn()>::new(act);
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            // Lives as long as the page.
            heard.forget();
        }
    }
}
