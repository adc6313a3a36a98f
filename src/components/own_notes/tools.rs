//! What a reader has at hand in a lesson: the bookmark, and a note at the place in sight.

use super::float::{FloatingNote, write};
use super::{ADD, Float, Floating};
use crate::browser::block_at_hand;
use crate::components::SavedLine;
use crate::context::t;
use crate::state::{OwnNotes, Saving};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The bookmark, a button for a note, and what floats beside the text.
#[component]
pub fn LessonTools(
    /// The notes of the lesson.
    own: OwnNotes,
) -> impl IntoView {
    let float = Float {
        shown: RwSignal::default(),
        saving: RwSignal::new(Saving::Idle),
    };
    // The list below the article offers to bring notes back in the same place.
    provide_context(float);
    let saving = float.saving;
    let add = move |_| {
        let selected = match float.shown.get_untracked() {
            Floating::Selected(selected) => Some(selected),
            _ => block_at_hand(),
        };
        if let Some(selected) = selected {
            write(own, float, &selected);
        }
    };
    view! {
        <div class="lesson-tools needs-script" role="group" aria-label=t(Text::LessonNotes)>
            <button type="button" class="quiet tool bookmark" title=t(Text::Bookmark)
                aria-pressed=move || own.bookmarked.get().to_string() on:click=move |_| own.toggle_bookmark(saving)>
                <span class="tool-name">{t(Text::Bookmark)}</span>
            </button>
            <button type="button" class="quiet tool pen" id=ADD title=t(Text::AddNote)
                on:mousedown=|event| event.prevent_default() on:click=add>
                <span class="tool-name">{t(Text::AddNote)}</span>
            </button>
            <SavedLine saving/>
        </div>
        <FloatingNote own float/>
    }
}
