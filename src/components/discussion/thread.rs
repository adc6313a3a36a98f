//! One thread: what it is about, its posts, and the place to answer.

use super::compose::AnswerForm;
use super::forum::{Scope, Shown};
use super::new_thread::OutboxNotice;
use super::opened::{Opened, Part, ShownPost};
use super::post::PostView;
use super::row::{marks, title_of};
use super::words::refusal_words;
use crate::api::follow_events;
use crate::components::live;
use crate::context::{context, t, t_count, t_with};
use crate::state::Participant;
use leerkring_core::discussion::Thread;
use leerkring_core::progress::{LessonRef, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// Above so many posts, the way to the last ones is offered.
const LONG: u32 = 50;

/// The id of the heading.
pub(super) const TITLE: &str = "talk_thread";

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
    let opened = Opened::new(id, shown, participant);
    Effect::new(move |_| {
        // Once what is stored was read: who is known to be its author sees more.
        let wanted = shown.post.get();
        if participant.opened.get() {
            opened.go_to(wanted);
        }
    });
    on_cleanup(move || {
        shown.from.try_set_value(Some(id));
    });
    let address = participant.api().at(&format!("events?thread={id}"));
    Effect::new(move |_| follow_events(&address, move |told| opened.hear(told)));
    // What only its author saw goes with them.
    Effect::new(move |before: Option<Option<Uuid>>| {
        let me = participant.me.with(|me| me.as_ref().map(|me| me.person.id));
        if before.flatten().is_some() && before != Some(me) {
            opened.renew();
        }
        me
    });
    let back = scope.map(|_| {
        let close = move |_| {
            shown.post.set(None);
            shown.thread.set(None);
        };
        view! { <p class="thread-back"><button type="button" class="quiet" on:click=close>{t(Text::AllThreads)}</button></p> }
    });
    let in_lesson = shown.in_lesson;
    // Whatever else changes in the thread, its parts stay, and the focus in them.
    let is_here = Memo::new(move |_| opened.thread.with(Option::is_some));
    let head = live(move || {
        if !is_here.get() {
            let is_missing = opened.failed.with(Option::is_some);
            return is_missing
                .then(|| heading(t(Text::Discussion), in_lesson))
                .into_any();
        }
        let told = live(move || {
            opened
                .thread
                .with(|thread| thread.as_ref().map(|thread| told(thread, in_lesson)).into_any())
        });
        view! { <header class="thread-head">{told}{following(id, participant)}</header> }.into_any()
    });
    let earlier = live(move || match opened.around().0 {
        0 => ().into_any(),
        count => {
            let words = t_with(Text::EarlierPosts, &[("count", &count.to_string())]);
            view! { <button type="button" on:click=move |_| opened.load(Part::Earlier)>{words}</button> }
                .into_any()
        }
    });
    let missed = live(move || match opened.missed.get() {
        false => ().into_any(),
        true => view! { <p class="notice" role="status">{t(Text::PostMissed)}</p> }.into_any(),
    });
    let key = |post: &ShownPost| post.id;
    view! {
        {back}
        <section class="thread">
            {head}
            {missed}
            {earlier}
            <ol class="posts"><For each=move || opened.posts.get() key let:shown><PostView shown opened/></For></ol>
            {foot(opened)}
            {answering(opened)}
        </section>
    }
}

fn told(thread: &Thread, in_lesson: bool) -> impl IntoView + use<> {
    let lesson = thread.about.lesson().cloned();
    let links = context().links;
    let title = heading(title_of(thread), in_lesson);
    let quote = thread.quote.clone().zip(lesson.clone()).map(|(quote, lesson)| {
        let href = links.block(&lesson.course, &lesson.lesson, Some(&quote.block));
        view! { <blockquote class="talk-quote"><a href=href>{quote.text}</a></blockquote> }
    });
    let place = lesson.filter(|_| !in_lesson).map(|lesson| {
        let href = links.lesson(&lesson.course, &lesson.lesson);
        view! { <p class="breadcrumb"><a href=href>{t(Text::BackToLesson)}</a></p> }
    });
    let item = match &thread.about {
        What::Item(about) => Some(about),
        _ => None,
    };
    let item = item.map(|about| {
        let LessonRef { course, lesson } = &about.lesson;
        let href = links.block(course, lesson, Some(about.item.as_str()));
        view! { <p><a href=href>{t(Text::AboutQuestion)}</a></p> }
    });
    let closed = thread.closed.clone().map(|closed| {
        let words = t_with(Text::ClosedBecause, &[("reason", &closed.reason)]);
        view! { <p class="notice">{words}</p> }
    });
    view! { {place} <p class="thread-marks">{marks(thread)}</p> {title} {item} {quote} {closed} }
}

fn heading(title: String, in_lesson: bool) -> AnyView {
    if in_lesson {
        return view! { <h3 tabindex="-1" id=TITLE>{title}</h3> }.into_any();
    }
    crate::browser::arrive(title.clone());
    view! { <h1 tabindex="-1" id=TITLE>{title}</h1> }.into_any()
}

fn following(id: Uuid, participant: Participant) -> impl IntoView {
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
    view! { <p class="post-tools">{follow} <a href=feed type="application/atom+xml">{t(Text::Feed)}</a></p> }
}

fn foot(opened: Opened) -> impl IntoView {
    let state = live(move || match (opened.failed.get(), opened.busy.get()) {
        (Some((refusal, part)), _) => {
            let again = move |_| opened.load(part);
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
    let news = live(move || match opened.fresh.with(Vec::len) {
        0 => ().into_any(),
        count => {
            let words = t_count(Text::FreshPostOne, Text::FreshPosts, count);
            view! { <button type="button" class="button" on:click=move |_| opened.load(Part::Latest)>{words}</button> }.into_any()
        }
    });
    let more = live(move || match opened.around().1 {
        0 => ().into_any(),
        count => {
            let words = t_with(Text::LaterPosts, &[("count", &count.to_string())]);
            let latest = (count > LONG).then(|| {
                view! { <button type="button" on:click=move |_| opened.load(Part::Latest)>{t(Text::LatestPosts)}</button> }
            });
            view! {
                <p class="actions"><button type="button" on:click=move |_| opened.load(Part::Later)>{words}</button>{latest}</p>
            }
            .into_any()
        }
    });
    view! { {state} {more} <div class="talk-news" role="status">{news}</div> }
}

fn answering(opened: Opened) -> impl IntoView {
    let id = opened.id;
    let sent = Callback::new(move |()| opened.load(Part::Own));
    // Whatever else changes in the thread, the field stays as it is while somebody types.
    let is_open =
        Memo::new(move |_| opened.thread.with(Option::is_some) && !opened.is_closed.get() && !opened.waits());
    live(move || {
        if !is_open.get() {
            return ().into_any();
        }
        view! { <OutboxNotice/> <AnswerForm thread=id reply_to=None sent/> }.into_any()
    })
}
