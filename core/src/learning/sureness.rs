//! How sure a learner was and how often right: over all answers, in a word, and over time.

use crate::quiz::{Calibration, Score};

/// From how many answers on something is said about them.
pub const ENOUGH: usize = 10;

/// At most this many stretches are told apart.
const STRETCHES: usize = 12;

/// Below this many percentage points a difference is not worth a word.
const SMALL: f64 = 5.0;

/// An answer of which the learner said how sure they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sure {
    /// When, in milliseconds since 1970 UTC. First, so that they sort by time.
    pub time: u64,
    /// How sure, in percent.
    pub confidence: u8,
    /// What it scored.
    pub score: Score,
}

/// What can be said of how sure and how right somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too few answers to say anything; so many more are needed.
    TooFew(usize),
    /// The difference is less than five percentage points.
    Fits,
    /// The difference is no larger than two standard errors: it may be chance.
    Unclear,
    /// More often sure than right.
    Over,
    /// More often right than sure.
    Under,
}

/// A number of answers in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The number of its first answer, counted from 1.
    pub from: usize,
    /// The number of its last answer.
    pub to: usize,
    /// When that was given, in milliseconds since 1970 UTC.
    pub until: u64,
    /// Mean squared difference between how sure and what came out, in hundredths (Brier 1950): 0 is perfect, 25 is
    /// what "fifty-fifty" gets every time, 100 is certain and wrong.
    pub brier: u32,
}

/// How sure a learner was and how often right.
#[derive(Clone, Debug, PartialEq)]
pub struct Sureness {
    /// By level of confidence.
    pub calibration: Calibration,
    /// Mean confidence in percent, rounded.
    pub sure: u32,
    /// How many of a hundred answers were right, rounded.
    pub right: u32,
    /// What can be said of the two.
    pub verdict: Verdict,
    /// Over time, the oldest first: tens of answers, or multiples of ten where there would be more than twelve. The last
    /// stretch takes what is left over. None below [`ENOUGH`] answers.
    pub stretches: Vec<Stretch>,
}

impl Sureness {
    /// From answers in order of time; `None` without any.
    pub fn of(answers: &[Sure]) -> Option<Self> {
        let count = answers.len();
        if count == 0 {
            return None;
        }
        let p = |answer: &Sure| f64::from(answer.confidence.min(100)) / 100.0;
        let sure: f64 = answers.iter().map(p).sum();
        let right = answers.iter().filter(|answer| answer.score.is_full()).count();
        // If every answer is right with the chance that the learner gave it, the number of right ones varies by
        // the variance of a sum of independent trials: Σ p (1 − p).
        let error = answers
            .iter()
            .map(|answer| p(answer) * (1.0 - p(answer)))
            .sum::<f64>()
            .sqrt();
        let too_many = sure - right as f64;
        let verdict = if count < ENOUGH {
            Verdict::TooFew(ENOUGH - count)
        } else if too_many.abs() * 100.0 < SMALL * count as f64 {
            Verdict::Fits
        } else if too_many.abs() <= 2.0 * error {
            Verdict::Unclear
        } else if too_many > 0.0 {
            Verdict::Over
        } else {
            Verdict::Under
        };
        Some(Self {
            calibration: Calibration::of(answers.iter().map(|answer| (answer.confidence, answer.score))),
            sure: percent(sure, count),
            right: percent(right as f64, count),
            verdict,
            stretches: stretches(answers),
        })
    }
}

/// A share of a number, in whole percent.
fn percent(part: f64, count: usize) -> u32 {
    // A share of at most 1, so the cast holds it.
    (part * 100.0 / count as f64).round() as u32
}

fn stretches(answers: &[Sure]) -> Vec<Stretch> {
    let size = (answers.len() / ENOUGH).div_ceil(STRETCHES).max(1) * ENOUGH;
    let (count, mut from) = (answers.len() / size, 0);
    (1..=count)
        .filter_map(|number| {
            let to = if number == count {
                answers.len()
            } else {
                number * size
            };
            let these = answers.get(from..to)?;
            let brier = Calibration::of(these.iter().map(|answer| (answer.confidence, answer.score))).brier?;
            let stretch = Stretch {
                from: from + 1,
                to,
                until: these.last()?.time,
                brier: percent(brier, 1),
            };
            from = to;
            Some(stretch)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(of: &[(u8, usize, usize)]) -> Vec<Sure> {
        let mut all = Vec::new();
        for (confidence, right, wrong) in of {
            let scores = [vec![Score::FULL; *right], vec![Score::NONE; *wrong]].concat();
            all.extend(scores.into_iter().map(|score| Sure {
                time: 0,
                confidence: *confidence,
                score,
            }));
        }
        all
    }

    fn verdict(of: &[(u8, usize, usize)]) -> Verdict {
        Sureness::of(&answers(of)).unwrap().verdict
    }

    #[test]
    fn what_is_said_depends_on_how_many_answers_there_are() {
        assert_eq!(verdict(&[(100, 3, 4)]), Verdict::TooFew(3));
        assert_eq!(verdict(&[(80, 8, 2)]), Verdict::Fits);
        // 80 sure, 60 right: with ten answers that is chance, with two hundred it is not.
        assert_eq!(verdict(&[(80, 6, 4)]), Verdict::Unclear);
        assert_eq!(verdict(&[(80, 120, 80)]), Verdict::Over);
        assert_eq!(verdict(&[(40, 120, 80)]), Verdict::Under);
        // "Certain" leaves nothing to chance.
        assert_eq!(verdict(&[(100, 9, 1)]), Verdict::Over);
    }

    #[test]
    fn means_are_rounded_and_nothing_is_said_of_nothing() {
        let seen = Sureness::of(&answers(&[(100, 1, 1), (60, 1, 0)])).unwrap();
        assert_eq!((seen.sure, seen.right), (87, 67));
        assert_eq!(Sureness::of(&[]), None);
    }

    #[test]
    fn stretches_as_worked_out_by_hand() {
        let seen = Sureness::of(&answers(&[(80, 10, 0), (80, 0, 5), (20, 0, 5), (100, 3, 0)])).unwrap();
        let stretches: Vec<_> = seen.stretches.iter().map(|s| (s.from, s.to, s.brier)).collect();
        // 0.2² = 0.04; (5 × 0.8² + 5 × 0.2² + 3 × 0²) ÷ 13 = 0.2615…
        assert_eq!(stretches, [(1, 10, 4), (11, 23, 26)]);
    }

    proptest! {
        #[test]
        fn stretches_hold_every_answer_once(
            given in prop::collection::vec((prop_oneof![Just(20_u8), Just(60), Just(100)], any::<bool>()), 0..700)
        ) {
            let answers: Vec<Sure> = given.iter().enumerate().map(|(time, (confidence, right))| Sure {
                time: time as u64,
                confidence: *confidence,
                score: if *right { Score::FULL } else { Score::NONE },
            }).collect();
            let Some(seen) = Sureness::of(&answers) else {
                prop_assert!(answers.is_empty());
                return Ok(());
            };
            prop_assert!(seen.stretches.len() <= STRETCHES);
            prop_assert_eq!(seen.stretches.is_empty(), answers.len() < ENOUGH);
            let mut next = 1;
            let mut sum = 0.0;
            for stretch in &seen.stretches {
                prop_assert_eq!(stretch.from, next);
                prop_assert!(stretch.to + 1 - stretch.from >= ENOUGH && stretch.brier <= 100);
                sum += f64::from(stretch.brier) * (stretch.to + 1 - stretch.from) as f64;
                next = stretch.to + 1;
            }
            if !seen.stretches.is_empty() {
                prop_assert_eq!(next, answers.len() + 1);
                // Rounding moves each stretch by half a hundredth at most.
                let overall = seen.calibration.brier.unwrap() * 100.0;
                prop_assert!((sum / answers.len() as f64 - overall).abs() <= 0.5 + 1e-9);
            }
        }
    }
}
