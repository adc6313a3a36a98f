//! The learner's own notes in the lesson that is read, and its bookmark.

use super::{Keeping, Learner, Saving};
use crate::browser::{block_in_sight, draw, now, passages, random};
use leerkring_core::progress::{Anchor, LessonRef, Note, NoteNow, Outcome, Spot, What, bookmark, notes};
use leptos::prelude::*;
use uuid::Uuid;

/// A note and where its words stand now.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The note.
    pub note: Note,
    /// Its place in the article; `None` where that is gone.
    pub spot: Option<Spot>,
}

/// The notes and the bookmark of a lesson as signals.
#[derive(Clone, Copy)]
pub struct OwnNotes {
    /// The notes, the oldest first.
    pub placed: Memo<Vec<Placed>>,
    /// Whether the lesson is bookmarked.
    pub bookmarked: Memo<bool>,
    learner: Learner,
    lesson: StoredValue<LessonRef>,
}

impl OwnNotes {
    /// Of a lesson whose article is about to be drawn.
    pub fn of(lesson: LessonRef) -> Self {
        let learner: Learner = expect_context();
        let (what, same) = (What::Lesson(lesson.clone()), What::Lesson(lesson.clone()));
        let drawn = RwSignal::new(false);
        Effect::new(move |_| drawn.set(true));
        let all = Memo::new(move |_| learner.progress.with(|progress| notes(progress.about(&what))));
        let placed = Memo::new(move |_| {
            // Before that there is no article, or it is still the one of the page before.
            if !drawn.get() || !learner.is_open() || all.with(Vec::is_empty) {
                return Vec::new();
            }
            let article = passages();
            let place = |NoteNow { note, .. }| Placed {
                spot: note.anchor.find(&article),
                note,
            };
            all.get().into_iter().map(place).collect()
        });
        let bookmarked = Memo::new(move |_| {
            learner
                .progress
                .with(|progress| bookmark(progress.about(&same)).is_some())
        });
        let own = Self {
            placed,
            bookmarked,
            learner,
            lesson: StoredValue::new(lesson),
        };
        Effect::new(move |_| {
            let spots = placed.with(|placed| {
                let spots = placed
                    .iter()
                    .filter_map(|placed| Some((placed.spot.clone()?, !placed.note.text.is_empty())));
                spots.collect::<Vec<_>>()
            });
            draw(&spots);
        });
        let open = Memo::new(move |_| learner.is_open());
        Effect::new(move |_| {
            // Words that were typed when the page was closed.
            if open.get() {
                let saving = RwSignal::new(Saving::Idle);
                all.with_untracked(|all| all.iter().for_each(|now| own.keep(now.note.id, saving)));
            }
        });
        own
    }

    /// Marks words, a note for each block of them; the answer is the first one, where it could be made.
    pub fn mark(self, anchors: Vec<Anchor>, saving: RwSignal<Saving>) -> Option<Uuid> {
        let mut first = None;
        for anchor in anchors {
            let note = Note::new(now(), random(), anchor);
            first.get_or_insert(note.id);
            self.record(Outcome::Noted(note), saving);
        }
        let made = |id: &Uuid| {
            self.placed
                .with_untracked(|all| all.iter().any(|placed| placed.note.id == *id))
        };
        first.filter(made)
    }

    /// The words of a note as they are typed.
    pub fn words(self, id: Uuid) -> String {
        self.draft(id).unwrap_or_else(|| {
            let note = |placed: &Placed| (placed.note.id == id).then(|| placed.note.text.clone());
            self.placed
                .with(|placed| placed.iter().find_map(note).unwrap_or_default())
        })
    }

    /// Takes in what is typed, until it is kept.
    pub fn type_in(self, id: Uuid, words: &str) {
        // The sign before them tells words that were all deleted from none that were typed.
        self.learner.draft(about(id), format!("={words}"));
    }

    /// Keeps what was typed.
    pub fn keep(self, id: Uuid, saving: RwSignal<Saving>) {
        let Some(words) = untrack(|| self.draft(id)) else {
            return;
        };
        let what = What::Lesson(self.lesson.get_value());
        let note = self.learner.progress.with_untracked(|progress| {
            notes(progress.about(&what))
                .into_iter()
                .find(|now| now.note.id == id)
        });
        // Where another tab took the note away, the words stay a draft.
        let Some(NoteNow { note, .. }) = note else { return };
        if note.text == words {
            self.learner.draft(about(id), String::new());
        } else {
            let outcome = Outcome::Noted(Note { text: words, ..note });
            self.learner
                .record_words(self.lesson.get_value(), outcome, about(id), saving);
        }
    }

    /// Takes a note away; the answer is the record that did it, where it could be done.
    pub fn remove(self, id: Uuid, saving: RwSignal<Saving>) -> Option<Uuid> {
        self.keep(id, saving);
        let record = self.record(Outcome::NoteRemoved(id), saving);
        (self.learner.keeping.get_untracked() != Keeping::Newer).then_some(record)
    }

    /// Takes back what a record did.
    pub fn take_back(self, record: Uuid, saving: RwSignal<Saving>) {
        self.record(Outcome::TakenBack(record), saving);
    }

    /// Bookmarks the lesson at the block in sight, or takes the bookmark away.
    pub fn toggle_bookmark(self, saving: RwSignal<Saving>) {
        let outcome = if self.bookmarked.get_untracked() {
            Outcome::NotBookmarked
        } else {
            Outcome::Bookmarked(block_in_sight())
        };
        self.record(outcome, saving);
    }

    fn record(self, outcome: Outcome, saving: RwSignal<Saving>) -> Uuid {
        self.learner.record(self.lesson.get_value(), outcome, saving).id
    }

    fn draft(self, id: Uuid) -> Option<String> {
        self.learner.drafts.with(|drafts| {
            let draft = drafts.get(&about(id))?;
            Some(draft.strip_prefix('=')?.to_owned())
        })
    }
}

/// What a draft of a note is kept under.
fn about(id: Uuid) -> String {
    format!("note:{id}")
}
