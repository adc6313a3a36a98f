//! What comes back, as signals over progress and settings.

use super::{Learner, Settings};
use crate::browser::{now, offset};
use crate::storage;
use leerkring_core::review::{Day, Schedule, days_worked};
use leptos::prelude::*;

/// What comes back, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The learner's own today.
    pub today: Day,
    /// The questions.
    pub schedule: Schedule,
    /// Days worked this week and days wanted, where the learner has a goal.
    pub week: Option<(usize, usize)>,
}

/// What comes back, as signals.
#[derive(Clone, Copy)]
pub struct Review {
    /// The reader's choices, once they have been read.
    pub settings: RwSignal<Option<Settings>>,
    /// Nothing before everything that was kept has been read.
    pub plan: Memo<Option<Plan>>,
}

impl Review {
    /// Of a learner. Nothing is worked out before somebody looks.
    pub fn of(learner: Learner) -> Self {
        let settings = RwSignal::new(None);
        // Once, after the first drawing; from then on only the learner's own hand changes them.
        Effect::new(move |_| settings.set(Some(storage::settings())));
        let plan = Memo::new(move |_| {
            let settings = settings.get()?;
            if !learner.is_open() {
                return None;
            }
            let (offset, progress) = (offset(), learner.progress.read());
            let today = Day::of(now(), offset);
            Some(Plan {
                today,
                schedule: Schedule::of(&progress, settings.scope(), offset),
                week: settings
                    .goal()
                    .map(|goal| (days_worked(&progress, today, offset), goal)),
            })
        });
        Self { settings, plan }
    }

    /// Changes the reader's choices, as they stand in storage now.
    pub fn change(self, act: impl FnOnce(&mut Settings)) {
        let mut settings = storage::settings();
        act(&mut settings);
        // Where the browser refuses, the choice holds until the page is closed; the page says so elsewhere.
        storage::keep_settings(&settings);
        self.settings.set(Some(settings));
    }
}
