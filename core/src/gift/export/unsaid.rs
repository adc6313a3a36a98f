//! What a quiz says and GIFT cannot.

use super::super::grammar::percent;
use super::super::words::words;
use super::{answers, one_line, only_gap};
use crate::activity::{Blank, Choice, Gap, Kind, Part, Question, Quiz};
use crate::markdown::Address;
use crate::quiz::Score;

/// What is said of the whole quiz.
pub(super) fn of_quiz(quiz: &Quiz<String>) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(draw) = quiz.draw {
        all.push(format!("a bank of which each learner gets {draw} questions"));
    }
    if !quiz.shuffle {
        all.push("the order of the questions".to_owned());
    }
    if quiz.confidence {
        all.push("asking how sure the learner is".to_owned());
    }
    if let Some(attribution) = &quiz.attribution {
        all.push(format!("who made it: {}", attribution.line()));
    }
    all
}

/// What is said of a question.
pub(super) fn of_question(question: &Question<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    all.extend(
        question
            .hints
            .iter()
            .map(|hint| format!("the hint “{}”", one_line(hint))),
    );
    if let Some(attempts) = question.attempts {
        all.push(format!("the limit of {attempts} attempts"));
    }
    if !question.shuffle {
        all.push("the order of the options".to_owned());
    }
    match &question.kind {
        Kind::Single { options } => choices(&mut all, options),
        Kind::Multiple { options } => {
            choices(&mut all, options);
            let right = options.iter().filter(|option| option.right).count();
            if !answers::is_known(right) {
                all.push(format!(
                    "one of {right} right options: Moodle knows no weight for it"
                ));
            }
        }
        Kind::ShortText(fits) => blank(&mut all, fits),
        Kind::Number {
            answers, unit, units, ..
        } => {
            all.extend(unit.iter().map(|unit| format!("the unit “{unit}”")));
            all.extend(
                units
                    .iter()
                    .map(|unit| format!("the other spelling “{unit}” of the unit")),
            );
            answers.iter().for_each(|answer| weight(&mut all, answer.credit));
        }
        Kind::Matching { pairs, matches } => {
            for pair in pairs {
                if let Some(words) = &pair.when_wrong {
                    all.push(format!("the feedback “{}” on a wrong match", one_line(words)));
                }
            }
            if pairs.len() < 2 {
                all.push("a single pair: Moodle wants two at least".to_owned());
            }
            for item in matches {
                if words(&item.text).is_marked {
                    all.push(format!("the markup of the match “{}”", one_line(&item.text)));
                }
            }
        }
        Kind::Cloze { gaps, text } => match only_gap(gaps) {
            Some(Gap::Typed { blank: fits, .. }) => {
                blank(&mut all, fits);
                at_end(&mut all, text);
            }
            Some(Gap::Chosen { options, .. }) => {
                choices(&mut all, options);
                at_end(&mut all, text);
            }
            None => {}
        },
        Kind::TrueFalse { .. } | Kind::Ordering { .. } | Kind::Reflection => {}
    }
    question.clone().map(&mut |text| elsewhere(&mut all, &text));
    all
}

fn choices(all: &mut Vec<String>, options: &[Choice<String>]) {
    for option in options {
        if let Some(words) = &option.not_chosen {
            all.push(format!("the feedback “{}” on not choosing", one_line(words)));
        }
        weight(all, option.credit);
    }
}

fn blank(all: &mut Vec<String>, blank: &Blank<String>) {
    if blank.spelling > 0 {
        all.push(format!("forgiving slips of the hand, up to {}", blank.spelling));
    }
    blank.answers.iter().for_each(|answer| weight(all, answer.credit));
}

fn weight(all: &mut Vec<String>, credit: Score) {
    let (percent, is_known) = percent(credit);
    if !is_known {
        all.push(format!(
            "the credit of {percent} %: Moodle knows no such weight and may refuse the question"
        ));
    }
}

/// Answers that end a question are taken for its options or answers, not for a gap.
fn at_end(all: &mut Vec<String>, text: &[Part<String>]) {
    if !matches!(text.last(), Some(Part::Text(words)) if !words.trim().is_empty()) {
        all.push("the gap, because it ends the text".to_owned());
    }
}

/// Links and images that work only in the course.
fn elsewhere(all: &mut Vec<String>, text: &str) {
    let words = words(text);
    for link in words.links {
        if !matches!(Address::parse(&link), Address::Web(_) | Address::Contact(_)) {
            all.push(format!(
                "the link to `{link}`, which leads somewhere only in the course"
            ));
        }
    }
    all.extend(words.images.iter().map(|file| format!("the image `{file}`")));
}
