//! What the records add up to.

use super::{LessonRef, Outcome, Records};
use crate::contract::Course;
use std::collections::BTreeSet;

/// Which lessons are done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    done: BTreeSet<LessonRef>,
}

impl Progress {
    /// Folds the records of one site in (time, id) order: the last word on a lesson counts.
    pub fn of(records: &Records) -> Self {
        let mut done = BTreeSet::new();
        for record in records.iter() {
            match record.outcome {
                Outcome::Done(_) => done.insert(record.what.clone()),
                Outcome::NotDone => done.remove(&record.what),
            };
        }
        Self { done }
    }

    /// Whether a lesson is done.
    pub fn is_done(&self, lesson: &LessonRef) -> bool {
        self.done.contains(lesson)
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
    use super::super::{How, Record};
    use super::*;

    fn record(time: u64, lesson: &str, outcome: Outcome) -> Record {
        Record::new(
            "s".parse().unwrap(),
            time,
            [1; 10],
            lesson.parse().unwrap(),
            outcome,
        )
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
        assert!(progress.is_done(&"c/a".parse().unwrap()));
        assert!(!progress.is_done(&"c/b".parse().unwrap()));
    }
}
