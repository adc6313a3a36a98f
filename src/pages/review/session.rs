//! A session under way: the cards one by one, and what was said of them.

use crate::api::{Cache, Failure, get};
use crate::browser::now;
use crate::route::{Links, lesson_json};
use crate::state::{Learner, Plan, Saving};
use leerkring_core::activity::Question;
use leerkring_core::contract::Lesson;
use leerkring_core::progress::{ItemRef, Outcome, Recall};
use leerkring_core::review::{Card, is_over, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the session shows.
#[derive(Clone)]
pub enum Showing {
    /// There is no session.
    Nothing,
    /// The next card is on its way.
    Fetching,
    /// It did not come.
    Failed,
    /// A question, and the lesson it comes from.
    Asking(Arc<Question>, Arc<Lesson>),
    /// The session is over.
    Over,
}

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It has not started.
    Before,
    /// It is under way.
    During,
    /// It is over.
    After,
}

impl Showing {
    /// How far the session is.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Nothing => Stage::Before,
            Self::Fetching | Self::Failed | Self::Asking(..) => Stage::During,
            Self::Over => Stage::After,
        }
    }
}

/// What came of a session so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many questions were known.
    pub knew: usize,
    /// How many were not.
    pub did_not: usize,
    /// Questions that the course no longer has.
    pub gone: Vec<ItemRef>,
}

/// A session of review; the page has one, and may start it again.
#[derive(Clone, Copy)]
pub struct Session {
    /// What is shown now.
    pub showing: RwSignal<Showing>,
    /// Place of the present card among [`Session::cards`].
    pub place: RwSignal<usize>,
    /// The cards of this session.
    pub cards: RwSignal<Vec<Card>>,
    /// What came of it.
    pub result: RwSignal<Tally>,
    /// How the saving of the last rating stands.
    pub saving: RwSignal<Saving>,
    /// When it started, in milliseconds since 1970 UTC.
    start: StoredValue<u64>,
    learner: Learner,
    ways: StoredValue<(Links, Cache)>,
}

impl Session {
    /// A session that has not started.
    pub fn new(learner: Learner, links: Links, cache: Cache) -> Self {
        Self {
            showing: RwSignal::new(Showing::Nothing),
            place: RwSignal::new(0),
            cards: RwSignal::default(),
            result: RwSignal::default(),
            saving: RwSignal::new(Saving::Idle),
            start: StoredValue::new(0),
            learner,
            ways: StoredValue::new((links, cache)),
        }
    }

    /// Starts with what is due.
    pub fn start(self, plan: &Plan) {
        self.cards.set(session(&plan.schedule, plan.today));
        self.place.set(0);
        self.result.set(Tally::default());
        self.saving.set(Saving::Idle);
        self.start.set_value(now());
        self.show();
    }

    /// Shows the present card, or the first one after it that still exists.
    pub fn show(self) {
        self.showing.set(Showing::Fetching);
        spawn_local(async move {
            // The page may be left at any moment; then nobody waits for the card.
            while let Some((card, (links, cache))) = self.present().zip(self.ways.try_get_value()) {
                let endpoint = lesson_json(&links.lang, &card.item.lesson);
                let next = match get(&endpoint, &links, &cache).await {
                    Ok(lesson) => card
                        .question(&lesson)
                        .map(|question| Showing::Asking(Arc::new(question.clone()), Arc::clone(&lesson))),
                    Err(Failure::NotFound) => None,
                    Err(Failure::Offline | Failure::Fault) => Some(Showing::Failed),
                };
                match next {
                    Some(next) => {
                        self.showing.try_set(next);
                        return self.prepare().await;
                    }
                    None => {
                        self.result.try_update(|result| result.gone.push(card.item));
                        self.place.try_update(|place| *place += 1);
                    }
                }
            }
            self.showing.try_set(Showing::Over);
        });
    }

    /// Fetches the lesson of the card after the present one, so that it is there when it is wanted.
    async fn prepare(self) {
        let next = self.place.try_get_untracked().map(|place| place + 1);
        let card = next.and_then(|next| {
            self.cards
                .try_with_untracked(|cards| cards.get(next).cloned())
                .flatten()
        });
        if let Some((card, (links, cache))) = card.zip(self.ways.try_get_value()) {
            // Where it does not come now, it is asked for again in its turn.
            let _ = get(&lesson_json(&links.lang, &card.item.lesson), &links, &cache).await;
        }
    }

    fn present(self) -> Option<Card> {
        let place = self.place.try_get_untracked()?;
        self.cards
            .try_with_untracked(|cards| cards.get(place).cloned())
            .flatten()
    }

    /// Keeps what the learner said of the present card, and goes on as long as there is time.
    pub fn rate(self, recall: Recall) {
        let Some(card) = self.present() else { return };
        self.learner
            .record(card.item, Outcome::Reviewed(recall), self.saving);
        self.result.update(|result| match recall {
            Recall::Knew => result.knew += 1,
            Recall::DidNot => result.did_not += 1,
        });
        if is_over(self.start.get_value(), now()) {
            self.showing.set(Showing::Over);
        } else {
            self.skip();
        }
    }

    /// Goes on without saying anything of the present card.
    pub fn skip(self) {
        self.place.update(|place| *place += 1);
        self.show();
    }

    /// Takes questions that the course no longer has out of review.
    pub fn forget_gone(self) {
        for item in self.result.with_untracked(|result| result.gone.clone()) {
            self.learner.record(item, Outcome::Reset, self.saving);
        }
        self.result.update(|result| result.gone.clear());
    }

    /// Place of the present card and the number of all, without those that the course no longer has.
    pub fn position(self) -> (usize, usize) {
        let gone = self.result.with(|result| result.gone.len());
        let all = self.cards.with(Vec::len);
        (
            (self.place.get() + 1).saturating_sub(gone),
            all.saturating_sub(gone),
        )
    }
}
