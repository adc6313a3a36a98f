//! Laws that hold for all answers.

use crate::kinds::{all, id, points};
use leerkring_core::activity::{Blank, Kind};
use leerkring_core::quiz::Given;
use proptest::prelude::*;

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
