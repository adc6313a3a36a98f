//! What waits for a moderator, and how that stands.

use super::audit::AuditView;
use super::bulk::BulkBar;
use super::came::CameLine;
use super::choosing::OnlyChoice;
use super::door::stranger;
use super::entry::{EntryCard, entry_id};
use crate::components::{live, live_words, refusal_words};
use crate::context::{t, t_count};
use crate::state::{Moderation, Standing};
use leerkring_core::discussion::{PostState, QueueEntry};
use leerkring_core::queue::Only;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// By what an entry is the same one, drawn the same.
type Key = (Uuid, PostState, Option<u64>, usize);

/// What waits, and below it what was done.
#[component]
pub fn QueueView() -> impl IntoView {
    let moderation: Moderation = expect_context();
    Effect::new(move |_| {
        moderation.load();
        moderation.keep_looking();
    });
    let is_stranger = Memo::new(move |_| moderation.is_stranger());
    live(move || match is_stranger.get() {
        true => view! { <section class="door" role="status">{stranger()}</section> }.into_any(),
        false => view! { <section class="queue">{queue(moderation)}</section> <AuditView/> }.into_any(),
    })
}

fn queue(moderation: Moderation) -> impl IntoView {
    let keys = Memo::new(move |_| {
        moderation.queue.with(|queue| {
            let keys = queue
                .shown()
                .map(|QueueEntry { post, reports, .. }| (post.id, post.state, post.edited, reports.len()));
            keys.collect::<Vec<Key>>()
        })
    });
    view! {
        <h2>{t(Text::QueueTitle)}</h2>
        <p class="queue-count">{live_words(move || count(moderation))}</p>
        <OnlyChoice/>
        <BulkBar/>
        <ol class="queue-entries">
            <For each=move || keys.get() key=|key| *key let:key><EntryCard post=key.0/></For>
        </ol>
        <div class="queue-foot" id=entry_id(None) tabindex="-1">{foot(moderation)}</div>
        <div class="queue-dock">{fresh(moderation)} <CameLine/></div>
    }
}

fn count(moderation: Moderation) -> Option<String> {
    let count = moderation.queue.with(|queue| queue.count(Only::All));
    if count == 0 {
        return None;
    }
    let mut words = t_count(Text::QueueCountOne, Text::QueueCount, count);
    if moderation.next.with(Option::is_some) {
        words.push(' ');
        words.push_str(&t(Text::QueueCountMore));
    }
    Some(words)
}

fn foot(moderation: Moderation) -> impl IntoView {
    live(move || {
        match moderation.standing.get() {
        Standing::Unasked | Standing::Loading => {
            view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any()
        }
        Standing::Slow => with_retry(moderation, t(Text::LoadingSlowly)),
        Standing::Failed(refusal) => with_retry(moderation, refusal_words(&refusal)),
        Standing::Ready if moderation.next.with(Option::is_some) => view! {
            <p class="actions"><button type="button" on:click=move |_| moderation.load_more()>{t(Text::QueueMore)}</button></p>
        }
        .into_any(),
        Standing::Ready => {
            let queue = moderation.queue;
            let words = match queue.with(|queue| (queue.is_empty(), queue.shown().next().is_none())) {
                (true, _) => Text::QueueEmpty,
                (_, true) => Text::QueueEmptyOnly,
                _ => Text::QueueEnd,
            };
            view! { <p class="queue-end">{t(words)}</p> }.into_any()
        }
    }
    })
}

fn with_retry(moderation: Moderation, words: String) -> AnyView {
    // What is there stays there: only what was asked for is asked for again.
    let again = move |_| match moderation.next.with_untracked(Option::is_some) {
        true => moderation.load_more(),
        false => moderation.load(),
    };
    view! {
        <p class="failed" role="status">{words}</p>
        <p class="actions"><button type="button" on:click=again>{t(Text::TryAgain)}</button></p>
    }
    .into_any()
}

/// Says that something new waits; it is shown when the moderator says so, below what they read.
fn fresh(moderation: Moderation) -> impl IntoView {
    let count = Memo::new(move |_| moderation.queue.with(|queue| queue.fresh()));
    let words = live(move || match count.get() {
        0 => ().into_any(),
        count => {
            let words = t_count(Text::QueueFreshOne, Text::QueueFresh, count);
            view! { <button type="button" on:click=move |_| moderation.show_fresh()>{words}</button> }
                .into_any()
        }
    });
    view! { <div class="queue-fresh" role="status">{words}</div> }
}
