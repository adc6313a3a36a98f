//! What is written is what is read.

use super::*;
use crate::content::activity::read_activities;
use leerkring_core::Id;
use leerkring_core::activity::{
    Accepted, AcceptedNumber, Activity, Blank, Choice, Gap, Item, Kind, Pair, Part, question_key,
};
use leerkring_core::contract::Attribution;
use leerkring_core::licence::Licence;
use leerkring_core::quiz::Score;
use proptest::prelude::*;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn option(name: &str, right: bool, text: &str) -> Choice<String> {
    Choice {
        id: id(name),
        text: text.to_owned(),
        right,
        credit: Score(if right { 0 } else { 333 }),
        chosen: Some(text.to_owned()),
        not_chosen: right.then(|| text.to_owned()),
    }
}

fn blank(text: &str) -> Blank<String> {
    let answer = |name: &str, credit| Accepted {
        id: id(name),
        text: text.to_owned(),
        credit,
        chosen: Some(text.to_owned()),
    };
    Blank {
        answers: vec![answer("a", Score::FULL), answer("b", Score(290))],
        spelling: 2,
        otherwise: Some(text.to_owned()),
    }
}

/// Every type of question, with the text wherever one can be.
fn kinds(text: &str) -> Vec<Kind<String>> {
    let text = || text.to_owned();
    let item = |name: &str, text: String| Item { id: id(name), text };
    let gap = |name: &str| Part::Gap(id(name));
    let mut multiple = vec![option("a", true, &text()), option("b", false, &text())];
    multiple[1].credit = Score::NONE;
    vec![
        Kind::Single {
            options: vec![option("a", false, &text()), option("b", true, &text())],
        },
        Kind::Multiple { options: multiple },
        Kind::TrueFalse {
            right: false,
            when_true: Some(text()),
            when_false: None,
        },
        Kind::ShortText(blank(&text())),
        Kind::Number {
            answers: vec![AcceptedNumber {
                id: id("a"),
                value: -0.125,
                tolerance: 1e-7,
                credit: Score::FULL,
                chosen: Some(text()),
            }],
            unit: Some(text()),
            units: vec![text(), text()],
            otherwise: Some(text()),
        },
        Kind::Matching {
            pairs: ["a", "b"]
                .map(|name| Pair {
                    id: id(name),
                    text: text(),
                    answer: id("a"),
                    when_wrong: Some(text()),
                })
                .to_vec(),
            matches: vec![item("a", text()), item("extra", format!("{} x", text()))],
        },
        Kind::Ordering {
            items: vec![item("a", text()), item("b", text())],
            otherwise: Some(text()),
        },
        Kind::Cloze {
            text: vec![
                Part::Text("One ".to_owned()),
                gap("one"),
                Part::Text(" and ".to_owned()),
                gap("two"),
            ],
            gaps: vec![
                Gap::Typed {
                    id: id("one"),
                    blank: blank(&text()),
                },
                Gap::Chosen {
                    id: id("two"),
                    options: vec![option("a", true, &text()), option("b", false, &text())],
                },
            ],
        },
        Kind::Reflection,
    ]
}

fn quiz(text: &str) -> Quiz<String> {
    let question = |(index, kind): (usize, Kind<String>)| Question {
        id: id(&format!("q-{index}")),
        question: text.to_owned(),
        key: question_key(&kind),
        kind,
        hints: vec![text.to_owned(), text.to_owned()],
        attempts: (index % 2 == 0).then_some(3),
        shuffle: index % 3 == 0,
        explanation: Some(text.to_owned()),
    };
    Quiz {
        id: id("the-quiz"),
        title: Some(text.to_owned()),
        draw: Some(2),
        shuffle: false,
        confidence: true,
        attribution: Some(Attribution {
            title: text.to_owned(),
            authors: vec![text.to_owned()],
            source: "https://a.example/x".to_owned(),
            licence: Licence::parse("CC-BY-4.0").unwrap(),
        }),
        questions: kinds(text).into_iter().enumerate().map(question).collect(),
    }
}

fn read(fence: &str) -> Quiz<String> {
    let (activities, problems) = read_activities(fence, &[]);
    assert!(problems.is_empty(), "{problems:?}\n{fence}");
    match activities
        .into_values()
        .next()
        .unwrap()
        .map(&mut |text| text.text)
    {
        Activity::Quiz(quiz) => quiz,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_quiz_is_written_as_authors_write_it() {
    let comments = [vec!["before".to_owned()]];
    let after = ["```".to_owned()];
    let fence = quiz_fence(
        &quiz("A text: with a colon"),
        Comments {
            quiz: &["all".to_owned()],
            before: &comments,
            after: &after,
        },
    );
    assert!(fence.starts_with("````quiz\n# all\nid: the-quiz\n"), "{fence}");
    insta::assert_snapshot!(fence);
    read(&fence);
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC{1,20}|[ -~\n\t\u{0}\u{7f}\u{85}\u{a0}\u{2028}\u{feff}é`#:'\"-]{1,40}") {
        prop_assume!(!text.trim().is_empty());
        let quiz = quiz(&text);
        let comments = [vec![text.clone()]];
        let comments = Comments { quiz: &comments[0], before: &comments, after: &comments[0] };
        prop_assert_eq!(read(&quiz_fence(&quiz, comments)), quiz);
    }
}
