//! What floats beside the text: the choice for selected words, a note, the way to bring one back.

use super::editor::NoteEditor;
use super::{ADD, FLOAT, Float, Floating, UNDO, field_of};
use crate::browser::{
    Selected, float as put, focus_soon, on_article_click, on_selection, selected, spot_at, unselect,
};
use crate::components::discussion_place::discuss_words;
use crate::components::live;
use crate::context::{context, t};
use crate::state::OwnNotes;
use leerkring_core::progress::Anchor;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// The field of the note that floats.
const PLACE: &str = "float";

/// The box that floats beside the text, empty most of the time.
#[component]
pub(super) fn FloatingNote(
    /// The notes of the lesson.
    own: OwnNotes,
    /// What is shown in it.
    float: Float,
) -> impl IntoView {
    let (floating, saving) = (float.shown, float.saving);
    Effect::new(move |_| follow(own, floating));
    let close = move || {
        if let Floating::Note(id) = floating.get_untracked() {
            own.keep(id, saving);
        }
        floating.set(Floating::Nothing);
        focus_soon(ADD.to_owned());
    };
    let close_button = move || view! { <button type="button" class="quiet" on:click=move |_| close()>{t(Text::NoteClose)}</button> };
    let inside = live(move || match floating.get() {
        Floating::Nothing => ().into_any(),
        Floating::Selected(selected) => {
            let anchors = selected.anchors.clone();
            let highlight = move |_| {
                own.mark(anchors.clone(), saving);
                unselect();
                floating.set(Floating::Nothing);
                focus_soon(ADD.to_owned());
            };
            let discuss = context().site.features.threads.then(|| {
                let quoted = selected.anchors.first().cloned();
                let discuss = move |_| {
                    unselect();
                    floating.set(Floating::Nothing);
                    if let Some(Anchor { block, quote, .. }) = &quoted {
                        discuss_words(block, quote);
                    }
                };
                view! { <button type="button" class="quiet float-discuss" on:click=discuss>{t(Text::DiscussWords)}</button> }
            });
            view! {
                // The press must not take the selection away before it is used.
                <div class="own-actions" on:mousedown=|event| event.prevent_default()>
                    <button type="button" class="quiet float-highlight" on:click=highlight>{t(Text::Highlight)}</button>
                    <button type="button" class="quiet float-note" on:click=move |_| write(own, float, &selected)>{t(Text::AddNote)}</button>
                    {discuss}
                </div>
            }
            .into_any()
        }
        Floating::Note(id) => {
            let mut all = own.placed.get_untracked().into_iter();
            let note = all.find(|placed| placed.note.id == id).map(|placed| placed.note);
            note.map(|note| view! { <NoteEditor own note place=PLACE back=ADD>{close_button()}</NoteEditor> })
                .into_any()
        }
        Floating::Removed(record, back) => {
            let undo = move |_| {
                own.take_back(record, saving);
                floating.set(Floating::Nothing);
                focus_soon(back.clone());
            };
            view! {
                <p id="note_deleted">{t(Text::NoteDeleted)}</p>
                <div class="own-actions">
                    <button type="button" class="quiet" id=UNDO aria-describedby="note_deleted" on:click=undo>{t(Text::NoteUndo)}</button>
                    {close_button()}
                </div>
            }
            .into_any()
        }
    });
    view! {
        <div class="note-float" id=FLOAT role="group" tabindex="-1" aria-label=t(Text::YourNote)
            class:low=move || matches!(floating.get(), Floating::Removed(..))
            hidden=move || floating.get() == Floating::Nothing
            on:keydown=move |event| if event.key() == "Escape" { close() }>{inside}</div>
    }
}

/// Follows what the reader selects, and clicks on what is marked.
fn follow(own: OwnNotes, floating: RwSignal<Floating>) {
    on_selection(move || match selected() {
        Some(now) => {
            put(FLOAT, now.at);
            floating.set(Floating::Selected(now));
        }
        None if matches!(floating.get_untracked(), Floating::Selected(_)) => floating.set(Floating::Nothing),
        None => {}
    });
    on_article_click(move |(x, y), at| {
        // A click at the end of selecting is none on a mark.
        if selected().is_some() {
            return;
        }
        let placed = own.placed.get_untracked();
        let (ids, spots): (Vec<_>, Vec<_>) = placed
            .into_iter()
            .filter_map(|placed| Some((placed.note.id, placed.spot?)))
            .unzip();
        match spot_at(&spots, x, y).and_then(|place| ids.get(place)) {
            Some(id) => {
                put(FLOAT, (at.0, at.1 + 16.0));
                show(floating, *id, FLOAT.to_owned());
            }
            None if matches!(floating.get_untracked(), Floating::Note(_)) => floating.set(Floating::Nothing),
            None => {}
        }
    });
}

/// Marks words and opens the field for what the learner has to say of them.
pub(super) fn write(own: OwnNotes, float: Float, selected: &Selected) {
    unselect();
    put(FLOAT, selected.at);
    if let Some(id) = own.mark(selected.anchors.clone(), float.saving) {
        show(float.shown, id, field_of(PLACE, id));
    }
}

fn show(floating: RwSignal<Floating>, id: Uuid, focus: String) {
    floating.set(Floating::Note(id));
    focus_soon(focus);
}
