//! How the learner stands with a question, as signals.

use crate::browser::decompose;
use crate::state::Learner;
use leerkring_core::activity::{Kind, Question};
use leerkring_core::progress::{Answer, ItemRef, State, What, standing};
use leerkring_core::quiz::{Given, Seed, fold, options, order};
use leptos::prelude::*;

/// How the learner stands with a question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Now {
    /// How many tries were made in this round.
    pub(super) tries: usize,
    /// How many are left, where they are limited.
    pub(super) left: Option<usize>,
    /// The last try.
    pub(super) last: Option<Answer>,
    /// Whether it can be tried.
    pub(super) state: State,
    /// Whether the answer key changed since.
    pub(super) changed: bool,
}

impl Now {
    /// Whether no more can be tried.
    pub(super) fn is_over(&self) -> bool {
        self.state != State::Open
    }
}

/// A question that is being asked.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// What stands in the fields.
    pub(super) given: RwSignal<Given>,
    /// How the learner stands with it.
    pub(super) now: Memo<Now>,
    /// Which hints are open.
    pub(super) hints: RwSignal<usize>,
    /// What the learner's orders are made from.
    pub(super) seed: Seed,
}

impl Asked {
    pub(super) fn new(
        learner: Learner,
        question: StoredValue<Question>,
        item: &ItemRef,
        quiz: &ItemRef,
    ) -> Self {
        let (item, quiz) = (What::Item(item.clone()), What::Item(quiz.clone()));
        let now = Memo::new(move |_| {
            learner.progress.with(|progress| {
                question.with_value(|question| {
                    let now = standing(question, progress.about(&item), progress.about(&quiz));
                    Now {
                        tries: now.tries.len(),
                        left: now.left(question),
                        last: now.tries.last().map(|last| last.answer.clone()),
                        state: now.state,
                        changed: now.changed,
                    }
                })
            })
        });
        let seed = learner.seed();
        let before = now.with_untracked(|now| now.last.as_ref().map(|answer| answer.given.clone()));
        let given = before.unwrap_or_else(|| question.with_value(|question| empty(question, seed)));
        Self {
            given: RwSignal::new(given),
            now,
            hints: RwSignal::new(0),
            seed,
        }
    }

    /// The last try, as long as the fields still hold it: what is said of it then fits what is seen.
    pub(super) fn judged(self) -> Option<Answer> {
        let last = self.now.with(|now| now.last.clone())?;
        (self.now.with(Now::is_over) || self.given.with(|given| *given == last.given)).then_some(last)
    }

    /// Whether no more can be tried.
    pub(super) fn is_over(self) -> bool {
        self.now.with(Now::is_over)
    }

    /// The places of a question's options in the learner's order.
    pub(super) fn order<T>(self, question: &Question<T>, count: usize) -> Vec<usize> {
        options(&question.id, question.shuffle, count, self.seed)
    }
}

/// Fields in which nothing stands yet. Items to be ordered stand in an order that is not the right one.
fn empty(question: &Question, seed: Seed) -> Given {
    match &question.kind {
        Kind::Single { .. } | Kind::Multiple { .. } | Kind::TrueFalse { .. } => {
            Given::Chosen(Default::default())
        }
        Kind::ShortText(_) | Kind::Number { .. } | Kind::Reflection => Given::Text(String::new()),
        Kind::Matching { .. } => Given::Matched(Default::default()),
        Kind::Cloze { .. } => Given::Filled(Default::default()),
        Kind::Ordering { items, .. } => {
            let mut places = order(items.len(), seed.of(question.id.as_str(), 0));
            if places.is_sorted() {
                places.rotate_left(1);
            }
            Given::Ordered(
                places
                    .into_iter()
                    .filter_map(|place| items.get(place))
                    .map(|item| item.id.clone())
                    .collect(),
            )
        }
    }
}

/// Whether the fields hold an answer that can be scored.
pub(super) fn is_complete(question: &Question, given: &Given) -> bool {
    match (&question.kind, given) {
        (Kind::Matching { pairs, .. }, Given::Matched(matched)) => {
            pairs.iter().all(|pair| matched.contains_key(&pair.id))
        }
        (Kind::Cloze { gaps, .. }, Given::Filled(_)) => {
            gaps.iter().all(|gap| !given.filled(gap.id()).trim().is_empty())
        }
        (Kind::ShortText(_), Given::Text(text)) => !fold(text, decompose).is_empty(),
        _ => !given.is_empty(),
    }
}
