//! The facts sorted into kinds that a learner knows, and how many there are.

use crate::progress::{Outcome, Progress, What};
use std::collections::BTreeSet;

/// A kind of fact, as learners think of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Lessons that were read.
    Lessons,
    /// Answers to questions, forecasts and polls, and reviews.
    Answers,
    /// Reflections, notes, bookmarks.
    Words,
    /// Starting again, and undoing it.
    Starts,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 4] = [Self::Lessons, Self::Answers, Self::Words, Self::Starts];

    /// The kind of a fact.
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Done(_) | Outcome::NotDone => Self::Lessons,
            Outcome::Answered(_) | Outcome::GaveUp | Outcome::Reviewed(_) | Outcome::Polled(_) => {
                Self::Answers
            }
            Outcome::Reset | Outcome::Again(_) | Outcome::TakenBack(_) => Self::Starts,
            own_words => {
                debug_assert!(own_words.is_own_words(), "{own_words:?}");
                Self::Words
            }
        }
    }
}

/// What the progress adds up to, in numbers a learner knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lessons done.
    pub lessons: usize,
    /// Questions, forecasts and polls answered.
    pub answers: usize,
    /// Reflections and notes written.
    pub words: usize,
}

/// Adds the progress up.
pub fn tally(progress: &Progress) -> Tally {
    let mut tally = Tally::default();
    for (what, facts) in progress.iter() {
        let mut notes = BTreeSet::new();
        let (mut answered, mut reflected) = (false, false);
        for fact in facts {
            match &fact.outcome {
                Outcome::Answered(_) | Outcome::Polled(_) => answered = true,
                Outcome::Reflected(given) => reflected = !given.is_empty(),
                Outcome::Noted(note) => {
                    notes.insert(note.id);
                }
                Outcome::NoteRemoved(id) => {
                    notes.remove(id);
                }
                _ => {}
            }
        }
        if let What::Lesson(lesson) = what {
            tally.lessons += usize::from(progress.is_done(lesson));
        }
        tally.answers += usize::from(answered);
        tally.words += notes.len() + usize::from(reflected);
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{How, Note, Record};
    use crate::quiz::Given;
    use uuid::Uuid;

    #[test]
    fn what_counts_is_counted_once() {
        let note = |id| {
            Outcome::Noted(Note {
                id: Uuid::from_u128(id),
                anchor: Default::default(),
                text: String::new(),
            })
        };
        let facts = [
            ("c/a", Outcome::Done(How::Marked)),
            ("c/b", Outcome::Done(How::Marked)),
            ("c/b", Outcome::NotDone),
            ("c/a", note(1)),
            ("c/a", note(1)),
            ("c/a", note(2)),
            ("c/a", Outcome::NoteRemoved(Uuid::from_u128(2))),
            ("c/a#p", Outcome::Polled(Given::Text("x".into()))),
            ("c/a#p", Outcome::Polled(Given::Text("y".into()))),
            ("c/a#r", Outcome::Reflected(Given::Text("mine".into()))),
        ];
        let records = facts.into_iter().zip(1..).map(|((what, outcome), time)| {
            let what: What = what.parse().unwrap();
            Record::new("s".parse().unwrap(), time, [0; 10], what, outcome)
        });
        let tally = tally(&Progress::of(&records.collect()));
        assert_eq!((tally.lessons, tally.answers, tally.words), (1, 1, 2));
    }
}
