//! How a learner stands with one question: tries, what came of them, and whether more can be made.

use super::{Again, Answer, Outcome, Record};
use crate::activity::Question;
use std::sync::Arc;

/// One try at a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Try<'p> {
    /// When, in milliseconds since 1970 UTC.
    pub time: u64,
    /// What was answered.
    pub answer: &'p Answer,
}

/// Whether a question can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can.
    Open,
    /// It is solved.
    Solved,
    /// No more: attempts are used up, or the learner asked for the answer.
    Ended,
}

/// How a learner stands with one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'p> {
    /// The tries of the present round, the oldest first.
    pub tries: Vec<Try<'p>>,
    /// Whether more can be made.
    pub state: State,
    /// The answer key is another one than when the learner last answered; the tries do not count.
    pub changed: bool,
}

impl Standing<'_> {
    /// How many tries are left, where they are limited.
    pub fn left<T>(&self, question: &Question<T>) -> Option<usize> {
        question
            .attempts
            .map(|all| usize::from(all).saturating_sub(self.tries.len()))
    }
}

/// How a learner stands with a question. `facts` are those about the question, `starts` those about its
/// quiz, each the oldest first.
pub fn standing<'p, T>(
    question: &Question<T>,
    facts: &'p [Arc<Record>],
    starts: &[Arc<Record>],
) -> Standing<'p> {
    let mut now = Standing {
        tries: Vec::new(),
        state: State::Open,
        changed: false,
    };
    let mut starts = starts.iter().peekable();
    for fact in facts {
        while let Some(start) = starts.next_if(|start| (start.time, start.id) < (fact.time, fact.id)) {
            now.start_again(start);
        }
        match &fact.outcome {
            Outcome::Answered(answer) => now.try_once(question, fact.time, answer),
            Outcome::GaveUp if now.state == State::Open => now.state = State::Ended,
            _ => {}
        }
    }
    starts.for_each(|start| now.start_again(start));
    now
}

impl<'p> Standing<'p> {
    fn start_again(&mut self, start: &Record) {
        let applies = match start.outcome {
            Outcome::Again(Again::All) => true,
            Outcome::Again(Again::Wrong) => self.state != State::Solved,
            _ => false,
        };
        if applies {
            *self = Self {
                tries: Vec::new(),
                state: State::Open,
                changed: false,
            };
        }
    }

    fn try_once<T>(&mut self, question: &Question<T>, time: u64, answer: &'p Answer) {
        if answer.key != question.key {
            *self = Self {
                tries: Vec::new(),
                state: State::Open,
                changed: true,
            };
            return;
        }
        // Two tabs may answer at once: what comes after the end changes nothing.
        if self.state != State::Open {
            return;
        }
        self.changed = false;
        self.tries.push(Try { time, answer });
        if answer.score.is_full() || !question.kind.is_graded() {
            self.state = State::Solved;
        } else if question
            .attempts
            .is_some_and(|all| self.tries.len() >= usize::from(all))
        {
            self.state = State::Ended;
        }
    }
}

/// How often a quiz was started anew, which decides what is drawn from its bank.
pub fn round(starts: &[Arc<Record>]) -> usize {
    let anew = |start: &&Arc<Record>| matches!(start.outcome, Outcome::Again(Again::All));
    starts.iter().filter(anew).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::Kind;
    use crate::progress::What;
    use crate::quiz::{Given, Score};

    fn question(attempts: Option<u8>) -> Question<String> {
        Question {
            id: "q".parse().unwrap(),
            question: String::new(),
            kind: Kind::TrueFalse {
                right: true,
                when_true: None,
                when_false: None,
            },
            hints: Vec::new(),
            attempts,
            shuffle: true,
            explanation: None,
            key: "now".into(),
        }
    }

    fn fact(time: u64, outcome: Outcome) -> Arc<Record> {
        let what: What = "c/l#q".parse().unwrap();
        Arc::new(Record::new("s".parse().unwrap(), time, [0; 10], what, outcome))
    }

    fn answered(time: u64, score: u16, key: &str) -> Arc<Record> {
        let answer = Answer {
            given: Given::Text("x".into()),
            score: Score(score),
            key: key.into(),
            confidence: None,
            hints: 0,
        };
        fact(time, Outcome::Answered(answer))
    }

    fn now(attempts: Option<u8>, facts: &[Arc<Record>], starts: &[Arc<Record>]) -> (usize, State, bool) {
        let question = question(attempts);
        let now = standing(&question, facts, starts);
        (now.tries.len(), now.state, now.changed)
    }

    #[test]
    fn tries_end_when_it_is_right_or_they_are_used_up() {
        let facts = [
            answered(1, 0, "now"),
            answered(2, 500, "now"),
            answered(3, 1000, "now"),
        ];
        assert_eq!(now(None, &facts[..2], &[]), (2, State::Open, false));
        assert_eq!(now(None, &facts, &[]), (3, State::Solved, false));
        assert_eq!(now(Some(2), &facts, &[]), (2, State::Ended, false));
        assert_eq!(
            now(None, &[answered(1, 0, "now"), fact(2, Outcome::GaveUp)], &[]),
            (1, State::Ended, false)
        );
    }

    #[test]
    fn a_changed_key_opens_the_question_again() {
        assert_eq!(
            now(Some(1), &[answered(1, 1000, "before")], &[]),
            (0, State::Open, true)
        );
        let facts = [answered(1, 1000, "before"), answered(2, 1000, "now")];
        assert_eq!(now(Some(1), &facts, &[]), (1, State::Solved, false));
    }

    #[test]
    fn only_what_was_wrong_is_asked_again() {
        let (wrong, all) = (
            fact(5, Outcome::Again(Again::Wrong)),
            fact(5, Outcome::Again(Again::All)),
        );
        assert_eq!(
            now(Some(1), &[answered(1, 0, "now")], std::slice::from_ref(&wrong)),
            (0, State::Open, false)
        );
        let solved = [answered(1, 1000, "now")];
        assert_eq!(
            now(Some(1), &solved, std::slice::from_ref(&wrong)),
            (1, State::Solved, false)
        );
        assert_eq!(
            now(Some(1), &solved, std::slice::from_ref(&all)),
            (0, State::Open, false)
        );
        let after = [answered(1, 0, "now"), answered(6, 1000, "now")];
        assert_eq!(
            now(Some(1), &after, std::slice::from_ref(&wrong)),
            (1, State::Solved, false)
        );
        assert_eq!(round(&[wrong, all]), 1);
    }
}
