//! The words of a note, kept as they are typed.

use super::{Float, field_of, remove};
use crate::components::SavedLine;
use crate::context::{t, t_with};
use crate::state::{OwnNotes, Saving};
use leerkring_core::progress::Note;
use leerkring_core::quiz::MAX_ANSWER_BYTES;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// A field for the words of a note, whether they are saved, and a button that deletes it.
#[component]
pub(super) fn NoteEditor(
    /// The notes of the lesson.
    own: OwnNotes,
    /// The note.
    note: Note,
    /// Where the field stands: several may belong to one note.
    place: &'static str,
    /// Id of the element that takes the focus when a deleted note is brought back; the field without it.
    #[prop(optional)]
    back: Option<&'static str>,
    /// What else can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let float: Float = expect_context();
    let saving = RwSignal::new(Saving::Idle);
    let (id, quote) = (note.id, note.anchor.quote);
    let field = field_of(place, id);
    let back = back.map_or_else(|| field.clone(), str::to_owned);
    view! {
        <label class="visually-hidden" for=field.clone()>{t_with(Text::YourNoteOn, &[("quote", &quote)])}</label>
        <textarea id=field rows="2" maxlength=(MAX_ANSWER_BYTES / 4).to_string()
            prop:value=move || own.words(id)
            on:input=move |event| own.type_in(id, &event_target_value(&event))
            on:change=move |_| own.keep(id, saving)></textarea>
        <div class="own-actions">
            {children.map(|children| children())}
            <button type="button" class="quiet" on:click=move |_| remove(own, float, id, back.clone())>
                {t(Text::NoteDelete)} <span class="visually-hidden">": " {quote.clone()}</span>
            </button>
            <SavedLine saving/>
        </div>
    }
}
