//! Ids of options, answers, pairs and gaps are made anew on import, so they are compared by their order.

use leerkring_core::Id;
use leerkring_core::activity::{Blank, Choice, Gap, Kind, Part, Quiz, question_key};

/// The quiz with ids of that kind numbered.
pub fn numbered(mut quiz: Quiz<String>) -> Quiz<String> {
    for question in &mut quiz.questions {
        match &mut question.kind {
            Kind::Single { options } | Kind::Multiple { options } => choices(options),
            Kind::ShortText(blank) => answers(blank),
            Kind::Number { answers, .. } => {
                let ids = answers.iter_mut().map(|answer| &mut answer.id);
                ids.enumerate().for_each(|(index, to)| *to = id("n", index));
            }
            Kind::Matching { pairs, matches } => {
                let order: Vec<Id> = matches.iter().map(|item| item.id.clone()).collect();
                for (index, pair) in pairs.iter_mut().enumerate() {
                    pair.id = id("p", index);
                    pair.answer = id("m", order.iter().position(|id| *id == pair.answer).unwrap());
                }
                let ids = matches.iter_mut().map(|item| &mut item.id);
                ids.enumerate().for_each(|(index, to)| *to = id("m", index));
            }
            Kind::Cloze { text, gaps } => {
                for part in text {
                    if let Part::Gap(gap) = part {
                        *gap = id("gap", 0);
                    }
                }
                for gap in gaps {
                    match gap {
                        Gap::Typed { id: gap, blank } => {
                            *gap = id("gap", 0);
                            answers(blank);
                        }
                        Gap::Chosen { id: gap, options } => {
                            *gap = id("gap", 0);
                            choices(options);
                        }
                    }
                }
            }
            Kind::Ordering { .. } | Kind::TrueFalse { .. } | Kind::Reflection => {}
        }
        question.key = question_key(&question.kind);
    }
    quiz
}

fn id(letter: &str, index: usize) -> Id {
    format!("{letter}{index}").parse().unwrap()
}

fn choices(options: &mut [Choice<String>]) {
    for (index, option) in options.iter_mut().enumerate() {
        option.id = id("o", index);
    }
}

fn answers(blank: &mut Blank<String>) {
    for (index, answer) in blank.answers.iter_mut().enumerate() {
        answer.id = id("a", index);
    }
}
