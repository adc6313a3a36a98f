//! A passport carries everything over, whatever stands in it and whoever it meets.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test says what is wrong by failing"
)]

use leerkring_core::Id;
use leerkring_core::passport::{Arriving, Contents, Kind, Passport};
use leerkring_core::progress::{Again, Anchor, Answer, How, Note, Outcome, Place, Record, Records, What};
use leerkring_core::quiz::{Given, Score};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

fn site() -> Id {
    "leerkring".parse().unwrap()
}

fn record(time: u64, random: u8, what: &str, outcome: Outcome) -> Record {
    let what: What = what.parse().unwrap();
    Record::new(site(), time, [random; 10], what, outcome)
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Done(How::Marked)),
        Just(Outcome::NotDone),
        Just(Outcome::GaveUp),
        Just(Outcome::Again(Again::Wrong)),
        Just(Outcome::Reset),
        Just(Outcome::Bookmarked(Some("a.1".into()))),
        any::<u128>().prop_map(|id| Outcome::TakenBack(Uuid::from_u128(id))),
        any::<String>().prop_map(|text| Outcome::Reflected(Given::Text(text))),
        any::<String>().prop_map(|text| Outcome::Noted(Note {
            id: Uuid::nil(),
            anchor: Default::default(),
            text
        })),
        (any::<String>(), 0_u16..=1000, any::<Option<u8>>()).prop_map(|(text, score, confidence)| {
            Outcome::Answered(Answer {
                given: Given::Text(text),
                score: Score(score),
                key: "k".into(),
                confidence,
                hints: 1,
            })
        }),
    ]
}

fn records() -> impl Strategy<Value = Records> {
    let place = prop_oneof![Just("*"), Just("c"), Just("c/a"), Just("gone/b"), Just("c/a#q")];
    let one = (0_u64..40, 0_u8..3, place, outcome())
        .prop_map(|(time, random, what, outcome)| record(time, random, what, outcome));
    prop::collection::vec(one, 0..30).prop_map(|list| list.into_iter().collect())
}

fn contents(records: &Records, unreadable: Vec<String>, drafts: BTreeMap<String, String>) -> Contents {
    Contents {
        person: None,
        site: site(),
        exported: 1_790_000_000_000,
        records: records.iter().cloned().collect(),
        unreadable,
        places: vec![Place {
            lesson: "c/a".parse().unwrap(),
            block: Some("x.1".into()),
            time: 7,
        }],
        drafts,
        settings: Some("{\"theme\":\"dark\"}".into()),
    }
}

fn arrive(text: &str, here: &Records, unreadable: &BTreeSet<String>) -> Arriving {
    let passport = Passport::open(text.as_bytes(), &site()).unwrap();
    let mut arriving = Arriving::new(site());
    for entry in passport.entries() {
        arriving.take(&entry, here, unreadable);
    }
    arriving.take_rest(&passport, &BTreeMap::new(), &BTreeMap::new(), &Records::default());
    arriving
}

/// Texts that no version reads.
fn junk() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_map(|text| format!("?{text}")),
        (3_u64..9).prop_map(|version| format!("{{\"version\":{version},\"shape\":\"unknown\"}}")),
    ]
}

proptest! {
    #[test]
    fn what_is_exported_is_what_is_imported(
        all in records(),
        unreadable in prop::collection::btree_set(junk(), 0..5),
        drafts in prop::collection::btree_map(any::<String>(), any::<String>(), 0..4),
    ) {
        let contents = contents(&all, unreadable.iter().cloned().collect(), drafts.clone());
        let text: String = contents.pieces().collect();
        let arriving = arrive(&text, &Records::default(), &BTreeSet::new());
        prop_assert_eq!(arriving.records().iter().map(|r| (**r).clone()).collect::<Records>(), all.clone());
        prop_assert_eq!(&arriving.unreadable, &unreadable);
        prop_assert_eq!(&arriving.drafts, &drafts);
        prop_assert_eq!(&arriving.places, &contents.places);
        prop_assert_eq!(&arriving.settings, &contents.settings);
        prop_assert_eq!(arriving.preview.new_facts(), all.len());
        // A second time there is nothing new in it.
        let again = arrive(&text, &all, &unreadable);
        prop_assert_eq!(again.preview.known_facts(), all.len());
        prop_assert!(again.records().is_empty() && again.unreadable.is_empty());
    }

    #[test]
    fn merging_loses_nothing_of_either(here in records(), there in records()) {
        let text: String = contents(&there, Vec::new(), BTreeMap::new()).pieces().collect();
        let arriving = arrive(&text, &here, &BTreeSet::new());
        let mut both = here.clone();
        arriving.records().into_iter().for_each(|record| both.insert(record));
        // What was here stands as it did.
        prop_assert!(here.iter().all(|record| both.beside(record) == Some(record)));
        // What came is here too, or contradicts what is, and is kept as a text.
        for record in there.iter() {
            let kept = arriving.unreadable.contains(&serde_json::to_string(&**record).unwrap());
            prop_assert!(both.beside(record) == Some(record) || kept);
        }
        prop_assert_eq!(
            arriving.preview.new_facts() + arriving.preview.known_facts() + arriving.preview.damaged,
            there.len()
        );
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Passport::open(&bytes, &site());
    }
}

#[test]
fn one_bad_record_costs_no_other() {
    let good = record(5, 1, "c/a", Outcome::Done(How::Marked));
    let other = Record {
        site: "there".parse().unwrap(),
        ..good.clone()
    };
    let forged = Record {
        time: 6,
        ..good.clone()
    };
    let json = |record: &Record| serde_json::to_string(record).unwrap();
    let list = [
        json(&good),
        json(&good),
        "{\"version\":1}".into(),
        "null".into(),
        "{\"version\":7}".into(),
        json(&other),
        json(&forged),
    ];
    let text = format!(
        "{{\"format\":\"leerkring-passport\",\"version\":1,\"site\":\"leerkring\",\"records\":[{}],\"unreadable\":[7]}}",
        list.join(",")
    );
    let arriving = arrive(&text, &Records::default(), &BTreeSet::new());
    let lessons = arriving.preview.kinds[&Kind::Lessons];
    assert_eq!((lessons.new, lessons.known), (1, 1));
    let preview = &arriving.preview;
    assert_eq!((preview.damaged, preview.newer, preview.other_site), (4, 1, 1));
    assert_eq!(arriving.unreadable.len(), 6);
    assert_eq!(arriving.records(), [Arc::new(good)]);
}

#[test]
fn words_on_both_sides_follow_each_other() {
    let here = BTreeMap::from([("note:a".to_owned(), "mine".to_owned())]);
    for (theirs, both) in [("yours", Some("mine\n\nyours")), ("mine", None), ("min", None)] {
        let drafts = BTreeMap::from([("note:a".to_owned(), theirs.to_owned())]);
        let text: String = contents(&Records::default(), Vec::new(), drafts)
            .pieces()
            .collect();
        let passport = Passport::open(text.as_bytes(), &site()).unwrap();
        let mut arriving = Arriving::new(site());
        let later = Place {
            lesson: "c/b".parse().unwrap(),
            block: None,
            time: 8,
        };
        arriving.take_rest(
            &passport,
            &BTreeMap::from([("c".parse().unwrap(), later)]),
            &here,
            &Records::default(),
        );
        assert_eq!(arriving.drafts.get("note:a").map(String::as_str), both);
        assert!(arriving.places.is_empty());
    }
}

#[test]
fn a_draft_does_not_come_back_over_what_replaced_it() {
    let (about, id) = ("note:00000000-0000-0000-0000-000000000000", uuid::Uuid::nil());
    let note = |time, text: &str| {
        let note = Note {
            id,
            anchor: Anchor::default(),
            text: text.to_owned(),
        };
        let what: What = "c/l".parse().unwrap();
        Arc::new(Record::new(site(), time, [1; 10], what, Outcome::Noted(note)))
    };
    let mut here = Records::default();
    here.insert(note(1, "first"));
    here.insert(note(2, "second"));
    let brought = |about: &str, words: &str, here: &Records| {
        let drafts = BTreeMap::from([(about.to_owned(), words.to_owned())]);
        let text: String = contents(&Records::default(), Vec::new(), drafts)
            .pieces()
            .collect();
        let passport = Passport::open(text.as_bytes(), &site()).unwrap();
        let mut arriving = Arriving::new(site());
        let name = BTreeMap::from([("certificate-name".to_owned(), "Ada".to_owned())]);
        arriving.take_rest(&passport, &BTreeMap::new(), &name, here);
        arriving.drafts.remove(about)
    };
    assert_eq!(brought(about, "=first", &here), None);
    assert_eq!(brought(about, "=second", &here), None);
    assert_eq!(
        brought(about, "=third", &here).as_deref(),
        Some("=second\n\nthird")
    );
    assert_eq!(
        brought(about, "=third", &Records::default()).as_deref(),
        Some("=third")
    );
    assert_eq!(brought("certificate-name", "A. L.", &here), None);
}
