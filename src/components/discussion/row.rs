//! One thread in a list.

use super::forum::Shown;
use super::when::When;
use crate::components::live;
use crate::context::{context, t, t_count};
use crate::route::course_json;
use crate::state::Participant;
use leerkring_core::discussion::{Thread, ThreadKind};
use leerkring_core::progress::{LessonRef, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// One thread in a list.
#[component]
pub(super) fn ThreadRow(
    /// The thread.
    thread: Thread,
    /// What the forum shows.
    shown: Shown,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let id = thread.id;
    let open = move |event: web_sys::MouseEvent| {
        if follows_here(&event) {
            shown.post.set(None);
            shown.thread.set(Some(id));
        }
    };
    let fresh = {
        let thread = thread.clone();
        live(move || match participant.unread(&thread) {
            0 => ().into_any(),
            count => view! {
                <span class="talk-unread">{t_count(Text::UnreadOne, Text::UnreadCount, count as usize)}</span>
            }
            .into_any(),
        })
    };
    let lesson = thread.about.lesson().filter(|_| !shown.in_lesson);
    let place = lesson.map(|lesson| place(lesson.clone(), shown));
    let item = match &thread.about {
        What::Item(about) => Some(about.clone()),
        _ => None,
    };
    let item = item.map(|about| {
        let LessonRef { course, lesson } = &about.lesson;
        let href = context().links.block(course, lesson, Some(about.item.as_str()));
        view! { " · " <a href=href>{t(Text::AboutQuestion)}</a> }
    });
    let href = context().links.thread(id, None);
    // Nobody is named where what they said is not there.
    let author = thread.author.as_ref().map(|author| author.name.clone());
    let author = author.or_else(|| (!thread.title.is_empty()).then(|| t(Text::Somebody)));
    let author = author.map(|author| format!("{author} · "));
    view! {
        <li class="thread-row" class:pinned=thread.pinned>
            <p class="thread-marks">{marks(&thread)}{fresh}</p>
            <p class="thread-title"><a href=href id=title_id(id) on:click=open>{title_of(&thread)}</a></p>
            <p class="meta">
                {author} {t_count(Text::PostsOne, Text::PostsCount, thread.posts as usize)}
                " · " {t(Text::LastPost)} " " <When at=thread.active/>
                {(thread.helpful > 0).then(|| view! { " · " {t_count(Text::HelpfulOne, Text::HelpfulCount, thread.helpful as usize)} })}
                {item}
                {place}
            </p>
        </li>
    }
}

/// The lesson, by its title once that is here.
fn place(about: LessonRef, shown: Shown) -> impl IntoView {
    let links = context().links;
    let course = course_json(&links.lang, &about.course);
    shown.courses.want(&course);
    let href = links.lesson(&about.course, &about.lesson);
    let title = live(move || {
        let course = shown.courses.all(std::slice::from_ref(&course)).ok().flatten();
        let course = course.and_then(|found| found.into_iter().next());
        let card = course.as_ref().and_then(|course| {
            let mut lessons = course.lessons();
            lessons.find(|card| card.id == about.lesson)
        });
        match card {
            Some(card) => view! { <span lang=card.lang.to_string()>{card.title.clone()}</span> }.into_any(),
            None => about.to_string().into_any(),
        }
    });
    view! { <a class="talk-place" href=href>{title}</a> }
}

/// What kind of thread it is, and how it stands.
pub(super) fn marks(thread: &Thread) -> impl IntoView + use<> {
    let kind = match thread.kind {
        ThreadKind::Question => Text::KindQuestion,
        ThreadKind::Discussion => Text::KindDiscussion,
    };
    let marks = [
        (thread.pinned, Text::Pinned),
        (thread.answer.is_some(), Text::Solution),
        (thread.closed.is_some(), Text::ClosedThread),
    ];
    let marks = marks.into_iter().filter(|(is, _)| *is);
    let marks = marks.map(|(_, text)| view! { <span class="talk-mark">{t(text)}</span> });
    view! { <span class="talk-mark kind">{t(kind)}</span> {marks.collect_view()} }
}

/// The title; something else where there is none any more.
pub(super) fn title_of(thread: &Thread) -> String {
    if thread.title.is_empty() {
        t(Text::TitleGone)
    } else {
        thread.title.clone()
    }
}

/// The id of the title of a thread in a list.
pub(super) fn title_id(thread: Uuid) -> String {
    format!("thread-{thread}")
}

/// Whether a click on a link is followed here; with a key held down it is opened elsewhere, as any link.
pub(super) fn follows_here(event: &web_sys::MouseEvent) -> bool {
    let here = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    if here {
        event.prevent_default();
    }
    here
}
