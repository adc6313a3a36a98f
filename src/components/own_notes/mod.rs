//! Own notes in a lesson: made at the words they are about, listed below them.

mod editor;
mod float;
mod panel;
mod tools;

pub use panel::NotesPanel;
pub use tools::LessonTools;

use crate::browser::focus_soon;
use crate::state::{OwnNotes, Saving};
use leptos::prelude::*;
use uuid::Uuid;

/// Ids of elements; the authors' own ids hold no underscore.
const FLOAT: &str = "note_float";
const ADD: &str = "add_note";
const UNDO: &str = "undo_note";

/// What floats beside the text.
#[derive(Clone, Debug, Default, PartialEq)]
enum Floating {
    /// Nothing.
    #[default]
    Nothing,
    /// What can be done with the words that are selected.
    Selected(crate::browser::Selected),
    /// A note.
    Note(Uuid),
    /// A note was taken away by that record; the element named is where the reader was.
    Removed(Uuid, String),
}

/// What floats beside the text of the lesson shown: one thing at a time, whoever asks for it.
#[derive(Clone, Copy)]
struct Float {
    shown: RwSignal<Floating>,
    /// How the saving of what was done there stands.
    saving: RwSignal<Saving>,
}

/// The id of a note's field.
fn field_of(place: &str, id: Uuid) -> String {
    format!("{place}_{id}")
}

/// Takes a note away and offers to undo that.
fn remove(own: OwnNotes, float: Float, id: Uuid, back: String) {
    if let Some(record) = own.remove(id, float.saving) {
        float.shown.set(Floating::Removed(record, back));
        focus_soon(UNDO.to_owned());
    }
}
