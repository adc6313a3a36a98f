//! The weekly goal, for learners who want one.

use super::Day;
use crate::progress::{Outcome, Progress};
use std::collections::BTreeSet;

/// On how many days of this week (ISO 8601, from Monday) the learner worked at something.
pub fn days_worked(progress: &Progress, today: Day, offset: i32) -> usize {
    let week = today.monday()..today.monday().plus(7);
    let days: BTreeSet<Day> = progress
        .iter()
        .flat_map(|(_, facts)| facts)
        .filter(|fact| is_work(&fact.outcome))
        .map(|fact| Day::of(fact.time, offset))
        .filter(|day| week.contains(day))
        .collect();
    days.len()
}

fn is_work(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Done(_)
        | Outcome::Answered(_)
        | Outcome::GaveUp
        | Outcome::Reviewed(_)
        | Outcome::Polled(_)
        | Outcome::Reflected(_)
        | Outcome::Noted(_) => true,
        Outcome::NotDone
        | Outcome::Again(_)
        | Outcome::NoteRemoved(_)
        | Outcome::Bookmarked(_)
        | Outcome::NotBookmarked
        | Outcome::Reset
        | Outcome::TakenBack(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{DAY, fact};
    use super::*;
    use crate::progress::{How, Recall};

    #[test]
    fn days_of_this_week_count_once_each() {
        // 2026-11-22 is a Sunday.
        let sunday = 20_779;
        let facts = [
            fact((sunday - 7) * DAY, Outcome::Done(How::Marked)),
            fact((sunday - 6) * DAY, Outcome::Done(How::Marked)),
            fact((sunday - 6) * DAY + 9, Outcome::Reviewed(Recall::DidNot)),
            fact((sunday - 1) * DAY, Outcome::NotDone),
            // Half an hour before midnight in London is Sunday in Amsterdam.
            fact(sunday * DAY - 1_800_000, Outcome::GaveUp),
            fact((sunday + 1) * DAY, Outcome::GaveUp),
        ];
        let progress = Progress::of(&facts.into_iter().collect());
        assert_eq!(days_worked(&progress, Day(sunday as i64), 60), 2);
        assert_eq!(days_worked(&progress, Day(sunday as i64 + 1), 60), 1);
        assert_eq!(days_worked(&Progress::default(), Day(0), 0), 0);
    }
}
