//! Taking everything out as a passport, and bringing one in.

use super::Learner;
use crate::browser::{apply, breathe, now};
use crate::state::Keeping;
use crate::storage::{self, NotKept, Once};
use leerkring_core::discussion::MadePerson;
use leerkring_core::passport::{Arriving, Contents, Passport, Refusal};
use leerkring_core::progress::{Record, resets};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many entries are read before the page may do something else.
const AT_A_TIME: usize = 500;

/// What a passport takes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// The records and what belongs to them.
    Records,
    /// Also who the learner is in discussions: whoever has the file can write as them.
    Person,
}

impl Learner {
    /// The text of the passport, in pieces: all that is known here, kept or not; and who the learner is in discussions, where they
    /// say so.
    pub async fn passport(self, along: Along) -> Vec<String> {
        self.read_drafts().await;
        let contents = Contents {
            site: self.site(),
            exported: now(),
            records: self.with_records(|records| records.iter().cloned().collect()),
            unreadable: self.unreadable.get_untracked(),
            places: self
                .places
                .with_untracked(|places| places.values().cloned().collect()),
            drafts: self.drafts.get_untracked(),
            settings: storage::stored_settings(),
            person: match along {
                Along::Person => self.person().await,
                Along::Records => None,
            },
        };
        let mut pieces = Vec::new();
        for piece in contents.pieces() {
            pieces.push(piece);
            breathe().await;
        }
        pieces
    }

    /// Who they are in discussions.
    pub async fn person(self) -> Option<MadePerson> {
        self.storage.get_value()?.person().await
    }

    /// Another tab may have written since; what is typed here is written at once.
    async fn read_drafts(self) {
        if let Some(storage) = self.storage.get_value()
            && let Ok(drafts) = storage.drafts().await
        {
            self.drafts.set(drafts.into_iter().collect());
        }
    }

    /// Remembers that the learner was asked to keep a copy, or did.
    pub fn be_nudged(self) {
        Once::Nudged.done();
        self.nudged.set(true);
    }

    /// Looks at the bytes of a file, without keeping any of it. Calls back with how many entries of how many were read.
    ///
    /// # Errors
    /// A [`Refusal`] where it is no passport that can be taken.
    pub async fn look_at(self, bytes: Vec<u8>, read: impl Fn(usize, usize)) -> Result<Arriving, Refusal> {
        let passport = Passport::open(&bytes, &self.site())?;
        self.read_drafts().await;
        let unreadable: BTreeSet<String> = self.unreadable.get_untracked().into_iter().collect();
        let mut arriving = Arriving::new(self.site());
        for (index, entry) in passport.entries().enumerate() {
            self.with_records(|records| arriving.take(&entry, records, &unreadable));
            if index % AT_A_TIME == AT_A_TIME - 1 {
                read(index, passport.len());
                breathe().await;
            }
        }
        let (places, drafts) = (self.places.get_untracked(), self.drafts.get_untracked());
        self.with_records(|records| arriving.take_rest(&passport, &places, &drafts, records));
        Ok(arriving)
    }

    /// Keeps what a passport brought: all of it, or nothing. Calls back with how many facts are under way.
    ///
    /// # Errors
    /// [`NotKept`] where the browser refuses, or a newer app's data must not be added to; then nothing has changed.
    pub async fn bring(self, arriving: Arriving, under_way: impl Fn(usize)) -> Result<(), NotKept> {
        match (self.keeping.get_untracked(), self.storage.get_value()) {
            (Keeping::Newer, _) | (Keeping::Opening, None) => return Err(NotKept),
            (_, Some(storage)) => storage.bring(&arriving, under_way).await?,
            (_, None) => {}
        }
        self.add(&arriving.records());
        self.unreadable.update(|all| all.extend(arriving.unreadable));
        self.places.update(|places| {
            let new = arriving.places.into_iter();
            places.extend(new.map(|place| (place.lesson.course.clone(), place)));
        });
        self.drafts.update(|drafts| drafts.extend(arriving.drafts));
        if arriving
            .settings
            .is_some_and(|text| storage::bring_settings(&text))
        {
            apply(&storage::settings());
        }
        Ok(())
    }

    /// The resets that stand, the newest first.
    pub fn resets(self) -> Vec<Arc<Record>> {
        self.progress.track();
        self.with_records(resets)
    }
}
