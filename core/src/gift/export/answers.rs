//! What stands between the braces.

use super::super::grammar::{MOODLE_WEIGHTS, escape::escaped, percent};
use super::only_gap;
use super::words::{feedback, general, text};
use crate::activity::{AcceptedNumber, Blank, Choice, Gap, Item, Kind, Pair, Question};

/// The answers of a question, or why GIFT has none such.
pub(super) fn of(question: &Question<String>) -> Result<String, String> {
    let mut lines = Vec::new();
    let mut on_one_line = String::new();
    match &question.kind {
        Kind::Single { options } => single(&mut lines, options),
        Kind::Multiple { options } => multiple(&mut lines, options),
        Kind::TrueFalse {
            right,
            when_true,
            when_false,
        } => on_one_line = true_false(*right, when_true.as_ref(), when_false.as_ref()),
        Kind::ShortText(blank) => short(&mut lines, blank)?,
        Kind::Number {
            answers, otherwise, ..
        } => {
            on_one_line.push('#');
            numbers(&mut lines, answers, otherwise.as_ref());
        }
        Kind::Matching { pairs, matches } => matching(&mut lines, pairs, matches),
        Kind::Ordering { items, .. } => {
            let items: Vec<_> = items.iter().map(|item| super::one_line(&item.text)).collect();
            return Err(format!("GIFT cannot ask for an order: {}", items.join("; ")));
        }
        Kind::Cloze { gaps, .. } => match only_gap(gaps) {
            Some(Gap::Chosen { options, .. }) => single(&mut lines, options),
            Some(Gap::Typed { blank, .. }) => short(&mut lines, blank)?,
            None => {
                return Err(format!(
                    "GIFT knows one gap in a text, and there are {}",
                    gaps.len()
                ));
            }
        },
        Kind::Reflection => {}
    }
    let general = general(question.explanation.as_ref());
    if lines.is_empty() {
        return Ok(format!("{on_one_line}{general}"));
    }
    if !general.is_empty() {
        lines.push(general);
    }
    Ok(format!("{on_one_line}\n\t{}\n", lines.join("\n\t")))
}

fn single(lines: &mut Vec<String>, options: &[Choice<String>]) {
    for option in options {
        let sign = match option.credit {
            _ if option.right => "=".to_owned(),
            credit if credit.0 == 0 => "~".to_owned(),
            credit => format!("~%{}%", percent(credit).0),
        };
        lines.push(format!(
            "{sign}{}{}",
            text(&option.text),
            feedback(option.chosen.as_ref())
        ));
    }
}

fn multiple(lines: &mut Vec<String>, options: &[Choice<String>]) {
    let right = options.iter().filter(|option| option.right).count();
    let share = share(right);
    for option in options {
        let sign = if option.right { "" } else { "-" };
        let (text, feedback) = (text(&option.text), feedback(option.chosen.as_ref()));
        lines.push(format!("~%{sign}{share}%{text}{feedback}"));
    }
}

/// What one of so many right options is worth, as Moodle writes it.
fn share(right: usize) -> String {
    let share = 100.0 / right.max(1) as f64;
    let known = MOODLE_WEIGHTS.iter().map(|(_, weight)| *weight);
    let mut near = known.filter(|weight| {
        weight
            .parse()
            .is_ok_and(|known: f64| (known - share).abs() < 1e-4)
    });
    near.next().map_or_else(|| format!("{share:.5}"), str::to_owned)
}

/// Whether Moodle knows what one of so many right options is worth.
pub(super) fn is_known(right: usize) -> bool {
    MOODLE_WEIGHTS.iter().any(|(_, weight)| *weight == share(right))
}

fn true_false(right: bool, when_true: Option<&String>, when_false: Option<&String>) -> String {
    let (word, when_right, when_wrong) = if right {
        ("TRUE", when_true, when_false)
    } else {
        ("FALSE", when_false, when_true)
    };
    // The feedback on the wrong answer comes first, so its sign must be there.
    let wrong = match (when_wrong, when_right) {
        (None, Some(_)) => "#".to_owned(),
        (wrong, _) => feedback(wrong),
    };
    format!("{word}{wrong}{}", feedback(when_right))
}

fn short(lines: &mut Vec<String>, blank: &Blank<String>) -> Result<(), String> {
    for answer in &blank.answers {
        if answer.text.contains("->") {
            return Err(format!(
                "GIFT takes the arrow in the answer “{}” for that of a pair",
                answer.text
            ));
        }
        let words = escaped(&answer.text.replace('*', "\\*"));
        // Answers are words, but what looks like the name of a markup would be taken for one.
        let mark = if words.starts_with('[') { "[plain]" } else { "" };
        let credit = percent(answer.credit).0;
        lines.push(format!(
            "=%{credit}%{mark}{words}{}",
            feedback(answer.chosen.as_ref())
        ));
    }
    if let Some(otherwise) = &blank.otherwise {
        lines.push(format!("=%0%*{}", feedback(Some(otherwise))));
    }
    Ok(())
}

fn numbers(lines: &mut Vec<String>, answers: &[AcceptedNumber<String>], otherwise: Option<&String>) {
    for answer in answers {
        let AcceptedNumber { value, tolerance, .. } = answer;
        let credit = percent(answer.credit).0;
        lines.push(format!(
            "=%{credit}%{value}:{tolerance}{}",
            feedback(answer.chosen.as_ref())
        ));
    }
    if otherwise.is_some() {
        lines.push(format!("~{}", feedback(otherwise)));
    }
}

fn matching(lines: &mut Vec<String>, pairs: &[Pair<String>], matches: &[Item<String>]) {
    // Matches are words in Moodle, without markup.
    let plain = |item: &Item<String>| escaped(&super::super::words::words(&item.text).text);
    for pair in pairs {
        let belongs = matches.iter().find(|item| item.id == pair.answer).map(plain);
        lines.push(format!(
            "={} -> {}",
            text(&pair.text),
            belongs.unwrap_or_default()
        ));
    }
    for item in matches {
        if !pairs.iter().any(|pair| pair.answer == item.id) {
            lines.push(format!("= -> {}", plain(item)));
        }
    }
}
