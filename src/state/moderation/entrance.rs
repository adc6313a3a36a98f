//! How a moderator comes in: with a link that works once, or as the one this browser knows.

use super::super::Participant;
use crate::api::{Refusal, sign_in};
use crate::browser::{on_history, take_from_hash};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Where somebody stands who came to the page of moderation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// It is not known yet who they are.
    #[default]
    Unopened,
    /// They have a link, but this browser writes under a name already.
    Asked {
        /// That name.
        name: String,
    },
    /// They kept that name.
    Kept,
    /// The server is asked.
    Entering,
    /// Their link does not let them in.
    Refused(Refusal),
    /// They have no link, and this browser knows nobody.
    Stranger,
    /// This browser knows somebody; the server decides whether that is a moderator.
    Inside,
}

/// The way into the page of moderation.
#[derive(Clone, Copy)]
pub struct Entrance {
    /// Where they stand.
    pub door: RwSignal<Door>,
    code: StoredValue<Option<String>>,
    participant: Participant,
}

impl Entrance {
    /// Takes the code out of the address, at once, and goes on when it is known who they are.
    pub fn open(participant: Participant) -> Self {
        let entrance = Self {
            door: RwSignal::default(),
            code: StoredValue::new(None),
            participant,
        };
        Effect::new(move |_| {
            entrance.take_code();
            // A link that is followed while the page is open.
            on_history(move || {
                if entrance.take_code() && participant.opened.get_untracked() {
                    entrance.arrive();
                }
            });
        });
        Effect::new(move |_| {
            if participant.opened.get() {
                untrack(|| entrance.arrive());
            }
        });
        entrance
    }

    fn take_code(self) -> bool {
        let code = take_from_hash("code");
        let is_there = code.is_some();
        if is_there {
            self.code.set_value(code);
        }
        is_there
    }

    fn arrive(self) {
        let me = self.participant.me.get_untracked();
        let has_code = self.code.with_value(Option::is_some);
        match (has_code, me) {
            (true, Some(me)) => self.door.set(Door::Asked { name: me.person.name }),
            (true, None) => self.enter(),
            (false, Some(_)) => self.door.set(Door::Inside),
            (false, None) => self.door.set(Door::Stranger),
        }
    }

    /// Comes in with the code.
    pub fn enter(self) {
        let Some(code) = self.code.get_value() else {
            return;
        };
        self.door.set(Door::Entering);
        let api = self.participant.api();
        spawn_local(async move {
            match sign_in(&api, code).await {
                Ok(made) => {
                    self.code.try_set_value(None);
                    self.participant.become_person(made);
                    self.door.try_set(Door::Inside);
                }
                Err(refusal) => {
                    self.door.try_set(Door::Refused(refusal));
                }
            }
        });
    }

    /// Stays who they are; the code is not used.
    pub fn keep_name(self) {
        self.code.set_value(None);
        self.door.set(Door::Kept);
    }
}
