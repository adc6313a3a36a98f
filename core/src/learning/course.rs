//! What was done in a course, held against the course as it is now.

use super::{CourseFacts, Tally};
use crate::contract::Course;
use crate::{Id, Lang};

/// A course as a learner stands with it.
#[derive(Clone, Debug, PartialEq)]
pub struct InCourse {
    /// Its lessons in order, then those that left it and of which something is kept.
    pub lines: Vec<Line>,
    /// How many of its lessons are done. Lessons that left it do not count.
    pub done: usize,
    /// How many lessons it has.
    pub all: usize,
    /// Effort of the lessons that are done, in minutes; where all are, what the course says of itself.
    pub minutes: u32,
    /// All results of lessons that it has.
    pub tally: Tally,
}

/// A lesson of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its id.
    pub id: Id,
    /// Its title and the title's language; none where the lesson left the course.
    pub title: Option<(String, Lang)>,
    /// Its effort in minutes.
    pub minutes: u32,
    /// Since when it is done, in milliseconds since 1970 UTC.
    pub done: Option<u64>,
    /// Its questions and forecasts.
    pub tally: Tally,
}

impl InCourse {
    /// Holds facts against a course.
    pub fn of(course: &Course, facts: &CourseFacts) -> Self {
        let mut gone = facts.lessons.clone();
        let mut lines: Vec<Line> = course
            .lessons()
            .map(|card| {
                let facts = gone.remove(&card.id).unwrap_or_default();
                Line {
                    id: card.id.clone(),
                    title: Some((card.title.clone(), card.lang.clone())),
                    minutes: card.minutes,
                    done: facts.done,
                    tally: facts.tally,
                }
            })
            .collect();
        let all = lines.len();
        let done = lines.iter().filter(|line| line.done.is_some()).count();
        let of_lessons = || lines.iter().filter(|line| line.done.is_some());
        let minutes = if all > 0 && done == all {
            course.minutes
        } else {
            of_lessons().map(|line| line.minutes).sum()
        };
        let tally = lines
            .iter()
            .map(|line| line.tally)
            .fold(Tally::default(), Tally::and);
        lines.extend(gone.into_iter().map(|(id, facts)| Line {
            id,
            title: None,
            minutes: 0,
            done: facts.done,
            tally: facts.tally,
        }));
        Self {
            lines,
            done,
            all,
            minutes,
            tally,
        }
    }

    /// Whether every lesson is done. A course without lessons never is.
    pub fn is_finished(&self) -> bool {
        self.all > 0 && self.done == self.all
    }

    /// When the first and the last lesson were done, in milliseconds since 1970 UTC.
    pub fn span(&self) -> Option<(u64, u64)> {
        let times = || self.present().filter_map(|line| line.done);
        Some((times().min()?, times().max()?))
    }

    /// The lessons that the course has.
    pub fn present(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.title.is_some())
    }
}
