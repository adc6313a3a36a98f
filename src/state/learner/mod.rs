//! What the learner did, as signals over the records in storage.

mod keep;
mod learning;
mod leave;
mod open;
mod passport;

pub use learning::Seen;
pub use passport::Along;

use super::Keeping;
use crate::storage::Storage;
use leerkring_core::Id;
use leerkring_core::progress::{Place, Progress, Record, Records};
use leerkring_core::quiz::Seed;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The learner's progress as signals.
#[derive(Clone, Copy)]
pub struct Learner {
    /// What the records add up to.
    pub progress: RwSignal<Progress>,
    /// Where they are kept.
    pub keeping: RwSignal<Keeping>,
    /// Stored values that could not be read, as they are.
    pub unreadable: RwSignal<Vec<String>>,
    /// Records of this session that the browser refused to keep.
    pub unsaved: RwSignal<Vec<Arc<Record>>>,
    /// The last place worked at in each course.
    pub places: RwSignal<BTreeMap<Id, Place>>,
    /// Words that were typed and not yet made a record, by what they are about.
    pub drafts: RwSignal<BTreeMap<String, String>>,
    /// Whether everything that was stored has been read.
    opened: RwSignal<bool>,
    /// Whether they were asked to keep a copy, or did.
    pub nudged: RwSignal<bool>,
    /// Another number once somebody else may sit here.
    generation: StoredValue<u32>,
    site: StoredValue<Id>,
    seed: StoredValue<Seed>,
    records: StoredValue<Records>,
    storage: StoredValue<Option<Storage>, LocalStorage>,
}

impl Learner {
    /// A learner on a site of whom nothing is known yet.
    pub fn new(site: Id) -> Self {
        Self {
            progress: RwSignal::default(),
            keeping: RwSignal::new(Keeping::Opening),
            unreadable: RwSignal::default(),
            unsaved: RwSignal::default(),
            places: RwSignal::default(),
            drafts: RwSignal::default(),
            opened: RwSignal::new(false),
            nudged: RwSignal::new(true),
            generation: StoredValue::default(),
            site: StoredValue::new(site),
            seed: StoredValue::new(Seed(0)),
            records: StoredValue::default(),
            storage: StoredValue::new_local(None),
        }
    }

    /// The place worked at last of all, and not started again since.
    pub fn latest_place(self) -> Option<Place> {
        self.progress.with(|progress| {
            self.places.with(|places| {
                let standing = places.values().filter(|place| !progress.is_reset_since(place));
                standing.max_by_key(|place| place.time).cloned()
            })
        })
    }

    /// Looks at all records, also those that count no more.
    pub fn with_records<T>(self, look: impl FnOnce(&Records) -> T) -> T {
        self.records.with_value(look)
    }

    /// Whether closing the page would lose something.
    pub fn has_unkept(self) -> bool {
        let in_memory = self.keeping.get_untracked() == Keeping::Memory;
        !self.unsaved.with_untracked(Vec::is_empty)
            || in_memory && self.with_records(|records| !records.is_empty())
    }

    /// The site whose progress this is.
    pub fn site(self) -> Id {
        self.site.get_value()
    }

    /// What this learner's orders and draws are made from.
    pub fn seed(self) -> Seed {
        self.seed.get_value()
    }

    /// Gives the learner orders of their own.
    pub fn set_seed(self, seed: u64) {
        self.seed.set_value(Seed(seed));
    }

    /// Whether everything that was stored has been read.
    pub fn is_open(self) -> bool {
        self.opened.get()
    }

    /// Takes in records that stand in storage, or could not be put there.
    fn add(self, new: &[Arc<Record>]) {
        if new.is_empty() {
            return;
        }
        self.records
            .update_value(|records| new.iter().for_each(|record| records.insert(Arc::clone(record))));
        self.progress.update(|progress| {
            if !new.iter().all(|record| progress.add(record)) {
                *progress = self.records.with_value(Progress::of);
            }
        });
    }
}
