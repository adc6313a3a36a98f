//! What answers score: examples worked out by hand for every type, and laws that hold for all answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use leerkring_core::Id;
use leerkring_core::activity::{Accepted, AcceptedNumber, Blank, Choice, Gap, Happened, Item, Kind, Pair};
use leerkring_core::quiz::{Given, Score, score, score_forecast};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn decompose(text: &str) -> String {
    text.nfkd().collect::<String>().to_lowercase()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn choice(name: &str, right: bool, credit: u16) -> Choice<String> {
    Choice {
        id: id(name),
        text: name.into(),
        right,
        credit: Score(credit),
        chosen: None,
        not_chosen: None,
    }
}

fn accepted(name: &str, text: &str, credit: u16) -> Accepted<String> {
    Accepted {
        id: id(name),
        text: text.into(),
        credit: Score(credit),
        chosen: None,
    }
}

fn item(name: &str) -> Item<String> {
    Item {
        id: id(name),
        text: name.into(),
    }
}

fn chosen(names: &[&str]) -> Given {
    Given::Chosen(names.iter().map(|name| id(name)).collect())
}

fn pairs(pairs: &[(&str, &str)]) -> Given {
    Given::Matched(pairs.iter().map(|(a, b)| (id(a), id(b))).collect())
}

fn filled(gaps: &[(&str, &str)]) -> Given {
    Given::Filled(
        gaps.iter()
            .map(|(gap, words)| (id(gap), (*words).to_owned()))
            .collect(),
    )
}

fn ordered(names: &[&str]) -> Given {
    Given::Ordered(names.iter().map(|name| id(name)).collect())
}

fn text(words: &str) -> Given {
    Given::Text(words.into())
}

fn points(kind: &Kind<String>, given: &Given) -> u16 {
    score(kind, given, decompose).0
}

fn single() -> Kind<String> {
    Kind::Single {
        options: vec![
            choice("a", true, 0),
            choice("b", false, 500),
            choice("c", false, 0),
        ],
    }
}

fn multiple() -> Kind<String> {
    let options = [("a", true), ("b", true), ("c", true), ("d", false), ("e", false)];
    Kind::Multiple {
        options: options.map(|(name, right)| choice(name, right, 0)).to_vec(),
    }
}

fn short() -> Kind<String> {
    Kind::ShortText(Blank {
        answers: vec![
            accepted("full", "co-produced knowledge", 1000),
            accepted("half", "knowledge", 500),
            accepted("known", "coproduction", 0),
        ],
        spelling: 2,
        otherwise: None,
    })
}

fn number() -> Kind<String> {
    let answer = |name: &str, tolerance: f64, credit: u16| AcceptedNumber {
        id: id(name),
        value: 40.0,
        tolerance,
        credit: Score(credit),
        chosen: None,
    };
    Kind::Number {
        answers: vec![answer("near", 5.0, 500), answer("exact", 0.5, 1000)],
        unit: Some("%".into()),
        units: vec!["per cent".into()],
        otherwise: None,
    }
}

fn matching() -> Kind<String> {
    let pair = |name: &str, answer: &str| Pair {
        id: id(name),
        text: name.into(),
        answer: id(answer),
        when_wrong: None,
    };
    Kind::Matching {
        pairs: vec![pair("a", "a"), pair("b", "b"), pair("c", "a")],
        matches: ["a", "b", "x"].map(item).to_vec(),
    }
}

fn ordering() -> Kind<String> {
    Kind::Ordering {
        items: ["a", "b", "c", "d"].map(item).to_vec(),
        otherwise: None,
    }
}

fn cloze() -> Kind<String> {
    Kind::Cloze {
        text: Vec::new(),
        gaps: vec![
            Gap::Typed {
                id: id("x"),
                blank: Blank {
                    answers: vec![accepted("hub", "hub", 1000)],
                    spelling: 0,
                    otherwise: None,
                },
            },
            Gap::Chosen {
                id: id("y"),
                options: vec![choice("p", true, 0), choice("q", false, 250)],
            },
        ],
    }
}

/// A right answer for each type, and all types.
fn all() -> Vec<(Kind<String>, Given)> {
    vec![
        (single(), chosen(&["a"])),
        (multiple(), chosen(&["a", "b", "c"])),
        (
            Kind::TrueFalse {
                right: false,
                when_true: None,
                when_false: None,
            },
            chosen(&["false"]),
        ),
        (short(), text("Co-produced knowledge.")),
        (number(), text("40 %")),
        (matching(), pairs(&[("a", "a"), ("b", "b"), ("c", "a")])),
        (ordering(), ordered(&["a", "b", "c", "d"])),
        (cloze(), filled(&[("x", "Hub"), ("y", "p")])),
        (Kind::Reflection, text("My own words.")),
    ]
}

#[test]
fn all_right_is_full_and_nothing_is_none() {
    for (kind, right) in all() {
        assert_eq!(points(&kind, &right), 1000, "{}", kind.name());
        for empty in [text(""), chosen(&[]), pairs(&[]), ordered(&[]), filled(&[])] {
            assert_eq!(points(&kind, &empty), 0, "{} {empty:?}", kind.name());
        }
    }
}

#[test]
fn examples_worked_out_by_hand() {
    let true_false = Kind::TrueFalse {
        right: true,
        when_true: None,
        when_false: None,
    };
    let table: Vec<(Kind<String>, Given, u16)> = vec![
        // Wrong with credit, wrong without, two at once, unknown.
        (single(), chosen(&["b"]), 500),
        (single(), chosen(&["c"]), 0),
        (single(), chosen(&["a", "b"]), 0),
        (single(), chosen(&["z"]), 0),
        // (right − wrong) ÷ 3: 2/3, (3−1)/3, (2−1)/3, (1−1)/3, everything (3−2)/3, only wrong.
        (multiple(), chosen(&["a", "b"]), 666),
        (multiple(), chosen(&["a", "b", "c", "d"]), 666),
        (multiple(), chosen(&["a", "b", "c", "gone"]), 666),
        (multiple(), chosen(&["a", "b", "d"]), 333),
        (multiple(), chosen(&["a", "d"]), 0),
        (multiple(), chosen(&["a", "b", "c", "d", "e"]), 333),
        (multiple(), chosen(&["d", "e"]), 0),
        (true_false.clone(), chosen(&["true"]), 1000),
        (true_false.clone(), chosen(&["false"]), 0),
        (true_false, chosen(&["true", "false"]), 0),
        // Exact, accents and case, two slips, three slips, a known mistake, half, nothing like it.
        (short(), text("  CÓ produced   KNOWLEDGE"), 1000),
        (short(), text("coproducd knowlege"), 0),
        (short(), text("co-producd knowlege"), 1000),
        (short(), text("co-prodcd knowlege"), 0),
        (short(), text("coproduction"), 0),
        (short(), text("Knowledge"), 500),
        (short(), text("knowlegde"), 500),
        (short(), text("evidence"), 0),
        // Within the narrow bounds, on their edge, within the wide ones, outside; units.
        (number(), text("40,5"), 1000),
        (number(), text("39.5 per cent"), 1000),
        (number(), text("45"), 500),
        (number(), text("45.1"), 0),
        (number(), text("40 people"), 0),
        (number(), text("forty"), 0),
        // 2 of 3 and 1 of 3 pairs; a match that belongs to nothing.
        (matching(), pairs(&[("a", "a"), ("b", "b"), ("c", "x")]), 666),
        (matching(), pairs(&[("a", "b"), ("b", "b")]), 333),
        // Of 6 pairs: one swap of neighbours (5−1)/6; the last first (3−3)/6; all turned round.
        (ordering(), ordered(&["a", "c", "b", "d"]), 666),
        (ordering(), ordered(&["d", "a", "b", "c"]), 0),
        (ordering(), ordered(&["d", "c", "b", "a"]), 0),
        (ordering(), ordered(&["a", "b", "d", "c"]), 666),
        // Means of two gaps.
        (cloze(), filled(&[("x", "hub")]), 500),
        (cloze(), filled(&[("x", "hub"), ("y", "q")]), 625),
        (cloze(), filled(&[("x", "hug"), ("y", "q")]), 125),
        // An answer of another type scores nothing.
        (single(), text("a"), 0),
        (ordering(), chosen(&["a"]), 0),
    ];
    for (kind, given, expected) in table {
        assert_eq!(points(&kind, &given), expected, "{} {given:?}", kind.name());
    }
}

#[test]
fn forecasts_are_right_or_not() {
    let happened = Happened::Choice(vec![choice("a", true, 0), choice("b", false, 500)]);
    assert_eq!(score_forecast(&happened, &chosen(&["a"])), Score::FULL);
    assert_eq!(score_forecast(&happened, &chosen(&["b"])), Score::NONE);
    assert_eq!(score_forecast(&happened, &chosen(&[])), Score::NONE);
    let answer = AcceptedNumber::<String> {
        id: id("n"),
        value: 40.0,
        tolerance: 5.0,
        credit: Score::FULL,
        chosen: None,
    };
    let happened = Happened::Number { answer, unit: None };
    assert_eq!(score_forecast(&happened, &text("45")), Score::FULL);
    assert_eq!(score_forecast(&happened, &text("46")), Score::NONE);
}

/// Any answer of any type, with ids that questions have and such that they have not.
fn given() -> impl Strategy<Value = Given> {
    let name = prop::sample::select(vec![
        "a", "b", "c", "d", "e", "x", "y", "p", "q", "true", "false", "zz",
    ])
    .prop_map(id);
    let words = prop_oneof![
        "\\PC{0,12}",
        Just("hub".to_owned()),
        Just("40".to_owned()),
        Just("p".to_owned())
    ];
    prop_oneof![
        prop::collection::btree_set(name.clone(), 0..6).prop_map(Given::Chosen),
        words.clone().prop_map(Given::Text),
        prop::collection::btree_map(name.clone(), name.clone(), 0..6).prop_map(Given::Matched),
        prop::collection::vec(name.clone(), 0..7).prop_map(Given::Ordered),
        prop::collection::btree_map(name, words, 0..4).prop_map(Given::Filled),
    ]
}

fn turned(kind: Kind<String>, by: usize) -> Kind<String> {
    fn turn<T>(mut list: Vec<T>, by: usize) -> Vec<T> {
        if !list.is_empty() {
            let by = by % list.len();
            list.rotate_left(by);
        }
        list
    }
    match kind {
        Kind::Single { options } => Kind::Single {
            options: turn(options, by),
        },
        Kind::Multiple { options } => Kind::Multiple {
            options: turn(options, by),
        },
        Kind::ShortText(blank) => Kind::ShortText(Blank {
            answers: turn(blank.answers, by),
            ..blank
        }),
        Kind::Number {
            answers,
            unit,
            units,
            otherwise,
        } => Kind::Number {
            answers: turn(answers, by),
            unit,
            units,
            otherwise,
        },
        Kind::Matching { pairs, matches } => Kind::Matching {
            pairs: turn(pairs, by),
            matches: turn(matches, by + 1),
        },
        Kind::Cloze { text, gaps } => Kind::Cloze {
            text,
            gaps: turn(gaps, by),
        },
        other => other,
    }
}

proptest! {
    #[test]
    fn a_score_is_a_share_and_full_only_for_right_answers(given in given()) {
        for (kind, right) in all() {
            let points = points(&kind, &given);
            prop_assert!(points <= 1000);
            // Choices, pairs and orders have one right answer; only words can be right in several ways.
            if points == 1000 && !matches!(kind, Kind::ShortText(_) | Kind::Number { .. } | Kind::Reflection | Kind::Cloze { .. } | Kind::Matching { .. } | Kind::Ordering { .. }) {
                prop_assert_eq!(&given, &right);
            }
        }
    }

    #[test]
    fn the_order_of_options_does_not_matter(given in given(), by in 0_usize..6) {
        for (kind, right) in all() {
            let other = turned(kind.clone(), by);
            prop_assert_eq!(points(&kind, &given), points(&other, &given));
            prop_assert_eq!(points(&other, &right), 1000);
        }
    }
}
