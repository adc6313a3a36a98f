//! Follows a reader through a lesson: the place worked at, and whether the end was reached.

use super::sight;
use crate::state::{Learner, Saving};
use leerkring_core::progress::{How, LessonRef, Outcome};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Element;

/// How long the end must stay in sight before the lesson counts as read, and how long scrolling
/// must rest before the place is kept.
const END_IN_SIGHT: Duration = Duration::from_secs(2);
const REST: Duration = Duration::from_millis(400);

/// Follows the reader until the lesson is left. Nothing is kept before they did something: opening
/// a link is not yet working at it. `touched` stops the end from counting once they pressed the button.
pub fn follow(learner: Learner, lesson: LessonRef, saving: RwSignal<Saving>, touched: RwSignal<bool>) {
    let worked = StoredValue::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let end_timer = StoredValue::new(None::<TimeoutHandle>);
    let here = lesson.clone();
    let reached = move || {
        let is_done = learner
            .progress
            .with_untracked(|progress| progress.is_done(&lesson));
        if !is_done && touched.try_get_untracked() == Some(false) && end_in_sight() {
            learner.record(lesson.clone(), Outcome::Done(How::EndReached), saving);
        }
    };
    let settle = move || {
        if worked.try_get_value() == Some(true) {
            learner.work_at(here.clone(), block_in_sight());
            restart(
                end_timer,
                end_in_sight()
                    .then(|| set_timeout_with_handle(reached.clone(), END_IN_SIGHT).ok())
                    .flatten(),
            );
        }
    };
    let scrolled = window_event_listener(ev::scroll, move |_| {
        restart(timer, set_timeout_with_handle(settle.clone(), REST).ok());
    });
    let hands = [
        window_event_listener(ev::wheel, move |_| worked.set_value(true)),
        window_event_listener(ev::touchmove, move |_| worked.set_value(true)),
        window_event_listener(ev::keydown, move |_| worked.set_value(true)),
        window_event_listener(ev::pointerdown, move |_| worked.set_value(true)),
    ];
    on_cleanup(move || {
        restart(timer, None);
        restart(end_timer, None);
        scrolled.remove();
        hands.into_iter().for_each(WindowListenerHandle::remove);
    });
}

/// Stops the running timer and keeps the new one.
fn restart(timer: StoredValue<Option<TimeoutHandle>>, next: Option<TimeoutHandle>) {
    if let Some(Some(running)) = timer.try_update_value(|timer| std::mem::replace(timer, next)) {
        running.clear();
    }
}

fn end_in_sight() -> bool {
    element("lesson-end").is_some_and(|end| end.get_bounding_client_rect().top() <= sight::height())
}

/// The id of the block at the top of the screen.
pub fn block_in_sight() -> Option<String> {
    let blocks = element("prose")?.children();
    let first = blocks.item(sight::first_in_sight(&blocks))?;
    Some(first.id()).filter(|id| !id.is_empty())
}

fn element(id: &str) -> Option<Element> {
    super::document()?.get_element_by_id(id)
}
