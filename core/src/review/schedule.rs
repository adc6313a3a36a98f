//! When each question comes back.

use super::history::{History, history};
use super::{Day, Scope};
use crate::activity::Question;
use crate::contract::Lesson;
use crate::progress::{ItemRef, Progress, Recall, What};
use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};
use std::collections::BTreeMap;

/// How many days the forecast covers, today included.
pub const FORECAST_DAYS: i64 = 14;

/// The share of questions that a learner should still know when they come back.
const RETENTION: f32 = 0.9;

/// A question that comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The question.
    pub item: ItemRef,
    /// Digest of the answer key that was answered last, where one was.
    pub key: Option<String>,
    /// When it was last rated.
    pub last: Day,
    /// When it comes back.
    pub due: Day,
    /// After how many days nine of ten questions like this are still known.
    pub stability: f32,
}

impl Card {
    /// How urgent it is: days since it was last rated, in stabilities. In FSRS the chance that it is still known
    /// depends on nothing else, so the most urgent question is the one most likely forgotten.
    pub fn urgency(&self, today: Day) -> f32 {
        today.since(self.last) as f32 / self.stability
    }

    /// The question itself; none where the lesson no longer has it, or has another answer key for it.
    pub fn question<'l>(&self, lesson: &'l Lesson) -> Option<&'l Question> {
        let question = lesson.question(&self.item.item)?;
        let same = self.key.as_ref().is_none_or(|key| *key == question.key);
        (same && question.kind.is_graded()).then_some(question)
    }
}

/// All questions that come back, the first one due first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    cards: Vec<Card>,
}

impl Schedule {
    /// Folds what was kept. Clocks are `offset` minutes ahead of UTC.
    pub fn of(progress: &Progress, scope: Scope, offset: i32) -> Self {
        let fsrs = FSRS::default();
        let mut cards: Vec<Card> = progress
            .iter()
            .filter_map(|(what, facts)| match what {
                What::Item(item) => card(&fsrs, item, history(facts, scope, offset)?),
                _ => None,
            })
            .collect();
        cards.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.item.cmp(&b.item)));
        Self { cards }
    }

    /// Every question that comes back.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The questions that are due.
    pub fn due(&self, today: Day) -> &[Card] {
        let count = self.cards.partition_point(|card| card.due <= today);
        self.cards.split_at(count).0
    }

    /// The next day on which something becomes due that is not due yet.
    pub fn next(&self, today: Day) -> Option<Day> {
        self.cards.get(self.due(today).len()).map(|card| card.due)
    }

    /// How many questions come back on each of the coming [`FORECAST_DAYS`]; what is overdue counts for today.
    pub fn forecast(&self, today: Day) -> Vec<(Day, usize)> {
        let mut counts: BTreeMap<Day, usize> = (0..FORECAST_DAYS).map(|days| (today.plus(days), 0)).collect();
        for card in &self.cards {
            if let Some(count) = counts.get_mut(&card.due.max(today)) {
                *count += 1;
            }
        }
        counts.into_iter().collect()
    }
}

fn card(fsrs: &FSRS, item: &ItemRef, History { ratings, key }: History) -> Option<Card> {
    let (last, _) = *ratings.last()?;
    let mut before = last;
    let mut reviews = Vec::with_capacity(ratings.len());
    for (index, (day, recall)) in ratings.into_iter().enumerate() {
        reviews.push(FSRSReview {
            rating: grade(recall),
            delta_t: if index == 0 { 0 } else { day.since(before) },
        });
        before = day;
    }
    // The crate refuses only numbers that are none, which its own parameters do not lead to.
    let new = MemoryState {
        stability: 1.0,
        difficulty: 5.0,
    };
    let stability = fsrs
        .memory_state(FSRSItem { reviews }, None)
        .unwrap_or(new)
        .stability;
    let days = fsrs.next_interval(Some(stability), RETENTION, 0).round().max(1.0);
    Some(Card {
        item: item.clone(),
        key,
        last,
        // The crate's stabilities end at a hundred years; the cast saturates.
        due: last.plus(days as i64),
        stability,
    })
}

fn grade(recall: Recall) -> u32 {
    match recall {
        Recall::DidNot => 1,
        Recall::Knew => 3,
    }
}
