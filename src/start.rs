//! Starts the entries of the app. Each names its own pages and documents, so that the others' are not linked.

use crate::app;
use crate::browser::{Follow, Start, keep_desk, keep_lesson, keep_reading, start};
use crate::route::Entry;

/// Starts [`Entry::Reading`].
pub fn reading() {
    start(Start {
        entry: Entry::Reading,
        pages: app::reading,
        keep: keep_reading,
        follow: Follow::LEARNER,
        provide_own: app::provide_reading,
    });
}

/// Starts [`Entry::Lesson`].
pub fn lesson() {
    start(Start {
        entry: Entry::Lesson,
        pages: app::lesson,
        keep: keep_lesson,
        follow: Follow::LEARNER,
        provide_own: || {},
    });
}

/// Starts [`Entry::Review`].
pub fn review() {
    start(Start {
        entry: Entry::Review,
        pages: app::review,
        keep: |_, _, _| {},
        follow: Follow::LEARNER,
        provide_own: || {},
    });
}

/// Starts [`Entry::Desk`].
pub fn desk() {
    start(Start {
        entry: Entry::Desk,
        pages: app::desk,
        keep: keep_desk,
        follow: Follow::LEARNER,
        provide_own: || {},
    });
}

/// Starts [`Entry::Discussion`]: its own pages, and threads below a lesson where the page asks for them.
pub fn discussion() {
    start(Start {
        entry: Entry::Discussion,
        pages: app::discussion,
        keep: |_, _, _| {},
        follow: Follow::NOBODY,
        provide_own: || {},
    });
}

/// Starts [`Entry::Staff`].
pub fn staff() {
    start(Start {
        entry: Entry::Staff,
        pages: app::staff,
        keep: |_, _, _| {},
        follow: Follow::NOBODY,
        provide_own: || {},
    });
}
