//! The threads of a place: sorted, filtered, a page at a time; what is new is announced and never moves what one reads.

mod listed;

use super::forum::{Scope, Shown};
use super::new_thread::{NewThreadForm, OutboxNotice};
use super::row::ThreadRow;
use super::words::refusal_words;
use crate::api::{Told, follow_events};
use crate::browser::focus_soon;
use crate::components::live;
use crate::context::{context, t};
use crate::state::Participant;
use leerkring_core::discussion::{Change, Thread, ThreadSort};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use listed::{Listed, Standing};
use uuid::Uuid;

/// The id of the list.
const THREADS: &str = "talk_threads";

/// Which of the threads are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Only {
    #[default]
    All,
    Unread,
    Following,
    Mine,
    Unanswered,
}

impl Only {
    const ALL: [(Self, &'static str, Text); 5] = [
        (Self::All, "all", Text::OnlyAll),
        (Self::Unread, "unread", Text::OnlyUnread),
        (Self::Following, "following", Text::OnlyFollowing),
        (Self::Mine, "mine", Text::OnlyMine),
        (Self::Unanswered, "unanswered", Text::OnlyUnanswered),
    ];

    fn parse(word: &str) -> Self {
        let found = Self::ALL.into_iter().find(|(_, known, _)| *known == word);
        found.map(|(only, _, _)| only).unwrap_or_default()
    }
}

/// The threads of a place.
#[component]
pub(super) fn ThreadList(
    /// Which threads.
    scope: Scope,
    /// What the forum shows.
    shown: Shown,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let listed = Listed::new(scope.clone(), shown, participant);
    shown.listed.set_value(true);
    Effect::new(move |_| {
        // Once what is stored was read, and again whenever the choice changes.
        shown.sort.track();
        shown.only.track();
        if participant.opened.get() {
            listed.load(false);
        }
    });
    // What only they saw goes with them.
    Effect::new(move |before: Option<Option<Uuid>>| {
        let me = participant.me.with(|me| me.as_ref().map(|me| me.person.id));
        if before.flatten().is_some() && before != Some(me) {
            listed.load(false);
        }
        me
    });
    if let Some(events) = scope.events() {
        let address = participant.api().at(&events);
        Effect::new(move |_| {
            follow_events(&address, move |told| {
                let is_new = match told {
                    Told::Reset => true,
                    Told::Event(event) => matches!(event.change, Change::ThreadMade | Change::PostMade),
                };
                if is_new {
                    listed.is_stale.try_set(true);
                }
            });
        });
    }
    let feed = match &scope {
        Scope::Lesson(lesson) => Some(&lesson.course),
        Scope::Course(course) => Some(course),
        Scope::Following => None,
    };
    let feed = feed.map(|course| participant.api().at(&format!("courses/{course}/feed.atom")));
    let page = scope.page(&context().links);
    let begin = match &scope {
        Scope::Lesson(lesson) => Some(lesson.clone()),
        Scope::Course(_) | Scope::Following => None,
    };
    view! {
        {begin.map(|about| view! { <NewThreadForm about shown/> })}
        <OutboxNotice/>
        {choices(shown)}
        {news(listed)}
        {threads(listed, shown)}
        <p class="talk-links">
            {page.map(|page| view! { <a href=page>{t(Text::CourseThreads)}</a> })}
            {feed.map(|feed| view! { <a href=feed type="application/atom+xml">{t(Text::Feed)}</a> })}
        </p>
    }
}

fn choices(shown: Shown) -> impl IntoView {
    // As they were before a thread was opened.
    let chosen = (shown.sort.get_untracked(), shown.only.get_untracked());
    let sorts = [Text::SortActive, Text::SortNewest, Text::SortHelpful];
    let sorts = ThreadSort::ALL.into_iter().zip(sorts);
    let sorts = sorts.map(
        |(sort, text)| view! { <option value=sort.as_str() selected=sort == chosen.0>{t(text)}</option> },
    );
    let onlies = Only::ALL
        .map(|(only, word, text)| view! { <option value=word selected=only == chosen.1>{t(text)}</option> });
    let choose_sort = move |event| {
        let word = event_target_value(&event);
        let sort = ThreadSort::ALL.into_iter().find(|sort| sort.as_str() == word);
        shown.sort.set(sort.unwrap_or_default());
    };
    view! {
        <div class="talk-choices">
            <label>{t(Text::SortBy)} <select on:change=choose_sort>{sorts.collect_view()}</select></label>
            <label>{t(Text::ShowOnly)}
                <select on:change=move |event| shown.only.set(Only::parse(&event_target_value(&event)))>
                    {onlies.collect_view()}
                </select>
            </label>
        </div>
    }
}

/// Says that something is new, where it moves nothing.
fn news(listed: Listed) -> impl IntoView {
    let show = move |_| {
        // The button goes, and takes the focus along.
        focus_soon(THREADS.to_owned());
        listed.load(false);
    };
    let said = live(move || match listed.is_stale.get() {
        false => ().into_any(),
        true => view! {
            <button type="button" class="quiet" on:click=show>{t(Text::NewsShow)}</button>
        }
        .into_any(),
    });
    view! { <div class="talk-news" role="status">{said}</div> }
}

fn threads(listed: Listed, shown: Shown) -> impl IntoView {
    let foot = live(move || match listed.standing.get() {
        Standing::Loading => view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any(),
        Standing::Failed(refusal, more) => {
            let again = move |_| listed.load(more);
            view! {
                <p class="talk-failed" role="status">{refusal_words(&refusal)}
                    " " <button type="button" class="quiet" on:click=again>{t(Text::TryAgain)}</button>
                </p>
            }
            .into_any()
        }
        Standing::Ready if listed.visible().is_empty() => {
            let is_all = shown.only.get() == Only::All && listed.scope.get_value() != Scope::Following;
            let text = match (listed.is_nowhere(), is_all) {
                (true, _) => Text::TalkGone,
                (false, true) => Text::NoThreads,
                (false, false) => Text::NoThreadsLike,
            };
            view! { <p class="talk-empty">{t(text)}</p> }.into_any()
        }
        Standing::Ready => ().into_any(),
    });
    let more = live(move || match listed.next.with(Option::is_some) {
        false => ().into_any(),
        true => view! {
            <button type="button" on:click=move |_| listed.load(true)>{t(Text::MoreThreads)}</button>
        }
        .into_any(),
    });
    let key = |thread: &Thread| {
        // All that is shown of it.
        (
            thread.id,
            thread.title.clone(),
            thread.author.clone().map(|author| author.name),
            thread.posts,
            thread.active,
            thread.answer,
            thread.pinned,
            thread.closed.is_some(),
            thread.helpful,
        )
    };
    view! {
        <ul class="threads" id=THREADS tabindex="-1"><For each=move || listed.visible() key let:thread><ThreadRow thread shown/></For></ul>
        {foot}
        {more}
    }
}
