//! What a learner did, gathered from records: nothing lost, nothing counted twice, and fast enough.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use leerkring_core::Id;
use leerkring_core::activity::reflection_key;
use leerkring_core::contract::Course;
use leerkring_core::json::FromJson;
use leerkring_core::learning::{Clock, CourseFacts, InCourse, Learning};
use leerkring_core::progress::{Answer, How, Outcome, Progress, Record, Records, What};
use leerkring_core::quiz::{Given, Score};
use proptest::prelude::*;
use std::time::Instant;

const WEEK: u64 = 7 * 86_400_000;
/// Sunday 22 November 2026, noon UTC.
const NOW: u64 = 1_795_348_800_000;
const CLOCK: Clock = Clock { now: NOW, offset: 60 };

fn record(time: u64, what: &str, outcome: Outcome) -> Record {
    let what: What = what.parse().unwrap();
    Record::new("s".parse().unwrap(), time, [1; 10], what, outcome)
}

fn answered(score: u16, confidence: Option<u8>, key: &str) -> Outcome {
    Outcome::Answered(Answer {
        given: Given::Text("x".into()),
        score: Score(score),
        key: key.into(),
        confidence,
        hints: 0,
    })
}

fn course() -> Course {
    let card = |id: &str, minutes: u32| serde_json::json!({"id": id, "title": id.to_uppercase(), "minutes": minutes, "lang": "en"});
    Course::from_json(&serde_json::json!({
        "id": "c", "lang": "en", "languages": ["en"], "kind": "mooc", "title": "C", "summary": "", "themes": [],
        "minutes": 40, "intro": "", "attribution": {"title": "C", "authors": [], "source": "",
        "licence": {"id": "CC0-1.0", "name": "CC0", "url": ""}},
        "modules": [{"id": "m", "title": "M", "lessons": [card("a", 5), card("b", 7)]}]
    }))
    .unwrap()
}

fn learning(facts: Vec<Record>) -> Learning {
    Learning::of(&Progress::of(&facts.into_iter().collect()), CLOCK)
}

fn of<'l>(learning: &'l Learning, course: &str) -> &'l CourseFacts {
    &learning.courses[&course.parse::<Id>().unwrap()]
}

#[test]
fn a_course_is_held_against_what_was_done() {
    let learning = learning(vec![
        record(NOW - 2 * WEEK, "c/a", Outcome::Done(How::Marked)),
        record(NOW - 3, "c/a#q", answered(500, Some(60), "k")),
        record(NOW - 2, "c/a#q", answered(250, Some(80), "k")),
        record(NOW - 1, "c/a#r", answered(1000, Some(100), "k")),
        record(NOW, "c/a#words", answered(1000, Some(100), &reflection_key())),
        record(5, "c/left", Outcome::Done(How::EndReached)),
        record(6, "gone/x", Outcome::Done(How::EndReached)),
    ]);
    let now = InCourse::of(&course(), of(&learning, "c"));
    assert_eq!((now.done, now.all, now.minutes), (1, 2, 5));
    assert!(!now.is_finished());
    let lines: Vec<_> = now
        .lines
        .iter()
        .map(|line| (line.id.as_str(), line.title.is_some(), line.done))
        .collect();
    assert_eq!(
        lines,
        [
            ("a", true, Some(NOW - 2 * WEEK)),
            ("b", true, None),
            ("left", false, Some(5))
        ]
    );
    // (500 + 1000) ÷ 2; the reflection is not graded.
    assert_eq!(
        (now.tally.answered, now.tally.solved, now.tally.percent()),
        (2, 1, Some(75))
    );
    let sure: Vec<_> = learning
        .sure()
        .iter()
        .map(|one| (one.confidence, one.score.0))
        .collect();
    assert_eq!(sure, [(60, 500), (80, 250), (100, 1000)]);
    assert_eq!(of(&learning, "gone").facts, 1);
    assert_eq!(learning.done(), 3);
    let weeks: Vec<usize> = learning.weeks.iter().map(|week| week.facts).collect();
    assert_eq!(weeks, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 4]);
}

#[test]
fn a_finished_course_takes_what_it_says_itself() {
    let done = |time, what| record(time, what, Outcome::Done(How::Marked));
    let learning = learning(vec![done(7, "c/a"), done(3, "c/b"), done(1, "c/left")]);
    let now = InCourse::of(&course(), of(&learning, "c"));
    assert!(now.is_finished());
    assert_eq!((now.minutes, now.span()), (40, Some((3, 7))));
    assert_eq!(now.tally.percent(), None);
    let empty = Course {
        modules: Vec::new(),
        ..course()
    };
    assert!(!InCourse::of(&empty, &CourseFacts::default()).is_finished());
}

fn some_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Done(How::Marked)),
        Just(Outcome::NotDone),
        Just(Outcome::GaveUp),
        (0_u16..1100, prop::option::of(0_u8..110)).prop_map(|(score, sure)| answered(score, sure, "k")),
    ]
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_counts_twice(
        facts in prop::collection::vec(
            (0_u64..20, prop_oneof![Just("c/a"), Just("c/b"), Just("c/a#q"), Just("c/b#q"), Just("d/a#q"), Just("d")], some_outcome()),
            0..40,
        )
    ) {
        let records: Records = facts.into_iter().map(|(ago, what, outcome)| record(NOW - ago * WEEK, what, outcome)).collect();
        let progress = Progress::of(&records);
        let learning = Learning::of(&progress, CLOCK);
        let counted: usize = learning.courses.values().map(|course| course.facts).sum();
        prop_assert_eq!(counted, records.len());
        let recent = records.iter().filter(|fact| fact.time > NOW - 12 * WEEK).count();
        prop_assert_eq!(learning.weeks.iter().map(|week| week.facts).sum::<usize>(), recent);
        for (course, facts) in &learning.courses {
            for (lesson, facts) in &facts.lessons {
                let what = format!("{course}/{lesson}").parse().unwrap();
                prop_assert_eq!(facts.done, progress.done_at(&what));
                prop_assert!(facts.tally.solved <= facts.tally.answered);
                prop_assert_eq!(facts.tally.percent() == Some(100), facts.tally.answered > 0 && facts.tally.solved == facts.tally.answered);
            }
        }
        prop_assert!(learning.sure().is_sorted_by_key(|one| one.time));
    }
}

#[test]
fn ten_thousand_records_are_gathered_in_no_time() {
    let facts = (0..10_000_u64).map(|n| {
        let lesson = format!("course-{}/lesson-{}", n % 7, n % 350);
        let time = NOW - n * 3_600_000;
        match n % 10 {
            0 => record(time, &lesson, Outcome::Done(How::EndReached)),
            _ => record(
                time,
                &format!("{lesson}#question-{}", n % 11),
                answered(if n % 3 == 0 { 0 } else { 1000 }, Some(60), "k"),
            ),
        }
    });
    let progress = Progress::of(&facts.collect());
    let start = Instant::now();
    let learning = Learning::of(&progress, CLOCK);
    let took = start.elapsed();
    println!("10,000 records: {took:?}");
    assert_eq!(
        learning
            .courses
            .values()
            .map(|course| course.facts)
            .sum::<usize>(),
        10_000
    );
    assert!(took.as_millis() < 200, "{took:?}");
}
