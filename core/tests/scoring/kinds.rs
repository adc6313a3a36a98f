//! A question of every type, and answers to them.

use leerkring_core::Id;
use leerkring_core::activity::{Accepted, AcceptedNumber, Blank, Choice, Gap, Item, Kind, Pair};
use leerkring_core::quiz::{Given, Score, score};
use unicode_normalization::UnicodeNormalization;

fn decompose(text: &str) -> String {
    text.nfkd().collect::<String>().to_lowercase()
}

pub fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub fn choice(name: &str, right: bool, credit: u16) -> Choice<String> {
    Choice {
        id: id(name),
        text: name.into(),
        right,
        credit: Score(credit),
        chosen: None,
        not_chosen: None,
    }
}

pub fn accepted(name: &str, text: &str, credit: u16) -> Accepted<String> {
    Accepted {
        id: id(name),
        text: text.into(),
        credit: Score(credit),
        chosen: None,
    }
}

pub fn item(name: &str) -> Item<String> {
    Item {
        id: id(name),
        text: name.into(),
    }
}

pub fn chosen(names: &[&str]) -> Given {
    Given::Chosen(names.iter().map(|name| id(name)).collect())
}

pub fn pairs(pairs: &[(&str, &str)]) -> Given {
    Given::Matched(pairs.iter().map(|(a, b)| (id(a), id(b))).collect())
}

pub fn filled(gaps: &[(&str, &str)]) -> Given {
    Given::Filled(
        gaps.iter()
            .map(|(gap, words)| (id(gap), (*words).to_owned()))
            .collect(),
    )
}

pub fn ordered(names: &[&str]) -> Given {
    Given::Ordered(names.iter().map(|name| id(name)).collect())
}

pub fn text(words: &str) -> Given {
    Given::Text(words.into())
}

pub fn points(kind: &Kind<String>, given: &Given) -> u16 {
    score(kind, given, decompose).0
}

pub fn single() -> Kind<String> {
    Kind::Single {
        options: vec![
            choice("a", true, 0),
            choice("b", false, 500),
            choice("c", false, 0),
        ],
    }
}

pub fn multiple() -> Kind<String> {
    let options = [("a", true), ("b", true), ("c", true), ("d", false), ("e", false)];
    Kind::Multiple {
        options: options.map(|(name, right)| choice(name, right, 0)).to_vec(),
    }
}

pub fn short() -> Kind<String> {
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

pub fn number() -> Kind<String> {
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

pub fn matching() -> Kind<String> {
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

pub fn ordering() -> Kind<String> {
    Kind::Ordering {
        items: ["a", "b", "c", "d"].map(item).to_vec(),
        otherwise: None,
    }
}

pub fn cloze() -> Kind<String> {
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
pub fn all() -> Vec<(Kind<String>, Given)> {
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
