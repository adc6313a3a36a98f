//! Keeps new facts. "Saved" is said only when the transaction has completed.

use super::Learner;
use crate::browser::{now, random};
use crate::state::{Keeping, Saving};
use crate::storage::NotKept;
use leerkring_core::progress::{How, LessonRef, Outcome, Place, Record, What};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// In milliseconds.
const A_DAY: u64 = 86_400_000;

impl Learner {
    /// Keeps a fact and returns it. It counts at once; what `saving` says follows. Where the browser refuses it,
    /// it stays in memory among the unsaved ones. Data of a newer app is never added to.
    pub fn record(self, what: impl Into<What>, outcome: Outcome, saving: RwSignal<Saving>) -> Arc<Record> {
        self.keep_fact(what.into(), outcome, saving, None)
    }

    /// Keeps words as a fact; only then their draft goes, unless it was changed meanwhile.
    pub fn record_words(
        self,
        what: impl Into<What>,
        outcome: Outcome,
        draft: String,
        saving: RwSignal<Saving>,
    ) {
        let words = self.drafts.with_untracked(|drafts| drafts.get(&draft).cloned());
        self.keep_fact(what.into(), outcome, saving, words.map(|words| (draft, words)));
    }

    fn keep_fact(
        self,
        what: What,
        outcome: Outcome,
        saving: RwSignal<Saving>,
        draft: Option<(String, String)>,
    ) -> Arc<Record> {
        let record = Arc::new(Record::new(
            self.site(),
            self.next_moment(),
            random(),
            what,
            outcome,
        ));
        if self.keeping.get_untracked() == Keeping::Newer {
            saving.set(Saving::Failed);
            return record;
        }
        saving.set(Saving::UnderWay);
        self.add(std::slice::from_ref(&record));
        let kept = Arc::clone(&record);
        spawn_local(async move {
            let came = self.append(kept).await;
            saving.try_set(came);
            if let (Saving::Saved | Saving::InMemory, Some((about, words))) = (came, draft)
                && self
                    .drafts
                    .with_untracked(|drafts| drafts.get(&about) == Some(&words))
            {
                self.draft(about, String::new());
            }
        });
        record
    }

    /// Now, or just after the newest fact, so that what is done later counts as later: facts of another device, whose
    /// clock is ahead, may have been brought in. By more than a day no clock is followed.
    fn next_moment(self) -> u64 {
        let now = now();
        let newest = self.with_records(|records| records.newest().map_or(0, |record| record.time));
        if newest < now + A_DAY {
            now.max(newest + 1)
        } else {
            now
        }
    }

    /// Writes a fact; one from before storage was open as soon as it is.
    async fn append(self, record: Arc<Record>) -> Saving {
        while self.keeping.get_untracked() == Keeping::Opening && self.storage.with_value(Option::is_none) {
            crate::browser::breathe().await;
        }
        match (self.keeping.get_untracked(), self.storage.get_value()) {
            (Keeping::Newer, _) => Saving::Failed,
            (_, None) => Saving::InMemory,
            (_, Some(storage)) => match storage.append(std::slice::from_ref(&record)).await {
                Ok(()) => {
                    if is_worth_keeping(&record.outcome) {
                        crate::browser::ask_to_persist();
                    }
                    Saving::Saved
                }
                Err(NotKept) => {
                    self.unsaved.update(|unsaved| unsaved.push(record));
                    Saving::Failed
                }
            },
        }
    }

    /// Tries again to keep what was refused.
    pub async fn save_unsaved(self) {
        let (unsaved, Some(storage)) = (self.unsaved.get_untracked(), self.storage.get_value()) else {
            return;
        };
        if self.keeping.get_untracked() != Keeping::Newer && storage.append(&unsaved).await.is_ok() {
            self.unsaved
                .update(|all| all.retain(|record| !unsaved.contains(record)));
        }
    }

    /// Keeps the place last worked at.
    pub fn work_at(self, lesson: LessonRef, block: Option<String>) {
        let place = Place {
            lesson,
            block,
            time: now(),
        };
        self.places.update(|places| {
            places.insert(place.lesson.course.clone(), place.clone());
        });
        spawn_local(async move {
            let may_write = self.keeping.get_untracked() != Keeping::Newer;
            if let Some(storage) = self.storage.get_value().filter(|_| may_write) {
                // A lost place costs a scroll, not work: the next one will be tried again.
                let _ = storage.keep_place(&place).await;
            }
        });
    }

    /// Keeps words that are not a record yet; empty ones are dropped.
    pub fn draft(self, about: String, words: String) {
        self.drafts.update(|drafts| {
            if words.is_empty() {
                drafts.remove(&about);
            } else {
                drafts.insert(about.clone(), words.clone());
            }
        });
        spawn_local(async move {
            let may_write = self.keeping.get_untracked() != Keeping::Newer;
            if let Some(storage) = self.storage.get_value().filter(|_| may_write) {
                // The words still stand in their field; the next letter tries again.
                let _ = storage.keep_draft(&about, &words).await;
            }
        });
    }
}

/// Whether the learner did something by which the browser may be asked to keep it: not by scrolling alone.
fn is_worth_keeping(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Done(How::Marked) | Outcome::Answered(_) | Outcome::Reflected(_) | Outcome::Noted(_)
    )
}
