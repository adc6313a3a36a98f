//! Reads a lesson aloud with the browser's own speech.

use super::passages::{passages, start, texts};
use super::settings::{choose, chosen};
use super::sight;
use crate::state::{SPEED_FIELD, Settings};
use js_sys::Reflect;
use leerkring_core::Lang;
use leerkring_core::aloud::{Script, Step, fit};
use leerkring_core::texts::Text;
use leptos::ev;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, ScrollLogicalPosition, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

/// The class of the passage being read.
const READ: &str = "read-now";
/// Some browsers swallow words that are given right after others were broken off.
const SILENCE: Duration = Duration::from_millis(80);

/// How reading aloud stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The device has no voice for the lesson's language.
    Unavailable,
    /// Not begun, or ended.
    Silent,
    /// Under way.
    Aloud,
    /// Goes on with the words it was at; why it broke off, unless the reader wanted that.
    Paused(Option<Text>),
}

/// Words given to the voice, and what hears that they have been said: the browser forgets what nobody holds.
type Saying = (SpeechSynthesisUtterance, Closure<dyn FnMut(Event)>);

/// Reading a lesson aloud.
#[derive(Clone, Copy)]
pub struct Speech {
    /// How it stands.
    pub reading: RwSignal<Reading>,
    /// The reader's choices, with the speed among them.
    pub settings: RwSignal<Settings>,
    inside: StoredValue<Rc<Inside>, LocalStorage>,
}

struct Inside {
    lang: Lang,
    script: RefCell<Script>,
    saying: Cell<Option<Saying>>,
    timer: Cell<Option<TimeoutHandle>>,
}

impl Speech {
    /// For a lesson in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            reading: RwSignal::new(Reading::Unavailable),
            settings: RwSignal::default(),
            inside: StoredValue::new_local(Rc::new(Inside {
                lang,
                script: RefCell::default(),
                saying: Cell::default(),
                timer: Cell::default(),
            })),
        }
    }

    /// Offers reading as soon as there is a voice, and ends it when the lesson is left.
    pub fn follow(self) {
        let Some(synthesis) = synthesis() else { return };
        self.settings.set(chosen());
        let look = move || {
            if self.reading.get_untracked() == Reading::Unavailable && self.voice().is_some() {
                self.reading.set(Reading::Silent);
            }
        };
        look();
        // Many browsers list their voices only some time after they were asked.
        let heard = Closure::<dyn FnMut()>::new(look);
        synthesis.set_onvoiceschanged(Some(heard.as_ref().unchecked_ref()));
        let heard = StoredValue::new_local(heard);
        // A page that comes back from the browser's memory can go on.
        let hidden = window_event_listener(ev::pagehide, move |_| self.pause());
        on_cleanup(move || {
            synthesis.set_onvoiceschanged(None);
            heard.dispose();
            hidden.remove();
            self.hush();
        });
    }

    /// Begins, pauses or resumes.
    pub fn toggle(self) {
        match self.reading.get_untracked() {
            Reading::Aloud => self.pause(),
            Reading::Paused(_) => self.say(),
            Reading::Silent | Reading::Unavailable => {
                if let Some(passages) = passages() {
                    let script = Script::new(texts(&passages), start(&passages));
                    self.inside.get_value().script.replace(script);
                    self.say();
                }
            }
        }
    }

    /// Breaks off and remembers the place. Not the browser's own pause: it ends the words on Android, and
    /// elsewhere the voice is lost after a while.
    fn pause(self) {
        if self.reading.get_untracked() == Reading::Aloud {
            self.hush();
            self.reading.set(Reading::Paused(None));
        }
    }

    /// Ends reading.
    pub fn stop(self) {
        self.hush();
        mark(None);
        // The bar goes; who stands in it goes back to the button that brought it.
        let stands = |selector: &str| {
            super::document().and_then(|document| document.query_selector(selector).ok().flatten())
        };
        let is_inside = stands(".aloud-bar :focus").is_some();
        self.reading.set(Reading::Silent);
        if is_inside
            && let Some(Ok(button)) = stands(".aloud-button").map(JsCast::dyn_into::<web_sys::HtmlElement>)
        {
            let _ = button.focus();
        }
    }

    /// Goes to another passage.
    pub fn step(self, step: Step) {
        self.inside.get_value().script.borrow_mut().step(step);
        self.say();
    }

    /// Chooses the next speed and says the words again at it.
    pub fn change_speed(self) {
        let next = self.settings.get_untracked().speed.next();
        self.settings.set(choose(&SPEED_FIELD, next.word()));
        if self.reading.get_untracked() == Reading::Aloud {
            self.say();
        }
    }

    fn say(self) {
        let was_speaking = self.hush();
        let inside = self.inside.get_value();
        // Cloned, so that nothing is borrowed while the browser is asked to speak.
        let script = inside
            .script
            .borrow()
            .now()
            .map(|(passage, words)| (passage, words.to_owned()));
        let Some((passage, words)) = script else {
            return self.stop();
        };
        mark(passages().and_then(|passages| passages.item(passage as u32)));
        self.reading.set(Reading::Aloud);
        if was_speaking {
            let timer = set_timeout_with_handle(move || self.utter(&words), SILENCE).ok();
            inside.timer.set(timer);
        } else {
            self.utter(&words);
        }
    }

    fn utter(self, words: &str) {
        let utterance = SpeechSynthesisUtterance::new_with_text(words).ok();
        let (Some(synthesis), Some(voice), Some(utterance)) = (synthesis(), self.voice(), utterance) else {
            return self.reading.set(Reading::Paused(Some(Text::AloudUnavailable)));
        };
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        utterance.set_rate(self.settings.get_untracked().speed.rate().0);
        let ended = Closure::<dyn FnMut(Event)>::new(move |event| self.ended(&event));
        utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
        utterance.set_onerror(Some(ended.as_ref().unchecked_ref()));
        let saying = Some((utterance.clone(), ended));
        self.inside.get_value().saying.set(saying);
        synthesis.speak(&utterance);
    }

    fn ended(self, event: &Event) {
        self.inside.get_value().saying.take();
        if event.type_() == "end" {
            return self.step(Step::On);
        }
        let error = Reflect::get(event, &JsValue::from("error")).ok();
        let why = match error.and_then(|error| error.as_string()).as_deref() {
            Some("interrupted" | "canceled") => Text::AloudInterrupted,
            Some("not-allowed") => Text::AloudNotAllowed,
            _ => Text::AloudUnavailable,
        };
        self.reading.set(Reading::Paused(Some(why)));
    }

    /// Makes the voice silent; whether it was not. Safe after the lesson has been left.
    fn hush(self) -> bool {
        let Some(inside) = self.inside.try_get_value() else {
            return false;
        };
        if let Some(timer) = inside.timer.take() {
            timer.clear();
        }
        let Some((utterance, _ended)) = inside.saying.take() else {
            return false;
        };
        // What is broken off on purpose is no error.
        utterance.set_onend(None);
        utterance.set_onerror(None);
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
        true
    }

    /// The voice that fits best; of equals the first.
    fn voice(self) -> Option<SpeechSynthesisVoice> {
        let inside = self.inside.get_value();
        let mut best = (None, None);
        for voice in synthesis()?.get_voices().iter() {
            let voice: SpeechSynthesisVoice = voice.unchecked_into();
            let fits = fit(
                &inside.lang,
                &voice.lang(),
                voice.local_service(),
                voice.default(),
            );
            if fits > best.0 {
                best = (fits, Some(voice));
            }
        }
        best.1
    }
}

/// The browser's speech; some have none.
fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = super::window()?.speech_synthesis().ok()?;
    synthesis.is_object().then_some(synthesis)
}

/// Marks the passage being read and brings it into sight, once.
fn mark(passage: Option<Element>) {
    let marked = super::document().and_then(|document| document.query_selector(".read-now").ok().flatten());
    if marked == passage {
        return;
    }
    if let Some(marked) = marked {
        let _ = marked.class_list().remove_1(READ);
    }
    let Some(passage) = passage else { return };
    let _ = passage.class_list().add_1(READ);
    let place = passage.get_bounding_client_rect();
    // Below, the buttons need room.
    if place.top() < 0.0 || place.bottom() > sight::height() - 112.0 {
        sight::bring(&passage, ScrollLogicalPosition::Start);
    }
}
