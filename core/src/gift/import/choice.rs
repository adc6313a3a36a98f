//! Options that are chosen, and what they are worth.

use super::super::grammar::{Answer, Mistake};
use super::super::words::{Ids, markdown};
use super::{NotExpressed, feedback, listed};
use crate::activity::Choice;
use crate::quiz::{Decompose, Score};

/// Weights are written with five decimals at most, so those that differ by less are the same.
const NEAR: f64 = 0.01;

/// Options of which one is right. Others may be worth something.
pub(super) fn single(
    answers: &[Answer],
    line: usize,
    decompose: Decompose,
    listed: &mut Vec<NotExpressed>,
) -> Result<Vec<Choice<String>>, Mistake> {
    let full = |answer: &Answer| answer.weight >= 100.0;
    let right = answers
        .iter()
        .position(|answer| answer.equals && full(answer))
        .or_else(|| answers.iter().position(full))
        .ok_or_else(|| no_right(line))?;
    let credits = answers.iter().enumerate().map(|(index, answer)| {
        let credit = credit(answer, listed);
        (index == right, if index == right { Score::NONE } else { credit })
    });
    let credits: Vec<_> = credits.collect();
    let options = options(answers, &credits, line, decompose, listed)?;
    if options.iter().any(|option| option.right) {
        Ok(options)
    } else {
        Err(no_right(line))
    }
}

/// Options of which any number may be chosen. What each is worth is given by how many are right.
pub(super) fn multiple(
    answers: &[Answer],
    line: usize,
    decompose: Decompose,
    listed: &mut Vec<NotExpressed>,
) -> Result<Vec<Choice<String>>, Mistake> {
    let is_right = |answer: &Answer| answer.weight > 0.0;
    let count = answers.iter().filter(|answer| is_right(answer)).count();
    if count == 0 {
        return Err(no_right(line));
    }
    let share = 100.0 / count as f64;
    let is_ours = |answer: &Answer| (answer.weight.abs() - share).abs() < NEAR;
    if !answers.iter().all(is_ours) {
        let weights: Vec<_> = answers
            .iter()
            .map(|answer| format!("{} %", answer.weight))
            .collect();
        let what =
            "these weights: here each right option counts the same, and each wrong one takes as much away";
        listed.push(super::listed(line, what, &weights.join(", ")));
    }
    let credits: Vec<_> = answers
        .iter()
        .map(|answer| (is_right(answer), Score::NONE))
        .collect();
    let options = options(answers, &credits, line, decompose, listed)?;
    if options.iter().any(|option| option.right) {
        Ok(options)
    } else {
        Err(no_right(line))
    }
}

fn options(
    answers: &[Answer],
    credits: &[(bool, Score)],
    line: usize,
    decompose: Decompose,
    listed: &mut Vec<NotExpressed>,
) -> Result<Vec<Choice<String>>, Mistake> {
    let mut ids = Ids::default();
    let mut options = Vec::new();
    for (answer, (right, credit)) in answers.iter().zip(credits) {
        let text = markdown(&answer.text, listed);
        if text.is_empty() {
            listed.push(self::listed(answer.text.line, "an option without words", ""));
            continue;
        }
        options.extend(ids.give(&text, "option", decompose).map(|id| Choice {
            id,
            text,
            right: *right,
            credit: *credit,
            chosen: feedback(answer.feedback.as_ref(), listed),
            not_chosen: None,
        }));
    }
    if options.len() < 2 {
        let what = "there are fewer than two options with words".to_owned();
        return Err(Mistake { line, what });
    }
    Ok(options)
}

/// What an answer is worth: from nothing to all.
pub(super) fn credit(answer: &Answer, listed: &mut Vec<NotExpressed>) -> Score {
    if !(0.0..=100.0).contains(&answer.weight) {
        let what = "an answer is worth 0 % to 100 % here, and no answer costs anything";
        let weight = format!("{} %", answer.weight);
        listed.push(self::listed(answer.text.line, what, &weight));
    }
    // Rounded down to thousandths, as scores are; a little is added first, because 0.29 is not exactly 0.29.
    Score((answer.weight.clamp(0.0, 100.0) * 10.0 + 1e-6) as u16)
}

/// Nothing would be right.
pub(super) fn no_right(line: usize) -> Mistake {
    Mistake {
        line,
        what: "no answer is worth 100 %, so nothing would be right".to_owned(),
    }
}
