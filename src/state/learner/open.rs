//! Reads what is stored, a part at a time, and follows what other tabs write.

use super::Learner;
use crate::state::Keeping;
use crate::storage::{Change, Once, Opened, Storage};
use leerkring_core::progress::Reading;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many records are read before the page may do something else. About ten milliseconds' work on a phone.
const AT_A_TIME: u32 = 1_000;

impl Learner {
    /// Opens storage and reads all there is; then follows what other tabs write.
    pub async fn open(self) {
        self.nudged.set(Once::Nudged.is_done());
        match Storage::open(&self.site()).await {
            Opened::Ready(storage) => {
                self.start(storage).await;
                if self.keeping.get_untracked() == Keeping::Opening {
                    self.keeping.set(Keeping::Kept);
                }
            }
            Opened::Refused => self.keeping.set(Keeping::Memory),
            Opened::Newer(storage) => {
                self.keeping.set(Keeping::Newer);
                if let Some(storage) = storage {
                    self.start(storage).await;
                }
            }
        }
        self.opened.set(true);
    }

    async fn start(self, storage: Storage) {
        storage.on_change(move |change| match change {
            Change::Written(records) => {
                let mut unreadable = self.take(&records);
                self.unreadable.update(|all| all.append(&mut unreadable));
            }
            Change::Other => spawn_local(self.read()),
            Change::Left => self.be_forgotten(),
        });
        self.storage.set_value(Some(storage));
        self.read().await;
    }

    /// Reads everything again.
    pub(super) async fn read(self) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        let learner = self.generation.get_value();
        let mut unreadable = Vec::new();
        let mut after = None;
        // A browser that stops answering half way leaves what was read; nothing is written over it.
        while let Ok((texts, last)) = storage.records_after(after, AT_A_TIME).await {
            if self.generation.get_value() != learner {
                return;
            }
            unreadable.append(&mut self.take(&texts));
            after = last;
            if after.is_none() {
                break;
            }
            crate::browser::breathe().await;
        }
        let (brought, places, drafts) = (
            storage.unreadable().await,
            storage.places().await,
            storage.drafts().await,
        );
        if self.generation.get_value() != learner {
            return;
        }
        unreadable.append(&mut self.take_brought(brought.unwrap_or_default()));
        self.unreadable.set(unreadable);
        if let Ok(places) = places {
            // One by one: a map that is made at once brings a way of sorting along.
            let mut by_course = BTreeMap::new();
            for place in places {
                by_course.insert(place.lesson.course.clone(), place);
            }
            self.places.set(by_course);
        }
        if let Ok(drafts) = drafts {
            let mut by_subject = BTreeMap::new();
            for (about, words) in drafts {
                by_subject.insert(about, words);
            }
            self.drafts.set(by_subject);
        }
    }

    /// Takes in stored values, each for what it is; gives back those that cannot be read.
    fn take(self, texts: &[String]) -> Vec<String> {
        let (mut known, mut unreadable) = (Vec::with_capacity(texts.len()), Vec::new());
        for text in texts {
            match Reading::parse(text) {
                Reading::Known(record) if record.site == self.site() => known.push(Arc::new(record)),
                Reading::Newer => {
                    self.keeping.set(Keeping::Newer);
                    unreadable.push(text.clone());
                }
                Reading::Known(_) | Reading::Damaged => unreadable.push(text.clone()),
            }
        }
        self.add(&known);
        unreadable
    }

    /// Takes in what a passport brought and could not be read then: a newer version of the app may. What still
    /// cannot be, or contradicts a record, is given back. It stands apart, so this version may go on writing.
    fn take_brought(self, mut texts: Vec<String>) -> Vec<String> {
        let mut known = Vec::new();
        texts.retain(|text| match Reading::parse(text) {
            Reading::Known(record) if record.site == self.site() && record.is_of_its_time() => {
                let beside = self.with_records(|records| records.beside(&record).cloned());
                let contradicts = beside.is_some_and(|beside| *beside != record);
                if !contradicts {
                    known.push(Arc::new(record));
                }
                contradicts
            }
            _ => true,
        });
        self.add(&known);
        texts
    }
}
