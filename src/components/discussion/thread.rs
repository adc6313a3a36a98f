//! One thread: what it is about, its posts, and the place to answer.

use super::compose::AnswerForm;
use super::forum::{Scope, Shown};
use super::new_thread::OutboxNotice;
use super::opened::Opened;
use super::post::PostView;
use super::row::{marks, title_of};
use super::words::refusal_words;
use crate::api::follow_events;
use crate::browser::focus_soon;
use crate::components::live;
use crate::context::{context, t, t_count, t_with};
use crate::state::Participant;
use leerkring_core::discussion::{Post, Thread};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// Above so many posts, the way to the last ones is offered.
const LONG: u32 = 50;

/// One thread.
#[component]
pub(super) fn ThreadView(
    /// The thread.
    id: Uuid,
    /// What the forum shows.
    shown: Shown,
    /// The threads it stands among; none where it is shown alone.
    scope: Option<Scope>,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let opened = Opened::new(id, participant);
    let wanted = shown.post.get_untracked();
    Effect::new(move |_| {
        // Once what is stored was read: who is known to be its author sees more.
        if participant.opened.get() {
            opened.open(wanted);
        }
    });
    Effect::new(move |before: Option<bool>| {
        // When the posts have come, the reader is brought to the one they look for, or to the thread that took the list's place;
        // once. On a page of its own they are there already.
        let here = opened.posts.with(|posts| !posts.is_empty());
        if here && before != Some(true) {
            match wanted {
                Some(post) => focus_soon(format!("post-{post}")),
                None if shown.in_lesson => focus_soon("talk_thread".to_owned()),
                None => {}
            }
        }
        here || before == Some(true)
    });
    let address = participant.api().at(&format!("events?thread={id}"));
    Effect::new(move |_| follow_events(&address, move |told| opened.hear(told)));
    let back = scope.map(|_| {
        let close = move |_| {
            shown.post.set(None);
            shown.thread.set(None);
        };
        view! { <p><button type="button" class="quiet" on:click=close>{t(Text::AllThreads)}</button></p> }
    });
    let in_lesson = shown.in_lesson;
    let head = live(move || match opened.thread.get() {
        Some(thread) => head(&thread, participant, in_lesson).into_any(),
        None => ().into_any(),
    });
    let earlier = live(move || match opened.around().0 {
        0 => ().into_any(),
        count => {
            let words = t_with(Text::EarlierPosts, &[("count", &count.to_string())]);
            view! { <button type="button" on:click=move |_| opened.load_earlier()>{words}</button> }
                .into_any()
        }
    });
    let key = |post: &Post| (post.id, post.edited, post.state, post.endorsed);
    view! {
        {back}
        <section class="thread" id="talk_thread" tabindex="-1">
            {head}
            {earlier}
            <ol class="posts"><For each=move || opened.posts.get() key let:post><PostView post opened/></For></ol>
            {foot(opened)}
            {answering(opened)}
        </section>
    }
}

fn head(thread: &Thread, participant: Participant, in_lesson: bool) -> impl IntoView + use<> {
    let id = thread.id;
    let lesson = thread.about.lesson().cloned();
    let links = context().links;
    let title = title_of(thread);
    let title = if in_lesson {
        view! { <h3>{title}</h3> }.into_any()
    } else {
        crate::browser::arrive(title.clone());
        view! { <h1 tabindex="-1">{title}</h1> }.into_any()
    };
    let quote = thread.quote.clone().zip(lesson.clone()).map(|(quote, lesson)| {
        let href = links.block(&lesson.course, &lesson.lesson, Some(&quote.block));
        view! { <blockquote class="talk-quote"><a href=href>{quote.text}</a></blockquote> }
    });
    let place = lesson.filter(|_| !in_lesson).map(|lesson| {
        let href = links.lesson(&lesson.course, &lesson.lesson);
        view! { <p class="breadcrumb"><a href=href>{t(Text::BackToLesson)}</a></p> }
    });
    let closed = thread.closed.clone().map(|closed| {
        let words = t_with(Text::ClosedBecause, &[("reason", &closed.reason)]);
        view! { <p class="notice">{words}</p> }
    });
    let follow = live(move || {
        let follows = participant.follows(id);
        let words = if follows {
            Text::FollowingThread
        } else {
            Text::FollowThread
        };
        view! {
            <button type="button" class="quiet" aria-pressed=follows.to_string() on:click=move |_| participant.toggle_following(id)>{t(words)}</button>
        }
        .into_any()
    });
    let feed = participant.api().at(&format!("threads/{id}/feed.atom"));
    view! {
        <header class="thread-head">
            {place}
            <p class="thread-marks">{marks(thread)}</p>
            {title}
            {quote}
            {closed}
            <p class="post-tools">{follow} <a href=feed type="application/atom+xml">{t(Text::Feed)}</a></p>
        </header>
    }
}

fn foot(opened: Opened) -> impl IntoView {
    let state = live(move || match (opened.failed.get(), opened.busy.get()) {
        (Some(refusal), _) => {
            let again = move |_| opened.open(None);
            view! {
                <p class="talk-failed" role="status">{refusal_words(&refusal)}
                    " " <button type="button" class="quiet" on:click=again>{t(Text::TryAgain)}</button>
                </p>
            }
            .into_any()
        }
        (None, true) => view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any(),
        (None, false) => ().into_any(),
    });
    let news = live(move || match opened.fresh.get() {
        0 => ().into_any(),
        count => {
            let words = t_count(Text::FreshPostOne, Text::FreshPosts, count as usize);
            view! { <button type="button" class="button" on:click=move |_| opened.load_new()>{words}</button> }.into_any()
        }
    });
    let more = live(move || match opened.around().1 {
        0 => ().into_any(),
        count => {
            let words = t_with(Text::LaterPosts, &[("count", &count.to_string())]);
            let latest = (count > LONG).then(|| {
                view! { <button type="button" on:click=move |_| opened.load_latest()>{t(Text::LatestPosts)}</button> }
            });
            view! {
                <p class="actions"><button type="button" on:click=move |_| opened.load_new()>{words}</button>{latest}</p>
            }
            .into_any()
        }
    });
    view! { {state} {more} <div class="talk-news" role="status">{news}</div> }
}

fn answering(opened: Opened) -> impl IntoView {
    let id = opened.id;
    let sent = Callback::new(move |()| opened.load_new());
    // Whatever else changes in the thread, the field stays as it is while somebody types.
    let is_open = Memo::new(move |_| opened.thread.with(Option::is_some) && !opened.is_closed());
    live(move || {
        if !is_open.get() {
            return ().into_any();
        }
        view! { <OutboxNotice/> <AnswerForm thread=id reply_to=None sent/> }.into_any()
    })
}
