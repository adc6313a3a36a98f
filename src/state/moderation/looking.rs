//! Asking for what waits: at first, for more, and again while the page is open.

use super::{Came, Moderation, SLOW, Standing};
use crate::api::Refusal;
use crate::browser::while_visible;
use leerkring_core::discussion::QueueEntry;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How often it is asked whether something new waits.
const AGAIN: Duration = Duration::from_secs(60);

impl Moderation {
    /// Asks for what waits, from the beginning.
    pub fn load(self) {
        self.ask(None);
    }

    /// Begins anew: something is not as it was thought to be.
    pub fn begin_anew(self) {
        self.came.set(Came::Nothing);
        (self.go_to)(None);
        self.load();
    }

    /// Asks for more of what waits.
    pub fn load_more(self) {
        self.ask(self.next.get_untracked());
    }

    fn ask(self, after: Option<String>) {
        self.standing.set(Standing::Loading);
        explain_waiting(self.standing);
        let Some(asked) = count(self.asked) else {
            return;
        };
        spawn_local(async move {
            let page = self.client().queue(after.as_deref()).await;
            if self.asked.try_get_value() != Some(asked) {
                // It was asked for again meanwhile.
                return;
            }
            match page {
                Ok(page) => {
                    self.queue.try_update(|queue| match after {
                        None => queue.fill(page.items),
                        Some(_) => queue.extend(page.items),
                    });
                    self.next.try_set(page.next);
                    self.standing.try_set(Standing::Ready);
                }
                Err(refusal) => {
                    self.refuse(refusal);
                }
            }
        });
    }

    pub(super) fn refuse(self, refusal: Refusal) {
        if refusal == Refusal::Unknown {
            self.participant.become_nobody();
        }
        self.standing.try_set(Standing::Failed(refusal));
    }

    /// Looks whether something new waits, now and then, until the view goes.
    pub fn keep_looking(self) {
        while_visible(AGAIN, move || self.look());
        let online = window_event_listener(ev::online, move |_| {
            if self
                .standing
                .with_untracked(|standing| matches!(standing, Standing::Failed(Refusal::Unreachable)))
            {
                self.load();
            }
        });
        on_cleanup(move || online.remove());
    }

    /// Looks whether something new waits; it is announced, and moves nothing.
    pub(super) fn look(self) {
        if self.standing.try_get_untracked() != Some(Standing::Ready) {
            return;
        }
        let turn = self.turn.try_get_value();
        spawn_local(async move {
            // Where that fails, the next time will tell.
            let Ok(fresh) = self.fetch_fresh().await else {
                return;
            };
            if turn.is_some() && self.turn.try_get_value() == turn {
                self.queue.try_update(|queue| queue.meet(fresh));
            }
        });
    }

    /// The beginning of the queue, where older posts turn up that were reported now; and its end, unless the moderator has not
    /// come that far yet.
    async fn fetch_fresh(self) -> Result<Vec<QueueEntry>, Refusal> {
        let client = self.client();
        let page = client.queue(None).await?;
        let mut fresh = page.items;
        let all_known = self.next.try_with_untracked(Option::is_none) == Some(true);
        if page.next.is_some() && all_known {
            let newest = self.queue.try_with_untracked(|queue| queue.newest());
            let newest = newest.flatten().map(|post| post.to_string());
            fresh.extend(client.queue(newest.as_deref()).await?.items);
        }
        Ok(fresh)
    }

    /// Shows what is new.
    pub fn show_fresh(self) {
        let first = self.queue.try_update(|queue| queue.show_fresh());
        if let Some(Some(first)) = first {
            (self.go_to)(Some(first));
        }
    }
}

/// Counts on; nothing where the view is gone.
pub(super) fn count(number: StoredValue<u64>) -> Option<u64> {
    number.try_update_value(|number| {
        *number += 1;
        *number
    })
}

/// Says so where waiting takes long.
pub(super) fn explain_waiting(standing: RwSignal<Standing>) {
    set_timeout(
        move || {
            if standing.try_get_untracked() == Some(Standing::Loading) {
                standing.set(Standing::Slow);
            }
        },
        SLOW,
    );
}
