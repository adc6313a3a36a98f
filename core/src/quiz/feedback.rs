//! What is said of an answer.

use super::fold::Decompose;
use super::score::{fitting, fitting_number};
use crate::activity::{Blank, Choice, Kind};

/// Feedback on one option: when it was chosen, or, once no more can be tried, when it was not.
pub fn of_choice<T>(option: &Choice<T>, chosen: bool, ended: bool) -> Option<&T> {
    match (chosen, ended) {
        (true, _) => option.chosen.as_ref(),
        (false, true) => option.not_chosen.as_ref(),
        (false, false) => None,
    }
}

/// Feedback on typed words: that of the answer they fit, else that on anything else.
pub fn of_blank<'b, T>(blank: &'b Blank<T>, text: &str, decompose: Decompose) -> Option<&'b T> {
    match fitting(blank, text, decompose) {
        Some(answer) => answer.chosen.as_ref(),
        None => blank.otherwise.as_ref(),
    }
}

/// Feedback on a typed number.
pub fn of_number<'k, T>(kind: &'k Kind<T>, text: &str, decompose: Decompose) -> Option<&'k T> {
    let Kind::Number {
        answers,
        unit,
        units,
        otherwise,
    } = kind
    else {
        return None;
    };
    match fitting_number(answers, unit.as_deref(), units, text, decompose) {
        Some(answer) => answer.chosen.as_ref(),
        None => otherwise.as_ref(),
    }
}
