//! A moderator at work: coming in, what waits, what they do about it, and what was done before.

mod acting;
mod audit;
mod entrance;
mod looking;

pub use acting::{Attempt, Came, Deed};
pub use entrance::{Door, Entrance};

use super::Participant;
use crate::api::{Refusal, StaffClient};
use leerkring_core::discussion::Act;
use leerkring_core::queue::Queue;
use leptos::prelude::*;
use std::time::Duration;
use uuid::Uuid;

/// After this long, waiting is explained.
const SLOW: Duration = Duration::from_millis(1500);

/// How a list stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nobody asked for it yet.
    #[default]
    Unasked,
    /// It was asked for.
    Loading,
    /// It was asked for a while ago.
    Slow,
    /// It is there.
    Ready,
    /// It does not come.
    Failed(Refusal),
}

/// What a moderator has before them, as signals.
#[derive(Clone, Copy)]
pub struct Moderation {
    /// What waits.
    pub queue: RwSignal<Queue>,
    /// Whether more waits than was asked for.
    pub next: RwSignal<Option<String>>,
    /// How asking for what waits stands.
    pub standing: RwSignal<Standing>,
    /// What came of what they did last.
    pub came: RwSignal<Came>,
    /// What moderators did, the newest first.
    pub acts: RwSignal<Vec<Act>>,
    /// Whether they did more than was asked for.
    pub earlier: RwSignal<Option<String>>,
    /// How asking for what they did stands.
    pub audit: RwSignal<Standing>,
    /// Brings the reader to the entry about a post, or to what stands below the last one.
    go_to: fn(Option<Uuid>),
    participant: Participant,
    /// Counts how often the queue was asked for: only the last answer counts.
    asked: StoredValue<u64>,
    /// Counts what was done: an answer that was asked for before may tell of what is dealt with.
    turn: StoredValue<u64>,
}

impl Moderation {
    /// Nothing was asked for yet.
    pub fn new(participant: Participant, go_to: fn(Option<Uuid>)) -> Self {
        Self {
            queue: RwSignal::default(),
            next: RwSignal::new(None),
            standing: RwSignal::default(),
            came: RwSignal::default(),
            acts: RwSignal::default(),
            earlier: RwSignal::new(None),
            audit: RwSignal::default(),
            go_to,
            participant,
            asked: StoredValue::new(0),
            turn: StoredValue::new(0),
        }
    }

    /// The way to the dynamic API.
    pub fn client(self) -> StaffClient {
        StaffClient {
            api: self.participant.api(),
            token: self.participant.token(),
        }
    }

    /// Whether the site refused because it knows no such moderator.
    pub fn is_stranger(self) -> bool {
        let refused = |standing: &Standing| {
            matches!(
                standing,
                Standing::Failed(Refusal::NotFound | Refusal::Unknown | Refusal::Forbidden)
            )
        };
        self.standing.with(refused)
    }
}
