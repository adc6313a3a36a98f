//! Quizzes of everything that GIFT can express.

use leerkring_core::Id;
use leerkring_core::activity::{
    Accepted, AcceptedNumber, Blank, Choice, Gap, Item, Kind, Pair, Part, Question, Quiz, question_key,
};
use leerkring_core::quiz::Score;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Weights that both sides know, in thousandths.
const CREDITS: [u16; 8] = [0, 50, 111, 333, 500, 666, 833, 900];

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// Markdown of one paragraph, with every sign that GIFT gives a meaning.
fn line() -> impl Strategy<Value = String> {
    "[A-Za-zé][A-Za-z0-9é ~=#{}:%*_`\\\\.,?'\"+/$&;@|\\[\\]-]{0,24}[a-z}~=#:\\\\n]"
}

fn text() -> impl Strategy<Value = String> {
    let break_ = prop_oneof![Just("\n"), Just("\n\n"), Just("\\\n")];
    prop_oneof![
        4 => line(),
        1 => (line(), break_, line()).prop_map(|(a, between, b)| format!("{a}{between}{b}")),
        1 => line().prop_map(|line| format!("[html] {line}")),
        1 => line().prop_map(|line| format!("%50%{line}")),
    ]
}

/// Words without markup.
fn plain() -> impl Strategy<Value = String> {
    let words = "[A-Za-zé][A-Za-z0-9é ,'=#{}:]{0,20}[a-z0-9]";
    // Space beside space is one in every reader.
    words.prop_map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn credit() -> impl Strategy<Value = Score> {
    prop::sample::select(&CREDITS[..]).prop_map(Score)
}

fn choice() -> impl Strategy<Value = Choice<String>> {
    (text(), option::of(text())).prop_map(|(text, chosen)| Choice {
        id: id("option"),
        text,
        right: false,
        credit: Score::NONE,
        chosen,
        not_chosen: None,
    })
}

fn single() -> impl Strategy<Value = Vec<Choice<String>>> {
    (vec((choice(), credit()), 2..5), any::<prop::sample::Index>()).prop_map(|(options, right)| {
        let right = right.index(options.len());
        let options = options.into_iter().enumerate();
        let option = |(index, (option, credit))| Choice {
            right: index == right,
            credit: if index == right { Score::NONE } else { credit },
            ..option
        };
        options.map(option).collect()
    })
}

fn multiple() -> impl Strategy<Value = Vec<Choice<String>>> {
    vec((choice(), any::<bool>()), 2..8).prop_map(|options| {
        let options = options.into_iter().enumerate();
        let option = |(index, (option, right))| Choice {
            right: right || index == 0,
            ..option
        };
        options.map(option).collect()
    })
}

fn blank() -> impl Strategy<Value = Blank<String>> {
    let answer = (
        "[a-zé][a-z ~=#{}:*\\\\%-]{0,12}[a-z]",
        credit(),
        option::of(text()),
    );
    (vec(answer, 1..4), option::of(text())).prop_map(|(answers, otherwise)| Blank {
        answers: answers
            .into_iter()
            .enumerate()
            .map(|(index, (text, credit, chosen))| Accepted {
                id: id("answer"),
                // A number keeps them apart where only letters and digits count.
                text: format!("{text}{index}"),
                credit: if index == 0 { Score::FULL } else { credit },
                chosen,
            })
            .collect(),
        spelling: 0,
        otherwise,
    })
}

fn number() -> impl Strategy<Value = Kind<String>> {
    let answer = (any::<i32>(), 0..5000_u32, credit(), option::of(text()));
    (vec(answer, 1..4), option::of(text())).prop_map(|(answers, otherwise)| Kind::Number {
        answers: answers
            .into_iter()
            .enumerate()
            .map(|(index, (value, tolerance, credit, chosen))| AcceptedNumber {
                id: id("answer"),
                value: f64::from(value) / 100.0,
                tolerance: f64::from(tolerance) / 1000.0,
                credit: if index == 0 { Score::FULL } else { credit },
                chosen,
            })
            .collect(),
        unit: None,
        units: Vec::new(),
        otherwise,
    })
}

fn matching() -> impl Strategy<Value = Kind<String>> {
    (vec((text(), plain()), 2..5), vec(plain(), 0..3)).prop_map(|(given, extra)| {
        let (mut pairs, mut matches): (Vec<Pair<String>>, Vec<Item<String>>) = (Vec::new(), Vec::new());
        for (index, (text, belongs)) in given.into_iter().enumerate() {
            let own = id(&format!("p{index}"));
            let known = matches.iter().find(|item| item.text == belongs);
            let answer = known.map_or(own.clone(), |item| item.id.clone());
            if answer == own {
                matches.push(Item {
                    id: own.clone(),
                    text: belongs,
                });
            }
            pairs.push(Pair {
                id: own,
                text,
                answer,
                when_wrong: None,
            });
        }
        for (index, text) in extra.into_iter().enumerate() {
            if !matches.iter().any(|item| item.text == text) {
                let id = id(&format!("extra{index}"));
                matches.push(Item { id, text });
            }
        }
        Kind::Matching { pairs, matches }
    })
}

fn cloze() -> impl Strategy<Value = Kind<String>> {
    let gap = prop_oneof![
        single().prop_map(|options| Gap::Chosen {
            id: id("gap"),
            options
        }),
        blank().prop_map(|blank| Gap::Typed { id: id("gap"), blank }),
    ];
    let before = option::of("[A-Za-z][a-z=#{}:]{0,12} ?");
    (before, "[ ,.]?[a-z=:{}][a-z =#{}:]{0,12}[a-z.]", gap).prop_map(|(before, after, gap)| Kind::Cloze {
        text: before
            .map(Part::Text)
            .into_iter()
            .chain([Part::Gap(id("gap")), Part::Text(after)])
            .collect(),
        gaps: vec![gap],
    })
}

fn kind() -> impl Strategy<Value = Kind<String>> {
    prop_oneof![
        single().prop_map(|options| Kind::Single { options }),
        multiple().prop_map(|options| Kind::Multiple { options }),
        (any::<bool>(), option::of(text()), option::of(text())).prop_map(|(right, when_true, when_false)| {
            Kind::TrueFalse {
                right,
                when_true,
                when_false,
            }
        }),
        blank().prop_map(Kind::ShortText),
        number(),
        matching(),
        cloze(),
        Just(Kind::Reflection),
    ]
}

/// A quiz that GIFT can express.
pub fn quiz() -> impl Strategy<Value = Quiz<String>> {
    let question = (text(), kind(), option::of(text()));
    let title = option::of("[A-Z][a-z/ ]{0,12} [a-z/]{1,8}");
    (title, vec(question, 1..5)).prop_map(|(title, questions)| Quiz {
        id: id("the-quiz"),
        title: title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")),
        draw: None,
        shuffle: true,
        confidence: false,
        attribution: None,
        questions: questions
            .into_iter()
            .enumerate()
            .map(|(index, (question, kind, explanation))| Question {
                id: id(&format!("q-{index}")),
                question,
                key: question_key(&kind),
                kind,
                hints: Vec::new(),
                attempts: None,
                shuffle: true,
                explanation,
            })
            .collect(),
    })
}
