//! Starting again: which resets stand, and what one would take away.

use super::{Outcome, Place, Progress, Record, Records, What};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// The resets that stand, the newest first. Each can be taken back by its id.
pub fn resets(records: &Records) -> Vec<Arc<Record>> {
    let mut taken_back: BTreeSet<Uuid> = BTreeSet::new();
    let mut standing = Vec::new();
    for record in records.iter() {
        match record.outcome {
            Outcome::TakenBack(id) => {
                taken_back.insert(id);
            }
            Outcome::Reset => standing.push(Arc::clone(record)),
            _ => {}
        }
    }
    standing.retain(|reset| !taken_back.contains(&reset.id));
    standing.reverse();
    standing
}

impl Progress {
    /// Whether a reset of that place would take anything away.
    pub fn has_to_reset(&self, place: &What) -> bool {
        let counts = |facts: &[Arc<Record>]| facts.iter().any(|fact| !fact.outcome.is_own_words());
        self.iter()
            .any(|(what, facts)| place.holds(what) && counts(facts))
    }

    /// Whether the learner started again since they stopped there.
    pub fn is_reset_since(&self, place: &Place) -> bool {
        let lesson = What::Lesson(place.lesson.clone());
        self.resets()
            .any(|(what, time)| time >= place.time && what.holds(&lesson))
    }
}

#[cfg(test)]
mod tests {
    use super::super::How;
    use super::*;
    use crate::quiz::Given;

    fn record(time: u64, what: &str, outcome: Outcome) -> Record {
        let what: What = what.parse().unwrap();
        Record::new("s".parse().unwrap(), time, [1; 10], what, outcome)
    }

    #[test]
    fn resets_stand_until_they_are_taken_back() {
        let (first, second) = (record(2, "c", Outcome::Reset), record(3, "*", Outcome::Reset));
        let mut records: Records = [first.clone(), second.clone()].into_iter().collect();
        let standing = |records: &Records| resets(records).iter().map(|r| r.id).collect::<Vec<_>>();
        assert_eq!(standing(&records), [second.id, first.id]);
        records.insert(Arc::new(record(4, "*", Outcome::TakenBack(second.id))));
        assert_eq!(standing(&records), [first.id]);
    }

    #[test]
    fn own_words_are_nothing_to_reset() {
        let words = record(1, "c/a#r", Outcome::Reflected(Given::Text("mine".into())));
        let done = record(2, "c/b", Outcome::Done(How::Marked));
        let progress = Progress::of(&[words, done].into_iter().collect());
        for (place, has) in [
            ("*", true),
            ("c", true),
            ("c/b", true),
            ("c/a", false),
            ("d", false),
        ] {
            assert_eq!(progress.has_to_reset(&place.parse().unwrap()), has, "{place}");
        }
    }

    #[test]
    fn nobody_is_led_on_to_where_they_started_again() {
        let place = Place {
            lesson: "c/a".parse().unwrap(),
            block: None,
            time: 5,
        };
        let reset = record(6, "c", Outcome::Reset);
        let mut records: Records = [reset.clone()].into_iter().collect();
        assert!(Progress::of(&records).is_reset_since(&place));
        let later = Place {
            time: 7,
            ..place.clone()
        };
        assert!(!Progress::of(&records).is_reset_since(&later));
        records.insert(Arc::new(record(8, "c", Outcome::TakenBack(reset.id))));
        assert!(!Progress::of(&records).is_reset_since(&place));
    }
}
