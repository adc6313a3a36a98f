//! The set of all records. Merging is union, so tabs, imports and devices cannot conflict.

use super::Record;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// A set of records in the order of (time, id).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    by_time: BTreeMap<(u64, Uuid), Arc<Record>>,
}

impl Records {
    /// The record with the latest time.
    pub fn newest(&self) -> Option<&Arc<Record>> {
        self.by_time.last_key_value().map(|(_, record)| record)
    }

    /// Adds a record. Of two that claim the same time and id, the greater one stays, whichever came first.
    pub fn insert(&mut self, record: Arc<Record>) {
        let key = (record.time, record.id);
        match self.by_time.get(&key) {
            Some(known) if *known >= record => {}
            _ => {
                self.by_time.insert(key, record);
            }
        }
    }

    /// Adds all records of another set.
    pub fn merge(&mut self, other: Self) {
        for record in other.by_time.into_values() {
            self.insert(record);
        }
    }

    /// The record that stands where another one claims to.
    pub fn beside(&self, other: &Record) -> Option<&Arc<Record>> {
        self.by_time.get(&(other.time, other.id))
    }

    /// All records, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Record>> {
        self.by_time.values()
    }

    /// The newest record.
    pub fn last(&self) -> Option<&Arc<Record>> {
        self.by_time.last_key_value().map(|(_, record)| record)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_time.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_time.is_empty()
    }
}

impl FromIterator<Record> for Records {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut set = Self::default();
        records
            .into_iter()
            .for_each(|record| set.insert(Arc::new(record)));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::super::{How, Outcome, What};
    use super::*;
    use proptest::prelude::*;

    /// Few times, ids and lessons, so that records clash.
    fn record() -> impl Strategy<Value = Record> {
        let outcome = prop_oneof![
            Just(Outcome::Done(How::EndReached)),
            Just(Outcome::Done(How::Marked)),
            Just(Outcome::NotDone)
        ];
        (0_u64..4, 0_u8..3, prop_oneof![Just("c/a"), Just("c/b")], outcome).prop_map(
            |(time, id, what, outcome)| {
                Record::new(
                    "site".parse().unwrap(),
                    time,
                    [id; 10],
                    what.parse::<What>().unwrap(),
                    outcome,
                )
            },
        )
    }

    fn records() -> impl Strategy<Value = Records> {
        prop::collection::vec(record(), 0..12).prop_map(|list| list.into_iter().collect())
    }

    fn merged(a: &Records, b: &Records) -> Records {
        let mut both = a.clone();
        both.merge(b.clone());
        both
    }

    proptest! {
        #[test]
        fn merge_is_commutative(a in records(), b in records()) {
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        }

        #[test]
        fn merge_is_associative(a in records(), b in records(), c in records()) {
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        }

        #[test]
        fn merge_is_idempotent_and_loses_nothing(a in records(), b in records()) {
            let both = merged(&a, &b);
            prop_assert_eq!(&merged(&both, &a), &both);
            prop_assert!(a.by_time.keys().chain(b.by_time.keys()).all(|key| both.by_time.contains_key(key)));
        }
    }
}
