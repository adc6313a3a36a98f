//! Threads below a lesson. They are an app of their own beside the lesson's, loaded when the reader gets there; the two speak by
//! an element of the page, its attributes and its events, and by nothing else.

use super::page_data;
use crate::components::{Forum, ForumProps, Myself, Scope, Topic};
use crate::context::Context;
use crate::route::Links;
use crate::state::Participant;
use leerkring_core::Id;
use leerkring_core::discussion::Quote;
use leerkring_core::progress::LessonRef;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

/// The element asks to be filled, or tells what else was chosen.
pub const SHOW: &str = "leerkring-discussion";
/// What fills the element could not be loaded.
pub const AWAY: &str = "leerkring-discussion-away";
/// The element goes.
const GONE: &str = "leerkring-discussion-gone";
const ABOUT: &str = "data-about";
const BLOCK: &str = "data-quote-block";
const QUOTE: &str = "data-quote";
const ITEM: &str = "data-item";

/// Asks for the threads to be shown.
pub fn ask_for_discussion(host: &Element) {
    tell(host, SHOW);
}

/// Asks for a new thread about words of the lesson.
pub fn ask_about_words(host: &Element, block: &str, words: &str) {
    let _ = host.set_attribute(BLOCK, block);
    let _ = host.set_attribute(QUOTE, words);
    tell(host, SHOW);
}

/// Asks for a new thread about a question of the lesson.
pub fn ask_about_item(host: &Element, item: &Id) {
    let _ = host.set_attribute(ITEM, item.as_str());
    tell(host, SHOW);
}

/// Says that the element goes.
pub fn leave_discussion(host: &Element) {
    tell(host, GONE);
}

fn tell(host: &Element, what: &str) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(what, &options) {
        let _ = host.dispatch_event(&event);
    }
}

/// What is shown, in which element.
struct Below {
    host: HtmlElement,
    topic: RwSignal<Topic>,
    /// Ends when dropped.
    _mounted: Box<dyn Any>,
    _owner: Owner,
}

thread_local! {
    static SHOWN: RefCell<Option<Below>> = const { RefCell::new(None) };
    /// The element that is being filled: who asks twice gets it once.
    static FILLING: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Shows the threads of the lesson that an element names; where it shows them already, what was chosen since.
pub fn discussion_below(host: HtmlElement) {
    let is_shown = SHOWN.with_borrow(|shown| {
        let shown = shown.as_ref().filter(|shown| shown.host == host)?;
        let topic = take_topic(&host);
        if topic != Topic::default() {
            shown.topic.set(topic);
        }
        Some(())
    });
    let is_filling = FILLING.with_borrow(|filling| filling.as_ref() == Some(&host));
    if is_shown.is_none() && !is_filling {
        FILLING.set(Some(host.clone()));
        spawn_local(async move {
            if let Some(below) = fill(host).await {
                SHOWN.set(Some(below));
            }
            FILLING.set(None);
        });
    }
}

async fn fill(host: HtmlElement) -> Option<Below> {
    let about: LessonRef = host.get_attribute(ABOUT)?.parse().ok()?;
    let page = page_data::read(|_, _, _| {})?;
    let texts = crate::api::fetch_texts(&page.texts).await?;
    let context = Context {
        texts: Arc::new(texts),
        links: Links {
            base: page.base,
            lang: page.location.lang,
        },
        site: Arc::new(page.site),
    };
    host.set_text_content(None);
    let owner = Owner::new();
    let topic = owner.with(|| RwSignal::new(Topic::default()));
    let into = host.clone();
    // Effects wait for the framework's executor, which only mounting starts.
    let mounted = owner.with(|| {
        mount_to(into, move || {
            provide_context(context);
            provide_context(Participant::open());
            let forum = ForumProps {
                scope: Scope::Lesson(about),
                thread: RwSignal::new(None),
                post: RwSignal::new(None),
                topic,
            };
            (Forum(forum), Myself())
        })
    });
    listen_for_end();
    topic.set(take_topic(&host));
    Some(Below {
        host,
        topic,
        _mounted: boxed(mounted),
        _owner: owner,
    })
}

fn boxed<M: leptos::tachys::view::Mountable + 'static>(handle: UnmountHandle<M>) -> Box<dyn Any> {
    Box::new(handle)
}

/// What is shown ends with its element.
fn listen_for_end() {
    let ended = leptos::ev::Custom::<CustomEvent>::new(GONE);
    window_event_listener(ended, |_| drop(SHOWN.take()));
}

/// What was chosen of the lesson; it is taken once.
fn take_topic(host: &HtmlElement) -> Topic {
    let quote = host.get_attribute(BLOCK).zip(host.get_attribute(QUOTE));
    let topic = Topic {
        item: host.get_attribute(ITEM).and_then(|item| item.parse().ok()),
        quote: quote.map(|(block, text)| Quote { block, text }),
    };
    for name in [BLOCK, QUOTE, ITEM] {
        let _ = host.remove_attribute(name);
    }
    topic
}

/// Calls back when an element comes near the screen, once; the view must call what it gets when it goes.
pub fn when_near<F: Fn() + 'static>(element: &Element, act: F) -> Option<impl FnOnce() + use<F>> {
    use wasm_bindgen::prelude::*;
    use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
    let options = IntersectionObserverInit::new();
    options.set_root_margin("400px");
    let seen = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let near = entries
            .iter()
            .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            .any(|entry| entry.is_intersecting());
        if near {
            act();
        }
    });
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(move || {
        observer.disconnect();
        drop(seen);
    })
}

/// The element of an id.
pub fn element(id: &str) -> Option<Element> {
    super::document()?.get_element_by_id(id)
}
