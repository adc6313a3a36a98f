//! The notes of a lesson below its text, and the tray of those whose place is gone.

use super::editor::NoteEditor;
use crate::components::live;
use crate::context::t;
use crate::state::{OwnNotes, Placed};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The notes of a lesson in the order of its text; those whose place is gone stand apart and stay.
#[component]
pub fn NotesPanel(
    /// The notes of the lesson.
    own: OwnNotes,
) -> impl IntoView {
    let of = move |gone: bool| {
        let mut notes = own.placed.get();
        notes.retain(|placed| placed.spot.is_none() == gone);
        notes.sort_by_key(|placed| placed.spot.as_ref().map(|spot| (spot.passage, spot.range.start)));
        notes
    };
    let list = move |gone: bool| {
        // What is typed changes the words of a note and not its place, so its field stays.
        let key = |placed: &Placed| {
            (
                placed.note.id,
                placed.spot.as_ref().map(|spot| spot.block.clone()),
            )
        };
        view! { <ul class="own-list"><For each=move || of(gone) key let:placed><NoteItem own placed/></For></ul> }
    };
    let any = Memo::new(move |_| own.placed.with(|all| !all.is_empty()));
    let any_gone = Memo::new(move |_| {
        own.placed
            .with(|all| all.iter().any(|placed| placed.spot.is_none()))
    });
    let hint = live(move || match any.get() {
        true => ().into_any(),
        false => view! { <p class="hint-line">{t(Text::LessonNotesHint)}</p> }.into_any(),
    });
    let tray = live(move || match any_gone.get() {
        false => ().into_any(),
        true => view! {
            <section class="own-tray" aria-labelledby="own_gone">
                <h3 id="own_gone">{t(Text::NotesGone)}</h3>
                <p class="hint-line">{t(Text::NotesGoneLead)}</p>
                {list(true)}
            </section>
        }
        .into_any(),
    });
    view! {
        <section class="own-notes needs-script" aria-labelledby="own_notes">
            <h2 id="own_notes">{t(Text::LessonNotes)}</h2>
            {hint}
            {list(false)}
            {tray}
        </section>
    }
}

#[component]
fn NoteItem(own: OwnNotes, placed: Placed) -> impl IntoView {
    let Placed { note, spot } = placed;
    let quote = note.anchor.quote.clone();
    let quote = match spot {
        Some(spot) => view! { <a class="own-quote" href=format!("#{}", spot.block)>{quote}</a> }.into_any(),
        None => view! { <p class="own-quote">{quote}</p> }.into_any(),
    };
    view! { <li class="own-note">{quote}<NoteEditor own note place="own"/></li> }
}
