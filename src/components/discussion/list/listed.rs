//! The threads of a list: asked for a page at a time.

use super::super::forum::{Scope, Shown, Topic};
use super::super::row::title_id;
use super::{Only, THREADS};
use crate::api::{Failure, Refusal};
use crate::browser::focus_soon;
use crate::context::context;
use crate::route::course_json;
use crate::state::Participant;
use leerkring_core::discussion::{Page, Thread};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the list stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    Loading,
    Ready,
    /// Why not, and whether more was asked for.
    Failed(Refusal, bool),
}

/// A list of threads as signals.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    threads: RwSignal<Vec<Thread>>,
    pub(super) next: RwSignal<Option<String>>,
    pub(super) standing: RwSignal<Standing>,
    /// Whether something happened since.
    pub(super) is_stale: RwSignal<bool>,
    /// How often threads were asked for: only the last answer counts.
    round: StoredValue<u32>,
    shown: Shown,
    participant: Participant,
    pub(super) scope: StoredValue<Scope>,
}

impl Listed {
    pub(super) fn new(scope: Scope, shown: Shown, participant: Participant) -> Self {
        Self {
            threads: RwSignal::default(),
            next: RwSignal::new(None),
            standing: RwSignal::new(Standing::Loading),
            is_stale: RwSignal::new(false),
            round: StoredValue::new(0),
            shown,
            participant,
            scope: StoredValue::new(scope),
        }
    }

    /// Asks for the first threads, or for more.
    pub(super) fn load(self, more: bool) {
        let round = self.round.try_update_value(|round| {
            *round += 1;
            *round
        });
        let Some(path) = self.path(more) else {
            self.threads.set(Vec::new());
            self.next.set(None);
            self.standing.set(Standing::Ready);
            return;
        };
        if !more {
            self.is_stale.set(false);
            self.shown.courses.forget_failures();
            // Where the list before went on is no place in this one.
            self.next.set(None);
        }
        self.standing.set(Standing::Loading);
        let token = self.participant.token();
        spawn_local(async move {
            let api = self.participant.api();
            let page = api.get::<Page<Thread>>(&path, token.as_deref()).await;
            if round.is_none() || self.round.try_get_value() != round {
                return;
            }
            match page {
                Ok(page) => self.show(page, more),
                Err(refusal) => {
                    self.standing.try_set(Standing::Failed(refusal, more));
                }
            }
        });
    }

    fn show(self, page: Page<Thread>, more: bool) {
        self.threads.try_update(|threads| {
            if !more {
                threads.clear();
            }
            // One that something happened in meanwhile may come twice.
            let known = |thread: &Thread| threads.iter().any(|known| known.id == thread.id);
            let new: Vec<Thread> = page.items.into_iter().filter(|thread| !known(thread)).collect();
            threads.extend(new);
        });
        let is_end = page.next.is_none();
        self.next.try_set(page.next);
        if !is_end && untrack(|| self.visible()).is_empty() {
            // What is looked for may stand on a later page.
            return self.load(true);
        }
        self.standing.try_set(Standing::Ready);
        let from = self.shown.from.try_update_value(Option::take).flatten();
        if let Some(thread) = from.filter(|_| !self.shown.topic.with_untracked(Topic::is_chosen)) {
            focus_soon(THREADS.to_owned());
            focus_soon(title_id(thread));
        }
    }

    fn path(self, more: bool) -> Option<String> {
        let only = self.shown.only.get_untracked();
        let query = match only {
            // What is followed is known here alone, so that is what is asked for.
            Only::Following => Scope::Following.query(self.participant),
            _ => self.scope.get_value().query(self.participant),
        };
        let mut path = format!(
            "threads?{}&sort={}",
            query?,
            self.shown.sort.get_untracked().as_str()
        );
        match only {
            Only::Mine if self.participant.token().is_none() => return None,
            Only::Mine => path.push_str("&mine=true"),
            Only::Unanswered => path.push_str("&unanswered=true"),
            Only::All | Only::Unread | Only::Following => {}
        }
        if let Some(after) = self.next.get_untracked().filter(|_| more) {
            path.push_str("&after=");
            path.push_str(&after);
        }
        Some(path)
    }

    /// Whether it is of a course that is not there; asked where it is empty.
    pub(super) fn is_nowhere(self) -> bool {
        let Scope::Course(course) = self.scope.get_value() else {
            return false;
        };
        let course = course_json(&context().links.lang, &course);
        let courses = self.shown.courses;
        courses.want(&course);
        courses.all(&[course]).is_err_and(|why| why == Failure::NotFound)
    }

    /// Those that are shown: what was read is known here alone.
    pub(super) fn visible(self) -> Vec<Thread> {
        let mut threads = self.threads.get();
        if self.shown.only.get() == Only::Unread {
            threads.retain(|thread| self.participant.unread(thread) > 0);
        }
        threads
    }
}
