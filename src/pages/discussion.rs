//! Threads on a page of their own: of a course, one by itself, or those the reader follows.

use crate::browser::{arrive, asked, on_history, post_in_hash};
use crate::components::{Forum, Myself, Scope, Topic, live};
use crate::context::t;
use crate::state::Participant;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// The page of threads.
pub fn discussion() -> impl IntoView {
    let participant = Participant::open();
    provide_context(participant);
    let (thread, post) = (RwSignal::new(None), RwSignal::new(None));
    let scope = RwSignal::new(None::<Scope>);
    let read = move || {
        post.set(post_in_hash());
        thread.set(asked("thread").and_then(|id| Uuid::try_parse(&id).ok()));
        let course = asked("course").and_then(|course| course.parse().ok());
        scope.set(Some(course.map_or(Scope::Following, Scope::Course)));
    };
    // The address is known in a browser alone.
    Effect::new(move |_| {
        read();
        on_history(read);
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
        Some(scope) => {
            view! { <Forum scope=Some(scope) thread post topic=RwSignal::new(Topic::default())/> }.into_any()
        }
    });
    view! {
        <div class="page discussion">
            <header class="page-head">{title}</header>
            <p class="notice without-script">{t(Text::DiscussionNeedsScript)}</p>
            <div class="needs-script">{forum}<Myself/></div>
        </div>
    }
}
