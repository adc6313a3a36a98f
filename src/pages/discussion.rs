//! Threads on a page of their own: of a course, one by itself, or those the reader follows.

use crate::browser::{arrive, asked, asked_thread, on_history, post_in_hash};
use crate::components::{Forum, Myself, Scope, Topic, live};
use crate::context::{context, t};
use crate::route::Route;
use crate::state::Participant;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// The page of threads.
pub fn discussion() -> impl IntoView {
    let participant = Participant::open();
    provide_context(participant);
    let (thread, post) = (RwSignal::new(None), RwSignal::new(None));
    let scope = RwSignal::new(None::<Scope>);
    let read = move || {
        follow(post, post_in_hash());
        follow(thread, asked_thread());
        let course = asked("course").and_then(|course| course.parse().ok());
        follow(scope, Some(course.map_or(Scope::Following, Scope::Course)));
    };
    // The address is known in a browser alone.
    Effect::new(move |_| {
        read();
        on_history(read);
    });
    // A thread that is opened from the list has an address too, and Back leads to the list.
    Effect::new(move |_| {
        let thread = thread.get();
        if let Some(scope) = scope.get_untracked()
            && thread != asked_thread()
        {
            push(&address(&scope, thread));
        }
    });
    let title = live(move || match thread.get() {
        // A thread has a title of its own.
        Some(_) => ().into_any(),
        None => {
            let text = match scope.get() {
                Some(Scope::Course(_)) => Text::CourseThreads,
                _ => Text::FollowedThreads,
            };
            arrive(t(text));
            view! { <h1 tabindex="-1">{t(text)}</h1> }.into_any()
        }
    });
    let forum = live(move || match scope.get() {
        None => ().into_any(),
        Some(scope) => view! { <Forum scope thread post topic=RwSignal::new(Topic::default())/> }.into_any(),
    });
    view! {
        <div class="page discussion">
            <header class="page-head">{title}</header>
            <p class="notice without-script">{t(Text::DiscussionNeedsScript)}</p>
            <div class="needs-script">{forum}<Myself/></div>
        </div>
    }
}

/// Becomes something else; what is the same changes nothing.
pub(super) fn follow<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

fn address(scope: &Scope, thread: Option<Uuid>) -> String {
    let links = context().links;
    match (scope, thread) {
        (Scope::Course(course), None) => links.course_discussion(course),
        (Scope::Course(course), Some(thread)) => {
            format!("{}&thread={thread}", links.course_discussion(course))
        }
        (_, Some(thread)) => links.thread(thread, None),
        (_, None) => links.to(&Route::Discussion),
    }
}

fn push(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Where the browser refuses, Back leads further back.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
