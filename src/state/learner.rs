//! What the learner did, as signals over the records in storage.

use crate::storage::{Opened, Storage};
use leerkring_core::Id;
use leerkring_core::progress::{LessonRef, Outcome, Place, Progress, Reading, Record, Records};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// Where progress is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Not known yet.
    Opening,
    /// In this browser.
    Kept,
    /// In memory, because the browser offers no storage.
    Memory,
    /// A newer version of the app wrote it, so this one only reads.
    Newer,
}

/// How the saving of one record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing to save.
    Idle,
    /// The transaction has not completed yet.
    UnderWay,
    /// The transaction has completed.
    Saved,
    /// Kept until the page closes.
    InMemory,
    /// The browser refused.
    Failed,
}

/// The learner's progress as signals.
#[derive(Clone, Copy)]
pub struct Learner {
    /// What the records add up to.
    pub progress: RwSignal<Progress>,
    /// Where they are kept.
    pub keeping: RwSignal<Keeping>,
    /// How many stored values could not be read.
    pub unreadable: RwSignal<usize>,
    /// The last place worked at in each course.
    pub places: RwSignal<BTreeMap<Id, Place>>,
    records: StoredValue<Records>,
    storage: StoredValue<Option<Storage>, LocalStorage>,
}

impl Learner {
    /// A learner of whom nothing is known yet.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::default(),
            keeping: RwSignal::new(Keeping::Opening),
            unreadable: RwSignal::default(),
            places: RwSignal::default(),
            records: StoredValue::default(),
            storage: StoredValue::new_local(None),
        }
    }

    /// Opens storage and reads all there is; then follows what other tabs write.
    pub async fn open(self, site: &Id) {
        match Storage::open(site).await {
            Opened::Ready(storage) => {
                storage.on_change(move || spawn_local(self.read()));
                self.storage.set_value(Some(storage));
                self.read().await;
                if self.keeping.get_untracked() == Keeping::Opening {
                    self.keeping.set(Keeping::Kept);
                }
            }
            Opened::Refused => self.keeping.set(Keeping::Memory),
            Opened::Newer => self.keeping.set(Keeping::Newer),
        }
    }

    async fn read(self) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        let Ok(stored) = storage.records().await else {
            return;
        };
        let mut unreadable = 0;
        let mut known = Vec::with_capacity(stored.len());
        for reading in stored {
            match reading {
                Reading::Known(record) => known.push(record),
                Reading::Newer => self.keeping.set(Keeping::Newer),
                Reading::Damaged => unreadable += 1,
            }
        }
        self.unreadable.set(unreadable);
        self.add(known.into_iter().collect());
        if let Ok(places) = storage.places().await {
            self.places.set(
                places
                    .into_iter()
                    .map(|place| (place.lesson.course.clone(), place))
                    .collect(),
            );
        }
    }

    fn add(self, new: Records) {
        self.records.update_value(|records| records.merge(new));
        self.progress.set(self.records.with_value(Progress::of));
    }

    /// Keeps a fact. `saving` says "saved" only when the transaction has completed.
    pub fn record(self, site: Id, what: LessonRef, outcome: Outcome, saving: RwSignal<Saving>) {
        let record = Record::new(
            site,
            crate::browser::now(),
            crate::browser::random(),
            what,
            outcome,
        );
        saving.set(Saving::UnderWay);
        spawn_local(async move {
            let kept = match (self.storage.get_value(), self.keeping.get_untracked()) {
                (_, Keeping::Newer) => Saving::Failed,
                (Some(storage), _) => match storage.append(&record).await {
                    Ok(()) => Saving::Saved,
                    Err(_) => Saving::Failed,
                },
                (None, _) => Saving::InMemory,
            };
            if kept != Saving::Failed {
                self.add(std::iter::once(record).collect());
            }
            saving.try_set(kept);
        });
    }

    /// Keeps the place last worked at.
    pub fn work_at(self, lesson: LessonRef, block: Option<String>) {
        let place = Place {
            lesson,
            block,
            time: crate::browser::now(),
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

    /// The place worked at last of all.
    pub fn latest_place(self) -> Option<Place> {
        self.places
            .with(|places| places.values().max_by_key(|place| place.time).cloned())
    }
}
