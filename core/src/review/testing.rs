//! Facts to test with.

use crate::progress::{Answer, Outcome, Record, What};
use crate::quiz::{Given, Score};

/// Milliseconds in a day.
pub(super) const DAY: u64 = 86_400_000;

pub(super) fn about(item: &str, time: u64, outcome: Outcome) -> Record {
    let what: What = item.parse().unwrap();
    let mut random = [0_u8; 10];
    // Facts of one time need ids that differ, the same ones every time.
    let text = format!("{item} {outcome:?}");
    for (index, byte) in text.bytes().enumerate() {
        random[index % 10] = random[index % 10].wrapping_mul(31) ^ byte;
    }
    Record::new("s".parse().unwrap(), time, random, what, outcome)
}

pub(super) fn fact(time: u64, outcome: Outcome) -> Record {
    about("c/l#q", time, outcome)
}

pub(super) fn answered_about(item: &str, time: u64, score: u16, key: &str) -> Record {
    let answer = Answer {
        given: Given::Text("x".into()),
        score: Score(score),
        key: key.into(),
        confidence: None,
        hints: 0,
    };
    about(item, time, Outcome::Answered(answer))
}

pub(super) fn answered(time: u64, score: u16, key: &str) -> Record {
    answered_about("c/l#q", time, score, key)
}
