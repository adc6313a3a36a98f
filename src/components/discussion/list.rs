//! The threads of a place: sorted, filtered, a page at a time; what is new is announced and never moves what one reads.

use super::forum::{Scope, Shown};
use super::new_thread::{NewThreadForm, OutboxNotice};
use super::row::ThreadRow;
use super::words::refusal_words;
use crate::api::{Refusal, Told, follow_events};
use crate::components::live;
use crate::context::{context, t};
use crate::state::Participant;
use leerkring_core::discussion::{Change, Page, Thread, ThreadSort};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which of the threads are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Only {
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

/// How the list stands.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    Loading,
    Ready,
    Failed(Refusal),
}

/// A list of threads as signals.
#[derive(Clone, Copy)]
struct Listed {
    threads: RwSignal<Vec<Thread>>,
    next: RwSignal<Option<String>>,
    standing: RwSignal<Standing>,
    /// Whether something happened since.
    is_stale: RwSignal<bool>,
    sort: RwSignal<ThreadSort>,
    only: RwSignal<Only>,
    participant: Participant,
    scope: StoredValue<Scope>,
}

impl Listed {
    /// Asks for the first threads, or for more.
    fn load(self, more: bool) {
        let Some(path) = self.path(more) else {
            self.threads.set(Vec::new());
            self.next.set(None);
            self.standing.set(Standing::Ready);
            return;
        };
        if !more {
            self.is_stale.set(false);
        }
        self.standing.set(Standing::Loading);
        let token = self.participant.token();
        spawn_local(async move {
            match self
                .participant
                .api()
                .get::<Page<Thread>>(&path, token.as_deref())
                .await
            {
                Ok(page) => {
                    self.threads.try_update(|threads| {
                        if more {
                            threads.extend(page.items);
                        } else {
                            *threads = page.items;
                        }
                    });
                    self.next.try_set(page.next);
                    self.standing.try_set(Standing::Ready);
                }
                Err(refusal) => {
                    self.standing.try_set(Standing::Failed(refusal));
                }
            }
        });
    }

    fn path(self, more: bool) -> Option<String> {
        let only = self.only.get_untracked();
        let query = match only {
            // What is followed is known here alone, so that is what is asked for.
            Only::Following => Scope::Following.query(self.participant),
            _ => self.scope.get_value().query(self.participant),
        };
        let mut path = format!("threads?{}&sort={}", query?, self.sort.get_untracked().as_str());
        match only {
            Only::Mine if self.participant.token().is_none() => return None,
            Only::Mine => path.push_str("&mine=true"),
            Only::Unanswered => path.push_str("&unanswered=true"),
            Only::All | Only::Unread | Only::Following => {}
        }
        if let Some(after) = self.next.get_untracked().filter(|_| more) {
            path.push_str("&after=");
            path.push_str(&after);
        }
        Some(path)
    }

    /// Those that are shown: what was read is known here alone.
    fn visible(self) -> Vec<Thread> {
        let mut threads = self.threads.get();
        if self.only.get() == Only::Unread {
            threads.retain(|thread| self.participant.unread(thread) > 0);
        }
        threads
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
    let listed = Listed {
        threads: RwSignal::default(),
        next: RwSignal::new(None),
        standing: RwSignal::new(Standing::Loading),
        is_stale: RwSignal::new(false),
        sort: RwSignal::default(),
        only: RwSignal::default(),
        participant,
        scope: StoredValue::new(scope.clone()),
    };
    Effect::new(move |_| {
        // Once what is stored was read, and again whenever the choice changes.
        listed.sort.track();
        listed.only.track();
        if participant.opened.get() {
            listed.load(false);
        }
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
        {choices(listed)}
        {news(listed)}
        {threads(listed, shown)}
        <p class="talk-links">
            {page.map(|page| view! { <a href=page>{t(Text::CourseThreads)}</a> })}
            {feed.map(|feed| view! { <a href=feed type="application/atom+xml">{t(Text::Feed)}</a> })}
        </p>
    }
}

fn choices(listed: Listed) -> impl IntoView {
    let sorts = [Text::SortActive, Text::SortNewest, Text::SortHelpful];
    let sorts = ThreadSort::ALL.into_iter().zip(sorts);
    let sorts = sorts.map(|(sort, text)| view! { <option value=sort.as_str()>{t(text)}</option> });
    let onlies = Only::ALL.map(|(_, word, text)| view! { <option value=word>{t(text)}</option> });
    let choose_sort = move |event| {
        let word = event_target_value(&event);
        let sort = ThreadSort::ALL.into_iter().find(|sort| sort.as_str() == word);
        listed.sort.set(sort.unwrap_or_default());
    };
    view! {
        <div class="talk-choices">
            <label>{t(Text::SortBy)} <select on:change=choose_sort>{sorts.collect_view()}</select></label>
            <label>{t(Text::ShowOnly)}
                <select on:change=move |event| listed.only.set(Only::parse(&event_target_value(&event)))>
                    {onlies.collect_view()}
                </select>
            </label>
        </div>
    }
}

/// Says that something is new, where it moves nothing.
fn news(listed: Listed) -> impl IntoView {
    let said = live(move || {
        match listed.is_stale.get() {
        false => ().into_any(),
        true => view! {
            <button type="button" class="quiet" on:click=move |_| listed.load(false)>{t(Text::NewsShow)}</button>
        }
        .into_any(),
    }
    });
    view! { <div class="talk-news" role="status">{said}</div> }
}

fn threads(listed: Listed, shown: Shown) -> impl IntoView {
    let foot = live(move || match listed.standing.get() {
        Standing::Loading => view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any(),
        Standing::Failed(refusal) => {
            let again = move |_| listed.load(false);
            view! {
                <p class="talk-failed" role="status">{refusal_words(&refusal)}
                    " " <button type="button" class="quiet" on:click=again>{t(Text::TryAgain)}</button>
                </p>
            }
            .into_any()
        }
        Standing::Ready if listed.visible().is_empty() => {
            let text = match listed.only.get() {
                Only::All => Text::NoThreads,
                _ => Text::NoThreadsLike,
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
        (
            thread.id,
            thread.posts,
            thread.answer,
            thread.pinned,
            thread.helpful,
        )
    };
    view! {
        <ul class="threads"><For each=move || listed.visible() key let:thread><ThreadRow thread shown/></For></ul>
        {foot}
        {more}
    }
}
