//! Keeping texts under keys: in memory at once, in storage soon.

use super::Participant;
use crate::storage::PERSON;
use leerkring_core::discussion::MadePerson;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::mem::take;

impl Participant {
    pub(super) fn kept(self, key: &str) -> Option<String> {
        self.kept.try_with_untracked(|kept| kept.get(key).cloned())?
    }

    /// Keeps a text; an empty one goes.
    pub(super) fn keep(self, key: &str, words: &str) {
        self.keep_quietly(key, words);
        self.kept.notify();
    }

    /// Keeps a text that no view follows.
    pub(super) fn keep_quietly(self, key: &str, words: &str) {
        self.kept.try_update_untracked(|kept| {
            if words.is_empty() {
                kept.remove(key);
            } else {
                kept.insert(key.to_owned(), words.to_owned());
            }
        });
        self.store(key.to_owned(), words.to_owned());
    }

    /// Takes in what stands in storage, and puts there what was kept before it opened: that is newer.
    pub(super) fn take_in(self, all: Vec<(String, String)>) {
        let early = self.meanwhile.try_update_value(|now| take(&mut now.early));
        let early = early.unwrap_or_default();
        self.kept.try_update(|kept| {
            let older = all.into_iter().filter(|(key, _)| !early.contains(key));
            older.for_each(|(key, words)| {
                kept.insert(key, words);
            });
        });
        for key in early {
            let words = self.kept(&key).unwrap_or_default();
            self.store(key, words);
        }
    }

    fn store(self, key: String, words: String) {
        let Some(Some(storage)) = self.storage.try_get_value() else {
            self.meanwhile.try_update_value(|now| now.early.insert(key));
            return;
        };
        spawn_local(async move {
            // A browser that refuses leaves it in memory, and that is said where it matters.
            if storage.keep_discussion(&key, &words).await.is_err() {
                self.stored.try_set(false);
            }
        });
    }

    /// Waits until storage was read, or there is none.
    pub(super) async fn until_opened(self) {
        while self.opened.try_get_untracked() == Some(false) {
            crate::browser::breathe().await;
        }
    }

    /// The name that another tab may have chosen meanwhile.
    pub(super) async fn look_again(self) -> Option<MadePerson> {
        self.storage.try_get_value()??.person().await
    }

    /// From now on the learner is this person.
    pub fn become_person(self, person: MadePerson) {
        if let Ok(text) = serde_json::to_string(&person) {
            self.keep(PERSON, &text);
        }
        self.me.try_set(Some(person));
    }

    /// The server does not know the learner any more; drafts and what they read stay.
    pub fn become_nobody(self) {
        if let Some(refused) = self.me.try_get_untracked().flatten() {
            self.me.try_set(None);
            spawn_local(self.forget(refused));
        }
    }

    /// Forgets a person that the server does not know any more; the one that another tab became meanwhile stays.
    pub(super) async fn forget(self, refused: MadePerson) {
        match self.look_again().await {
            Some(known) if known.token != refused.token => self.become_person(known),
            _ => {
                self.keep(PERSON, "");
                self.me.try_set(None);
            }
        }
    }
}
