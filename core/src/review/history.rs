//! Which facts about a question are ratings of how well it is known.

use super::Day;
use crate::activity::is_graded_key;
use crate::progress::{Outcome, Recall, Record};
use std::sync::Arc;

/// Which questions come back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those that were missed at least once.
    #[default]
    Missed,
    /// All that were answered.
    All,
}

/// What is known of a question from its facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct History {
    /// Ratings, the oldest first.
    pub(super) ratings: Vec<(Day, Recall)>,
    /// Digest of the answer key that was answered last; none where the learner only asked for the answer.
    pub(super) key: Option<String>,
}

/// The ratings in the facts about one item; none where it does not come back.
///
/// A try in a lesson rates the question once a day, by the worst try of that day: what comes after a miss says only
/// whether the feedback was read. Giving up counts as a miss. With [`Scope::Missed`] nothing counts before
/// the first miss. When the answer key has changed, the question is another one, and its history starts anew.
pub(super) fn history(facts: &[Arc<Record>], scope: Scope, offset: i32) -> Option<History> {
    let mut all = History::default();
    for fact in facts {
        let day = Day::of(fact.time, offset);
        let from_lesson = match &fact.outcome {
            Outcome::Reviewed(recall) => {
                all.ratings.push((day, *recall));
                continue;
            }
            Outcome::Answered(answer) if is_graded_key(&answer.key) => {
                if all.key.as_ref().is_some_and(|key| *key != answer.key) {
                    all.ratings.clear();
                }
                all.key = Some(answer.key.clone());
                if answer.score.is_full() {
                    Recall::Knew
                } else {
                    Recall::DidNot
                }
            }
            Outcome::GaveUp => Recall::DidNot,
            _ => continue,
        };
        match all.ratings.last_mut() {
            Some((last, rated)) if *last >= day => {
                if from_lesson == Recall::DidNot {
                    *rated = Recall::DidNot;
                }
            }
            _ => all.ratings.push((day, from_lesson)),
        }
    }
    if scope == Scope::Missed {
        let before = |rating: &&(Day, Recall)| rating.1 == Recall::Knew;
        let known = all.ratings.iter().take_while(before).count();
        all.ratings.drain(..known);
    }
    (!all.ratings.is_empty()).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DAY, answered, fact};
    use super::*;
    use crate::activity::{Kind, question_key};

    fn ratings(facts: &[Record], scope: Scope) -> Vec<(i64, bool)> {
        let facts: Vec<Arc<Record>> = facts.iter().cloned().map(Arc::new).collect();
        let history = history(&facts, scope, 0).unwrap_or_default();
        history
            .ratings
            .into_iter()
            .map(|(day, recall)| (day.0, recall == Recall::Knew))
            .collect()
    }

    #[test]
    fn the_worst_try_of_a_day_counts() {
        let facts = [
            answered(1, 500, "k"),
            answered(2, 1000, "k"),
            answered(DAY, 1000, "k"),
            answered(DAY + 1, 0, "k"),
            answered(DAY + 2, 1000, "k"),
            fact(2 * DAY, Outcome::GaveUp),
        ];
        assert_eq!(
            ratings(&facts, Scope::Missed),
            [(0, false), (1, false), (2, false)]
        );
    }

    #[test]
    fn what_was_never_missed_comes_back_only_if_all_do() {
        let right = [answered(1, 1000, "k")];
        assert_eq!(ratings(&right, Scope::Missed), []);
        assert_eq!(ratings(&right, Scope::All), [(0, true)]);
        let missed = [
            answered(1, 1000, "k"),
            answered(DAY, 0, "k"),
            fact(2 * DAY, Outcome::Reviewed(Recall::Knew)),
        ];
        assert_eq!(ratings(&missed, Scope::Missed), [(1, false), (2, true)]);
        assert_eq!(ratings(&missed, Scope::All).len(), 3);
    }

    #[test]
    fn a_changed_key_starts_anew() {
        let facts = [answered(1, 0, "k"), answered(DAY, 1000, "other")];
        assert_eq!(ratings(&facts, Scope::Missed), []);
        assert_eq!(ratings(&facts, Scope::All), [(1, true)]);
    }

    #[test]
    fn forecasts_and_ungraded_questions_do_not_come_back() {
        let ungraded = question_key(&Kind::<String>::Reflection);
        for key in [ungraded.as_str(), "forecast-0123456789abcdef"] {
            assert_eq!(ratings(&[answered(1, 0, key)], Scope::All), [], "{key}");
        }
        assert_eq!(ratings(&[fact(1, Outcome::NotDone)], Scope::All), []);
    }
}
