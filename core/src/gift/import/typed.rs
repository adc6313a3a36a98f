//! Words and numbers that are typed.

use super::super::grammar::{Answer, Around, Mistake};
use super::super::words::Ids;
use super::choice::{credit, no_right};
use super::{NotExpressed, feedback, listed};
use crate::activity::{Accepted, AcceptedNumber, Blank};
use crate::quiz::{Decompose, fold};
use std::collections::BTreeMap;

/// Words. A star stands for any words, which is expressed only where it is for feedback on all others.
pub(super) fn blank(
    all: &[Answer],
    line: usize,
    decompose: Decompose,
    listed: &mut Vec<NotExpressed>,
) -> Result<Blank<String>, Mistake> {
    let mut ids = Ids::default();
    let (mut answers, mut otherwise): (Vec<Accepted<String>>, _) = (Vec::new(), None);
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for answer in all {
        let credit = credit(answer, listed);
        let chosen = feedback(answer.feedback.as_ref(), listed);
        let lost = |what: &str| self::listed(answer.text.line, what, &answer.text.text);
        let Some(text) = without_stars(&answer.text.text) else {
            if answer.text.text != "*" || credit.0 > 0 {
                listed.push(lost("an answer with a star, which stands for any words"));
            }
            if answer.text.text == "*" {
                otherwise = chosen;
            }
            continue;
        };
        let folded = fold(&text, decompose);
        if folded.is_empty() {
            listed.push(lost(
                "an answer without letters or digits, which are all that counts here",
            ));
            continue;
        }
        let same = known.get(&folded).and_then(|index| answers.get(*index));
        if same.is_some_and(|same| same.credit != credit || same.chosen != chosen) {
            listed.push(lost(
                "an answer that is another one but for case, accents or punctuation, which do not count here",
            ));
        }
        known.entry(folded).or_insert(answers.len());
        answers.extend(ids.give(&text, "answer", decompose).map(|id| Accepted {
            id,
            text,
            credit,
            chosen,
        }));
    }
    if !answers.iter().any(|answer| answer.credit.is_full()) {
        return Err(no_right(line));
    }
    Ok(Blank {
        answers,
        spelling: 0,
        otherwise,
    })
}

/// A text in which a star has a backslash before it, or none stands; nothing where one stands for any words.
fn without_stars(text: &str) -> Option<String> {
    let plain = text.replace("\\*", "\u{0}");
    (!plain.contains('*')).then(|| plain.replace('\u{0}', "*"))
}

/// Numbers, and the feedback on all others.
pub(super) fn numbers(
    all: &[(Answer, Option<Around>)],
    line: usize,
    decompose: Decompose,
    listed: &mut Vec<NotExpressed>,
) -> Result<(Vec<AcceptedNumber<String>>, Option<String>), Mistake> {
    let mut ids = Ids::default();
    let (mut answers, mut otherwise) = (Vec::new(), None);
    for (answer, around) in all {
        let credit = credit(answer, listed);
        let chosen = feedback(answer.feedback.as_ref(), listed);
        let Some(Around { value, tolerance }) = *around else {
            if credit.0 > 0 {
                let what = "an answer with a star, which stands for any number";
                listed.push(self::listed(answer.text.line, what, "*"));
            }
            otherwise = chosen;
            continue;
        };
        let name = value.to_string();
        answers.extend(ids.give(&name, "answer", decompose).map(|id| AcceptedNumber {
            id,
            value,
            tolerance,
            credit,
            chosen,
        }));
    }
    if !answers.iter().any(|answer| answer.credit.is_full()) {
        return Err(no_right(line));
    }
    Ok((answers, otherwise))
}
