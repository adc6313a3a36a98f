//! Reads what is stored, a part at a time, and follows what other tabs write.

use super::Learner;
use crate::state::Keeping;
use crate::storage::{Change, Opened, Storage, read_record};
use leerkring_core::progress::Reading;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How many records are read before the page may do something else. About ten milliseconds' work on a phone.
const AT_A_TIME: u32 = 1_000;

impl Learner {
    /// Opens storage and reads all there is; then follows what other tabs write.
    pub async fn open(self) {
        match Storage::open(&self.site()).await {
            Opened::Ready(storage) => {
                storage.on_change(move |change| match change {
                    Change::Written(records) => self.take(&records),
                    Change::Other => spawn_local(self.read()),
                });
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

    /// Reads everything again.
    pub(super) async fn read(self) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        self.unreadable.set(Vec::new());
        let mut after = None;
        // A browser that stops answering half way leaves what was read; nothing is written over it.
        while let Ok((texts, last)) = storage.records_after(after, AT_A_TIME).await {
            self.take(&texts);
            after = last;
            if after.is_none() {
                break;
            }
            crate::browser::breathe().await;
        }
        if let Ok(places) = storage.places().await {
            let by_course = places
                .into_iter()
                .map(|place| (place.lesson.course.clone(), place));
            self.places.set(by_course.collect());
        }
        if let Ok(drafts) = storage.drafts().await {
            self.drafts.set(drafts.into_iter().collect());
        }
    }

    /// Takes in stored values, each for what it is.
    fn take(self, texts: &[String]) {
        let (mut known, mut unreadable) = (Vec::with_capacity(texts.len()), Vec::new());
        for text in texts {
            match read_record(text) {
                Reading::Known(record) if record.site == self.site() => known.push(Arc::new(record)),
                Reading::Newer => {
                    self.keeping.set(Keeping::Newer);
                    unreadable.push(text.clone());
                }
                Reading::Known(_) | Reading::Damaged => unreadable.push(text.clone()),
            }
        }
        if !unreadable.is_empty() {
            self.unreadable.update(|all| all.append(&mut unreadable));
        }
        self.add(&known);
    }
}
