//! What an answer scores. The formulas stand in `docs/activities.md` too.

use super::fold::{Decompose, fold, is_near};
use super::number::is_within;
use super::{Given, parse_number};
use crate::Id;
use crate::activity::{Accepted, AcceptedNumber, Blank, Choice, Gap, Happened, Item, Kind, Pair};
use crate::json::FromJson;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A share of what can be had, in thousandths, rounded down: only an answer that is all right has 1000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Score(pub u16);

impl Score {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// All there is.
    pub const FULL: Self = Self(1000);

    /// Whether it is all there is.
    pub fn is_full(self) -> bool {
        self >= Self::FULL
    }

    /// As a whole percentage, rounded down.
    pub fn percent(self) -> u16 {
        self.0.min(1000) / 10
    }

    fn ratio(part: usize, whole: usize) -> Self {
        let thousandths = (part.min(whole) * 1000).checked_div(whole).unwrap_or(0);
        Self(u16::try_from(thousandths).unwrap_or(1000))
    }

    fn right(is_right: bool) -> Self {
        if is_right { Self::FULL } else { Self::NONE }
    }
}

/// What an answer to a question scores. An answer of another type than the question wants scores nothing.
pub fn score<T>(kind: &Kind<T>, given: &Given, decompose: Decompose) -> Score {
    match (kind, given) {
        (Kind::Single { options }, Given::Chosen(chosen)) => {
            match chosen.iter().collect::<Vec<_>>().as_slice() {
                [only] => single(options, only),
                _ => Score::NONE,
            }
        }
        (Kind::Multiple { options }, Given::Chosen(chosen)) => multiple(options, chosen),
        (Kind::TrueFalse { right, .. }, Given::Chosen(chosen)) => {
            let only = if *right { "true" } else { "false" };
            Score::right(chosen.len() == 1 && chosen.iter().all(|id| id.as_str() == only))
        }
        (Kind::ShortText(blank), Given::Text(text)) => {
            fitting(blank, text, decompose).map_or(Score::NONE, |a| a.credit)
        }
        (
            Kind::Number {
                answers, unit, units, ..
            },
            Given::Text(text),
        ) => {
            fitting_number(answers, unit.as_deref(), units, text, decompose).map_or(Score::NONE, |a| a.credit)
        }
        (Kind::Matching { pairs, .. }, Given::Matched(matched)) => matching(pairs, matched),
        (Kind::Ordering { items, .. }, Given::Ordered(order)) => ordering(items, order),
        (Kind::Cloze { gaps, .. }, Given::Filled(filled)) => {
            let total: usize = gaps
                .iter()
                .map(|gap| {
                    let words = filled.get(gap.id()).map_or("", String::as_str);
                    usize::from(score_gap(gap, words, decompose).0)
                })
                .sum();
            Score::ratio(total, gaps.len() * 1000)
        }
        (Kind::Reflection, Given::Text(_)) => Score::right(!given.is_empty()),
        _ => Score::NONE,
    }
}

/// Whether what was filled into one gap, or matched with one item, is all right.
pub fn is_right<T>(kind: &Kind<T>, part: &Id, given: &Given, decompose: Decompose) -> bool {
    match (kind, given) {
        (Kind::Matching { pairs, .. }, Given::Matched(matched)) => pairs
            .iter()
            .any(|pair| pair.id == *part && matched.get(part) == Some(&pair.answer)),
        (Kind::Cloze { gaps, .. }, Given::Filled(_)) => gaps
            .iter()
            .find(|gap| gap.id() == part)
            .is_some_and(|gap| score_gap(gap, given.filled(part), decompose).is_full()),
        _ => false,
    }
}

/// What a prediction scores, once it is known what happened.
pub fn score_forecast<T>(happened: &Happened<T>, given: &Given) -> Score {
    match (happened, given) {
        (Happened::Choice(options), Given::Chosen(chosen)) => Score::right(
            !chosen.is_empty()
                && chosen
                    .iter()
                    .all(|id| options.iter().any(|o| o.right && o.id == *id)),
        ),
        (Happened::Number { answer, .. }, Given::Text(text)) => Score::right(
            parse_number(text).is_some_and(|n| is_within(n.value, answer.value, answer.tolerance)),
        ),
        _ => Score::NONE,
    }
}

fn single<T>(options: &[Choice<T>], chosen: &Id) -> Score {
    let option = options.iter().find(|option| option.id == *chosen);
    option.map_or(Score::NONE, |option| {
        if option.right { Score::FULL } else { option.credit }
    })
}

fn multiple<T>(options: &[Choice<T>], chosen: &BTreeSet<Id>) -> Score {
    let right = || options.iter().filter(|option| option.right);
    let found = right().filter(|option| chosen.contains(&option.id)).count();
    // Whatever else was chosen is wrong, also what is no option.
    Score::ratio((2 * found).saturating_sub(chosen.len()), right().count())
}

fn matching<T>(pairs: &[Pair<T>], matched: &BTreeMap<Id, Id>) -> Score {
    let right = pairs
        .iter()
        .filter(|pair| matched.get(&pair.id) == Some(&pair.answer))
        .count();
    Score::ratio(right, pairs.len())
}

fn ordering<T>(items: &[Item<T>], order: &[Id]) -> Score {
    let place = |id: &Id| order.iter().position(|given| given == id);
    let (mut right, mut wrong, mut all) = (0_usize, 0_usize, 0_usize);
    for (index, first) in items.iter().enumerate() {
        for second in items.iter().skip(index + 1) {
            all += 1;
            match (place(&first.id), place(&second.id)) {
                (Some(a), Some(b)) if a < b => right += 1,
                _ => wrong += 1,
            }
        }
    }
    if all == 0 {
        return Score::right(items.len() == order.len());
    }
    Score::ratio(right.saturating_sub(wrong), all)
}

fn score_gap<T>(gap: &Gap<T>, words: &str, decompose: Decompose) -> Score {
    match gap {
        Gap::Typed { blank, .. } => fitting(blank, words, decompose).map_or(Score::NONE, |a| a.credit),
        Gap::Chosen { options, .. } => words.parse().map_or(Score::NONE, |id| single(options, &id)),
    }
}

/// The answer that a typed text fits: the best of those that fit exactly, else the best of those
/// that fit but for the slips that are forgiven.
pub(super) fn fitting<'b, T>(
    blank: &'b Blank<T>,
    text: &str,
    decompose: Decompose,
) -> Option<&'b Accepted<T>> {
    let typed = fold(text, decompose);
    if typed.is_empty() {
        return None;
    }
    let folded: Vec<_> = blank
        .answers
        .iter()
        .map(|answer| (fold(&answer.text, decompose), answer))
        .collect();
    let best = |fits: &dyn Fn(&str) -> bool| {
        let fitting = folded.iter().filter(|(answer, _)| fits(answer));
        fitting
            .map(|(_, answer)| *answer)
            .max_by_key(|answer| answer.credit)
    };
    best(&|answer| answer == typed).or_else(|| {
        best(&|answer| {
            let slips = usize::from(blank.spelling).min(answer.chars().count() / 4);
            slips > 0 && is_near(answer, &typed, slips)
        })
    })
}

/// The answer that a typed number fits; none where its unit is another one.
pub(super) fn fitting_number<'n, T>(
    answers: &'n [AcceptedNumber<T>],
    unit: Option<&str>,
    units: &[String],
    text: &str,
    decompose: Decompose,
) -> Option<&'n AcceptedNumber<T>> {
    let number = parse_number(text)?;
    let same = |unit: &str| {
        // Signs such as % and € fold to nothing, so they are compared as they are too.
        unit == number.unit
            || !fold(unit, decompose).is_empty() && fold(unit, decompose) == fold(number.unit, decompose)
    };
    if !number.unit.is_empty() && !unit.is_some_and(same) && !units.iter().any(|unit| same(unit)) {
        return None;
    }
    let fitting = answers
        .iter()
        .filter(|a| is_within(number.value, a.value, a.tolerance));
    // Of answers that are worth the same, the one with the narrower bounds says more.
    fitting.max_by(|a, b| a.credit.cmp(&b.credit).then(b.tolerance.total_cmp(&a.tolerance)))
}

impl FromJson for Score {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        u16::from_json(value).map(Self)
    }
}
