//! Everything a learner did, in one pass over what counts.

use super::{Clock, Sure, Week};
use crate::Id;
use crate::activity::reflection_key;
use crate::progress::{Answer, Outcome, Progress, Record, What};
use crate::quiz::Score;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a learner did on a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learning {
    /// By course, also those that the site no longer has.
    pub courses: BTreeMap<Id, CourseFacts>,
    /// The last weeks, the oldest first.
    pub weeks: Vec<Week>,
}

/// What was done in a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CourseFacts {
    /// How many facts are kept of it.
    pub facts: usize,
    /// By lesson, also those that the course no longer has.
    pub lessons: BTreeMap<Id, LessonFacts>,
    /// Answers with a confidence, in no order.
    pub sure: Vec<Sure>,
}

/// What was done in a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LessonFacts {
    /// Since when it is done, in milliseconds since 1970 UTC.
    pub done: Option<u64>,
    /// Its questions and forecasts.
    pub tally: Tally,
}

/// Results of questions and forecasts. Of each, the best answer that still counts is taken, in whatever round it was given
/// and whatever the answer key was then; what is not graded is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were answered.
    pub answered: u32,
    /// How many were answered all right.
    pub solved: u32,
    /// Sum of the best scores, in thousandths.
    points: u64,
}

impl Tally {
    /// Mean of the best scores in whole percent, rounded down: only where all are solved it is 100.
    pub fn percent(self) -> Option<u32> {
        let mean = (self.points / 10).checked_div(u64::from(self.answered))?;
        u32::try_from(mean).ok()
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            answered: self.answered + other.answered,
            solved: self.solved + other.solved,
            points: self.points + other.points,
        }
    }

    fn take(&mut self, best: Score) {
        self.answered += 1;
        self.solved += u32::from(best.is_full());
        self.points += u64::from(best.min(Score::FULL).0);
    }
}

impl Learning {
    /// Gathers all that counts, seen from a moment and a place on earth.
    pub fn of(progress: &Progress, clock: Clock) -> Self {
        let mut learning = Self {
            courses: BTreeMap::new(),
            weeks: clock.weeks(),
        };
        let (ungraded, this_week) = (reflection_key(), clock.week(clock.now));
        for (what, facts) in progress.iter() {
            for fact in facts {
                let ago = this_week - clock.week(fact.time);
                let place = usize::try_from(ago).ok();
                let place = place.and_then(|ago| learning.weeks.len().checked_sub(ago + 1));
                if let Some(week) = place.and_then(|place| learning.weeks.get_mut(place)) {
                    week.facts += 1;
                }
            }
            let Some(course) = what.course() else { continue };
            // Ids are cloned for the first fact only.
            if !learning.courses.contains_key(course) {
                learning.courses.insert(course.clone(), CourseFacts::default());
            }
            if let Some(course) = learning.courses.get_mut(course) {
                course.take(progress, what, facts, &ungraded);
            }
        }
        learning
    }

    /// How many lessons are done in all courses, also those that are gone.
    pub fn done(&self) -> usize {
        let lessons = self.courses.values().flat_map(|course| course.lessons.values());
        lessons.filter(|lesson| lesson.done.is_some()).count()
    }

    /// The results of all courses together.
    pub fn tally(&self) -> Tally {
        let courses = self.courses.values().map(CourseFacts::tally);
        courses.fold(Tally::default(), Tally::and)
    }

    /// All answers with a confidence, in order of time.
    pub fn sure(&self) -> Vec<Sure> {
        let mut all: Vec<Sure> = self
            .courses
            .values()
            .flat_map(|course| &course.sure)
            .copied()
            .collect();
        all.sort_unstable();
        all
    }
}

impl CourseFacts {
    /// The results of all lessons together.
    pub fn tally(&self) -> Tally {
        let lessons = self.lessons.values().map(|lesson| lesson.tally);
        lessons.fold(Tally::default(), Tally::and)
    }

    fn take(&mut self, progress: &Progress, what: &What, facts: &[Arc<Record>], ungraded: &str) {
        self.facts += facts.len();
        match what {
            What::Lesson(lesson) => self.lesson(&lesson.lesson).done = progress.done_at(lesson),
            What::Item(item) => {
                let answers = || facts.iter().filter_map(|fact| graded(fact, ungraded));
                if let Some(best) = answers().map(|(_, answer)| answer.score).max() {
                    self.lesson(&item.lesson.lesson).tally.take(best);
                }
                self.sure.extend(answers().filter_map(|(time, answer)| {
                    Some(Sure {
                        time,
                        confidence: answer.confidence?,
                        score: answer.score,
                    })
                }));
            }
            What::Site | What::Course(_) => {}
        }
    }

    fn lesson(&mut self, id: &Id) -> &mut LessonFacts {
        // The entry takes an id of its own; most lessons have a handful of items, so few are thrown away.
        self.lessons.entry(id.clone()).or_default()
    }
}

fn graded<'r>(fact: &'r Record, ungraded: &str) -> Option<(u64, &'r Answer)> {
    match &fact.outcome {
        Outcome::Answered(answer) if answer.key != ungraded => Some((fact.time, answer)),
        _ => None,
    }
}
