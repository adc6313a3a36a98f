//! What the records add up to.

use super::{LessonRef, Outcome, Record, Records, What};
use crate::contract::Course;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// All that counts of what was kept, by what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    about: BTreeMap<What, Vec<Arc<Record>>>,
    /// Records that count no more.
    taken_back: BTreeSet<Uuid>,
    /// Where and when the learner started again.
    resets: Vec<(What, u64)>,
    /// The place of the last record that was added.
    last: Option<(u64, Uuid)>,
}

impl Progress {
    /// Folds the records of one site in (time, id) order.
    pub fn of(records: &Records) -> Self {
        let mut progress = Self::default();
        for record in records.iter() {
            if let Outcome::TakenBack(id) = record.outcome {
                progress.taken_back.insert(id);
            }
        }
        for record in records.iter() {
            progress.count(record);
        }
        progress.last = records.last().map(|record| (record.time, record.id));
        progress
    }

    /// Adds one record without folding all the others again; `false` where they must be, because it
    /// is not the newest or takes another one back.
    pub fn add(&mut self, record: &Arc<Record>) -> bool {
        let place = (record.time, record.id);
        if matches!(record.outcome, Outcome::TakenBack(_)) || self.last.is_some_and(|last| last >= place) {
            return false;
        }
        self.count(record);
        self.last = Some(place);
        true
    }

    fn count(&mut self, record: &Arc<Record>) {
        match record.outcome {
            Outcome::TakenBack(_) => {}
            _ if self.taken_back.contains(&record.id) => {}
            Outcome::Reset => {
                for (_, facts) in self.about.iter_mut().filter(|(what, _)| record.what.holds(what)) {
                    facts.retain(|fact| fact.outcome.is_own_words());
                }
                self.about.retain(|_, facts| !facts.is_empty());
                self.resets.push((record.what.clone(), record.time));
            }
            _ => self
                .about
                .entry(record.what.clone())
                .or_default()
                .push(Arc::clone(record)),
        }
    }

    /// What was started again, and when.
    pub(super) fn resets(&self) -> impl Iterator<Item = (&What, u64)> {
        self.resets.iter().map(|(what, time)| (what, *time))
    }

    /// The facts about one thing, the oldest first.
    pub fn about(&self, what: &What) -> &[Arc<Record>] {
        self.about.get(what).map_or(&[], Vec::as_slice)
    }

    /// Everything that counts, by what it is about; the items of a lesson stand together.
    pub fn iter(&self) -> impl Iterator<Item = (&What, &[Arc<Record>])> {
        self.about.iter().map(|(what, facts)| (what, facts.as_slice()))
    }

    /// The newest fact about one thing that `choose` knows.
    pub fn latest<'p, T>(&'p self, what: &What, choose: impl Fn(&'p Outcome) -> Option<T>) -> Option<T> {
        self.about(what)
            .iter()
            .rev()
            .find_map(|fact| choose(&fact.outcome))
    }

    /// Whether a lesson is done: the last word counts.
    pub fn is_done(&self, lesson: &LessonRef) -> bool {
        self.done_at(lesson).is_some()
    }

    /// Since when a lesson is done, in milliseconds since 1970 UTC.
    pub fn done_at(&self, lesson: &LessonRef) -> Option<u64> {
        let what = What::Lesson(lesson.clone());
        let mut words = self.about(&what).iter().rev();
        words.find_map(|fact| match fact.outcome {
            Outcome::Done(_) => Some(Some(fact.time)),
            Outcome::NotDone => Some(None),
            _ => None,
        })?
    }

    /// How many lessons of a course are done. Lessons that left the course do not count.
    pub fn done_in(&self, course: &Course) -> usize {
        let is_done = |id: &crate::Id| {
            self.is_done(&LessonRef {
                course: course.id.clone(),
                lesson: id.clone(),
            })
        };
        course.lessons().filter(|lesson| is_done(&lesson.id)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{How, Note};
    use super::*;
    use crate::quiz::Given;
    use proptest::prelude::*;

    fn record(time: u64, what: &str, outcome: Outcome) -> Record {
        let what: What = what.parse().unwrap();
        Record::new("s".parse().unwrap(), time, [1; 10], what, outcome)
    }

    #[test]
    fn the_last_word_counts_whatever_order_records_arrive_in() {
        let facts = [
            record(3, "c/a", Outcome::Done(How::Marked)),
            record(1, "c/a", Outcome::Done(How::EndReached)),
            record(2, "c/a", Outcome::NotDone),
            record(4, "c/b", Outcome::NotDone),
        ];
        let progress = Progress::of(&facts.into_iter().collect());
        assert_eq!(progress.done_at(&"c/a".parse().unwrap()), Some(3));
        assert!(!progress.is_done(&"c/b".parse().unwrap()));
    }

    #[test]
    fn a_reset_spares_own_words_and_can_be_taken_back() {
        let reset = record(5, "c", Outcome::Reset);
        let facts = vec![
            record(1, "c/a", Outcome::Done(How::Marked)),
            record(2, "c/a#q", Outcome::GaveUp),
            record(3, "c/a#r", Outcome::Reflected(Given::Text("mine".into()))),
            record(4, "d/a", Outcome::Done(How::Marked)),
            reset.clone(),
        ];
        let progress = Progress::of(&facts.iter().cloned().collect());
        let left: Vec<String> = progress.iter().map(|(what, _)| what.to_string()).collect();
        assert_eq!(left, ["d/a", "c/a#r"]);
        let undone = facts
            .into_iter()
            .chain([record(6, "c", Outcome::TakenBack(reset.id))]);
        let progress = Progress::of(&undone.collect());
        assert!(progress.is_done(&"c/a".parse().unwrap()));
        assert_eq!(progress.iter().count(), 4);
    }

    fn outcome() -> impl Strategy<Value = Outcome> {
        prop_oneof![
            4 => Just(Outcome::Done(How::Marked)),
            2 => Just(Outcome::NotDone),
            2 => Just(Outcome::Noted(Note { id: Uuid::nil(), anchor: Default::default(), text: "n".into() })),
            1 => Just(Outcome::Reset),
            1 => (0_u64..30).prop_map(|time| Outcome::TakenBack(record(time, "c/a", Outcome::NotDone).id)),
        ]
    }

    proptest! {
        #[test]
        fn adding_one_by_one_gives_what_folding_all_gives(
            facts in prop::collection::vec((0_u64..30, prop_oneof![Just("c/a"), Just("c/b"), Just("c"), Just("*")], outcome()), 0..25)
        ) {
            let mut records = Records::default();
            let mut progress = Progress::default();
            for (time, what, outcome) in facts {
                let record = Arc::new(record(time, what, outcome));
                records.insert(Arc::clone(&record));
                if !progress.add(&record) {
                    progress = Progress::of(&records);
                }
            }
            prop_assert_eq!(progress, Progress::of(&records));
        }
    }
}
