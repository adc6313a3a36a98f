//! The digest of an answer key: it changes when an answer that was right may no longer be.

use super::{Blank, Choice, Gap, Happened, Kind};
use std::fmt::Write;

/// How the keys of forecasts begin.
const FORECAST: &str = "forecast-";

/// The digest of everything a question's score depends on, in ids and numbers. Rewording and
/// translating leave it as it is.
pub fn question_key<T>(kind: &Kind<T>) -> String {
    let mut key = kind.name().to_owned();
    match kind {
        Kind::Single { options } | Kind::Multiple { options } => choices(&mut key, options),
        Kind::TrueFalse { right, .. } => add(&mut key, format_args!("{right}")),
        Kind::ShortText(fits) => blank(&mut key, fits),
        Kind::Number { answers, unit, .. } => {
            add(&mut key, format_args!("{}", unit.is_some()));
            for answer in answers {
                add(
                    &mut key,
                    format_args!(
                        "{} {} {} {}",
                        answer.id, answer.value, answer.tolerance, answer.credit.0
                    ),
                );
            }
        }
        Kind::Matching { pairs, .. } => {
            for pair in pairs {
                add(&mut key, format_args!("{} {}", pair.id, pair.answer));
            }
        }
        Kind::Ordering { items, .. } => {
            for item in items {
                add(&mut key, format_args!("{}", item.id));
            }
        }
        Kind::Cloze { gaps, .. } => {
            for gap in gaps {
                add(&mut key, format_args!("[{}", gap.id()));
                match gap {
                    Gap::Typed { blank: fits, .. } => blank(&mut key, fits),
                    Gap::Chosen { options, .. } => choices(&mut key, options),
                }
            }
        }
        Kind::Reflection => {}
    }
    digest(&key)
}

/// The digest that every reflection has, since nothing is right or wrong in it.
pub fn reflection_key() -> String {
    question_key::<()>(&Kind::Reflection)
}

/// Whether a key is that of a question whose answers get a score; those of forecasts and reflections are not.
pub fn is_graded_key(key: &str) -> bool {
    !key.starts_with(FORECAST) && key != reflection_key()
}

/// The digest of what happened in the case of a forecast. It tells itself from those of questions, so that what was
/// answered is known without the lesson.
pub fn forecast_key<T>(happened: &Happened<T>) -> String {
    let mut key = "forecast".to_owned();
    match happened {
        Happened::Choice(options) => choices(&mut key, options),
        Happened::Number { answer, .. } => {
            add(&mut key, format_args!("{} {}", answer.value, answer.tolerance));
        }
    }
    format!("{FORECAST}{}", digest(&key))
}

fn choices<T>(key: &mut String, options: &[Choice<T>]) {
    // The order of options is of no importance, so it is taken out.
    let mut lines: Vec<_> = options
        .iter()
        .map(|option| format!("{} {} {}", option.id, option.right, option.credit.0))
        .collect();
    lines.sort();
    for line in lines {
        add(key, format_args!("{line}"));
    }
}

fn blank<T>(key: &mut String, fits: &Blank<T>) {
    add(key, format_args!("{}", fits.spelling));
    let mut lines: Vec<_> = fits
        .answers
        .iter()
        .map(|a| format!("{} {}", a.id, a.credit.0))
        .collect();
    lines.sort();
    for line in lines {
        add(key, format_args!("{line}"));
    }
}

fn add(key: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = write!(key, "\n{line}");
}

/// FNV-1a of 64 bits (draft-eastlake-fnv), in hexadecimal digits: stable everywhere, and no secret.
fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::Score;

    fn option(id: &str, text: &str, right: bool) -> Choice<String> {
        Choice {
            id: id.parse().unwrap(),
            text: text.into(),
            right,
            credit: Score::NONE,
            chosen: None,
            not_chosen: None,
        }
    }

    fn key(options: Vec<Choice<String>>) -> String {
        question_key(&Kind::Single { options })
    }

    #[test]
    fn the_digest_is_the_published_one() {
        assert_eq!(digest(""), "cbf29ce484222325");
        assert_eq!(digest("a"), "af63dc4c8601ec8c");
        assert_eq!(digest("foobar"), "85944171f73967e8");
    }

    #[test]
    fn a_key_says_whether_answers_get_a_score() {
        assert!(is_graded_key(&key(vec![option("a", "One", true)])));
        assert!(!is_graded_key(&question_key(&Kind::<String>::Reflection)));
        assert!(!is_graded_key(&forecast_key(&Happened::<String>::Choice(vec![]))));
    }

    #[test]
    fn words_and_order_leave_the_key_alone_and_right_answers_do_not() {
        let before = key(vec![option("a", "One", true), option("b", "Two", false)]);
        assert_eq!(
            key(vec![option("b", "Twee", false), option("a", "Een", true)]),
            before
        );
        assert_ne!(
            key(vec![option("a", "One", false), option("b", "Two", true)]),
            before
        );
        assert_ne!(key(vec![option("a", "One", true)]), before);
    }
}
