//! What a moderator does, and undoes.

use super::Moderation;
use super::looking::count;
use crate::api::Refusal;
use crate::browser::{now, random};
use leerkring_core::discussion::{Act, ActKind, NewAct};
use leerkring_core::queue::{Taken, settles};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use uuid::{Builder, Uuid};

/// What is to be done about posts, one step after the other. Tried again, what was done already is not done twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    steps: Vec<NewAct>,
}

impl Attempt {
    /// One act.
    pub fn new(act: ActKind, posts: Vec<Uuid>, reason: Option<String>) -> Self {
        let act = NewAct {
            key: Builder::from_unix_timestamp_millis(now(), &random()).into_uuid(),
            act,
            posts,
            reason,
            days: None,
            edited: BTreeMap::new(),
        };
        Self { steps: vec![act] }
    }

    /// The same posts are removed as well, for the same reason. Last: what is refused before leaves them as they are.
    pub fn and_remove(mut self) -> Self {
        let also = self
            .steps
            .first()
            .map(|first| Self::new(ActKind::Remove, first.posts.clone(), first.reason.clone()));
        self.steps.extend(also.into_iter().flat_map(|also| also.steps));
        self
    }

    /// What it does.
    pub fn kinds(&self) -> Vec<ActKind> {
        self.steps.iter().map(|step| step.act).collect()
    }

    /// The posts it is about.
    pub fn posts(&self) -> &[Uuid] {
        self.steps.first().map_or(&[], |first| &first.posts)
    }
}

/// What was done, with all it takes to undo it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// What.
    pub kinds: Vec<ActKind>,
    /// About how many posts.
    pub count: usize,
    acts: Vec<Uuid>,
    posts: Vec<Uuid>,
    taken: Taken,
}

/// What came of what a moderator did last.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Came {
    /// They did nothing yet.
    #[default]
    Nothing,
    /// It is under way.
    UnderWay,
    /// It is done.
    Done(Deed),
    /// It is not done, or not all of it.
    NotDone(Attempt, Refusal),
    /// It is undone.
    Undone,
    /// It is not undone.
    NotUndone(Deed, Refusal),
}

impl Moderation {
    /// Whether something is under way.
    pub fn is_busy(self) -> bool {
        self.came.with(|came| *came == Came::UnderWay)
    }

    /// Does something.
    pub fn attempt(self, mut attempt: Attempt) {
        if untrack(|| self.is_busy()) {
            return;
        }
        for step in &mut attempt.steps {
            step.edited = self.queue.with_untracked(|queue| queue.edited(&step.posts));
        }
        self.came.set(Came::UnderWay);
        spawn_local(async move {
            let client = self.client();
            let mut acts = Vec::new();
            for step in &attempt.steps {
                match client.act(step).await {
                    Ok(act) => acts.push(act),
                    Err(refusal) => {
                        self.recorded(acts);
                        (self.go_to)(attempt.posts().first().copied());
                        self.came.try_set(Came::NotDone(attempt, refusal));
                        return;
                    }
                }
            }
            self.did(&attempt, acts);
        });
    }

    fn did(self, attempt: &Attempt, acts: Vec<Act>) {
        count(self.turn);
        let posts = attempt.posts();
        let is_settled = attempt.kinds().into_iter().any(settles);
        let place = self.queue.try_update(|queue| match is_settled {
            true => {
                let next = queue.beside(posts);
                (queue.take(posts), next)
            }
            // Who wrote it is dealt with; what they wrote still waits.
            false => (Taken::default(), posts.first().copied()),
        });
        let Some((taken, next)) = place else { return };
        let deed = Deed {
            kinds: attempt.kinds(),
            count: posts.len(),
            acts: acts.iter().map(|act| act.id).collect(),
            posts: posts.to_vec(),
            taken,
        };
        self.recorded(acts);
        self.came.try_set(Came::Done(deed));
        (self.go_to)(next);
        let is_through = self.queue.try_with_untracked(|queue| queue.is_empty()) == Some(true);
        if is_through && self.next.try_with_untracked(Option::is_some) == Some(true) {
            self.load_more();
        }
    }

    /// Undoes what was done last.
    pub fn undo(self) {
        let deed = match self.came.get_untracked() {
            Came::Done(deed) | Came::NotUndone(deed, _) => deed,
            _ => return,
        };
        self.came.set(Came::UnderWay);
        spawn_local(async move {
            let client = self.client();
            let mut left = deed.acts.clone();
            while let Some(act) = left.last() {
                match client.undo(*act).await {
                    Ok(act) => self.recorded(vec![act]),
                    Err(refusal) => {
                        let deed = Deed { acts: left, ..deed };
                        self.came.try_set(Came::NotUndone(deed, refusal));
                        return;
                    }
                }
                left.pop();
            }
            count(self.turn);
            let first = self.queue.try_update(|queue| queue.put_back(deed.taken));
            self.came.try_set(Came::Undone);
            (self.go_to)(first.flatten().or_else(|| deed.posts.first().copied()));
        });
    }

    /// An act was undone from the list of all: what it took out of the queue is asked for again.
    pub(super) fn undone_elsewhere(self, act: Uuid) {
        count(self.turn);
        let was_last = self
            .came
            .try_with_untracked(|came| matches!(came, Came::Done(deed) if deed.acts.contains(&act)));
        if was_last == Some(true) {
            self.came.try_set(Came::Nothing);
        }
        self.look();
    }
}
