//! A session: what is due, as far as ten minutes go.

use super::{Card, Day, Schedule};
use crate::Id;
use std::collections::VecDeque;

/// The longest session, in minutes.
pub const SESSION_MINUTES: usize = 10;

/// What a question is estimated to take, in seconds: to read it, think, and compare with the answer.
pub const SECONDS_A_QUESTION: usize = 30;

/// The most questions of a session.
pub const SESSION_QUESTIONS: usize = SESSION_MINUTES * 60 / SECONDS_A_QUESTION;

/// How many minutes so many questions take, rounded up.
pub fn minutes_for(questions: usize) -> usize {
    (questions * SECONDS_A_QUESTION).div_ceil(60)
}

/// Whether a session that started at `start` has lasted as long as one may. Both in milliseconds since 1970 UTC.
pub fn is_over(start: u64, now: u64) -> bool {
    now.saturating_sub(start) >= SESSION_MINUTES as u64 * 60_000
}

/// The questions of a session: the most urgent ones that are due, in an order that takes turns between courses,
/// because mixed practice is remembered better than practice in blocks (Rohrer and Taylor 2007).
pub fn session(schedule: &Schedule, today: Day) -> Vec<Card> {
    let mut due: Vec<&Card> = schedule.due(today).iter().collect();
    // A stable sort: questions that are as urgent as each other stay in the order of the schedule.
    due.sort_by(|a, b| b.urgency(today).total_cmp(&a.urgency(today)));
    due.truncate(SESSION_QUESTIONS);
    let mut courses: VecDeque<(&Id, VecDeque<&Card>)> = VecDeque::new();
    for card in due {
        let course = &card.item.lesson.course;
        match courses.iter_mut().find(|(known, _)| *known == course) {
            Some((_, cards)) => cards.push_back(card),
            None => courses.push_back((course, VecDeque::from([card]))),
        }
    }
    let mut session = Vec::new();
    while let Some((course, mut cards)) = courses.pop_front() {
        if let Some(card) = cards.pop_front() {
            session.push(card.clone());
            courses.push_back((course, cards));
        }
    }
    session
}
