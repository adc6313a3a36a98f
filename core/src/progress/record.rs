//! One fact of a learner's progress, appended and never changed.

use super::{Outcome, What};
use crate::Id;
use crate::json::{FromJson, from_json, parse};
use serde::Serialize;
use uuid::{Builder, Uuid};

/// The version this code writes. Reading accepts it and every earlier one.
pub const RECORD_VERSION: u32 = 2;

/// One fact of a learner's progress.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Record {
    /// Milliseconds since 1970 UTC. First, so that records sort by time.
    pub time: u64,
    /// `UUIDv7` of the same time (RFC 9562).
    pub id: Uuid,
    /// [`RECORD_VERSION`] when it was written.
    pub version: u32,
    /// The site it belongs to.
    pub site: Id,
    /// What it is about.
    pub what: What,
    /// What came of it.
    pub outcome: Outcome,
}

impl Record {
    /// A new record. `random` must be fresh for each call.
    pub fn new(site: Id, time: u64, random: [u8; 10], what: impl Into<What>, outcome: Outcome) -> Self {
        let id = Builder::from_unix_timestamp_millis(time, &random).into_uuid();
        Self {
            time,
            id,
            version: RECORD_VERSION,
            site,
            what: what.into(),
            outcome,
        }
    }

    /// Whether the time in the id is the time of the record, as in every record that this code made.
    pub fn is_of_its_time(&self) -> bool {
        self.id.as_u128() >> 80 == u128::from(self.time)
    }
}

/// A stored value, read with care: whatever it holds, nothing is thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "each is moved to its place as soon as it is read"
)]
pub enum Reading {
    /// A record this version understands.
    Known(Record),
    /// Written by a newer version.
    Newer,
    /// Not a record of this or any earlier version.
    Damaged,
}

impl Reading {
    /// Sorts a value out by its `version`, then by whether it could be `parsed` whole.
    pub fn new(version: Option<u64>, parsed: Option<Record>) -> Self {
        match (version, parsed) {
            (Some(version), _) if version > u64::from(RECORD_VERSION) => Self::Newer,
            (Some(1..), Some(record)) => Self::Known(record),
            _ => Self::Damaged,
        }
    }

    /// Reads the JSON text of a record.
    pub fn parse(json: &str) -> Self {
        let Some(value) = parse(json) else {
            return Self::Damaged;
        };
        let version = value.get("version").and_then(serde_json::Value::as_u64);
        Self::new(version, Record::from_json(&value))
    }
}

from_json!(Record {
    time,
    id,
    version,
    site,
    what,
    outcome
});

#[cfg(test)]
mod tests {
    use super::super::How;
    use super::*;

    const STORED: &str = r#"{"time":1790000000000,"id":"01a0c45a-7600-7000-8000-000000000000","version":1,"site":"leerkring","what":"beyond-the-hype/the-ecosystem","outcome":{"done":"end-reached"}}"#;

    #[test]
    fn the_stored_form_of_version_1_stays_readable() {
        let Reading::Known(record) = Reading::parse(STORED) else {
            panic!("not read")
        };
        assert_eq!(record.what.to_string(), "beyond-the-hype/the-ecosystem");
        assert_eq!(record.outcome, Outcome::Done(How::EndReached));
        assert_eq!(serde_json::to_string(&record).unwrap(), STORED);
    }

    #[test]
    fn newer_and_damaged_values_are_told_apart() {
        assert_eq!(
            Reading::parse(&STORED.replace("\"version\":1", "\"version\":3")),
            Reading::Newer
        );
        assert_eq!(
            Reading::parse(r#"{"version":9,"shape":"unknown"}"#),
            Reading::Newer
        );
        for whole in ["reset", "not-done", "gave-up", "not-bookmarked"] {
            let with = STORED.replace(
                r#"{"done":"end-reached"}"#,
                &format!(r#"{{"{whole}":{{"only":"x"}}}}"#),
            );
            assert_eq!(Reading::parse(&with), Reading::Damaged, "{with}");
        }
        for damaged in [
            "",
            "null",
            "[]",
            "{}",
            "\"x\"",
            r#"{"version":1}"#,
            r#"{"version":0}"#,
            r#"{"version":-1}"#,
        ] {
            assert_eq!(Reading::parse(damaged), Reading::Damaged, "{damaged}");
        }
        assert_eq!(
            Reading::parse(&STORED.replace("beyond-the-hype/", "../")),
            Reading::Damaged
        );
    }

    #[test]
    fn ids_carry_their_time() {
        let record = Record::new(
            "s".parse().unwrap(),
            1_790_000_000_000,
            [7; 10],
            "a/b".parse::<What>().unwrap(),
            Outcome::NotDone,
        );
        assert_eq!(record.id.get_version_num(), 7);
        let (seconds, nanos) = record.id.get_timestamp().unwrap().to_unix();
        assert_eq!(seconds * 1000 + u64::from(nanos) / 1_000_000, 1_790_000_000_000);
    }
}
