//! The threads of a place, or one of them.

use super::list::{Only, ThreadList};
use super::thread::ThreadView;
use crate::api::Several;
use crate::components::live;
use crate::route::Links;
use crate::state::Participant;
use leerkring_core::Id;
use leerkring_core::contract::Course;
use leerkring_core::discussion::{Quote, ThreadSort};
use leerkring_core::progress::LessonRef;
use leptos::prelude::*;
use uuid::Uuid;

/// Which threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Of a lesson and its questions.
    Lesson(LessonRef),
    /// Of all lessons of a course.
    Course(Id),
    /// Those the reader follows.
    Following,
}

impl Scope {
    /// What the server is asked for; `None` where nothing is followed.
    pub(super) fn query(&self, participant: Participant) -> Option<String> {
        match self {
            Self::Lesson(lesson) => Some(format!("about={lesson}")),
            Self::Course(course) => Some(format!("course={course}")),
            Self::Following => {
                let ids: Vec<String> = participant
                    .following()
                    .iter()
                    // Ids ascend with time.
                    .rev()
                    .take(50)
                    .map(Uuid::to_string)
                    .collect();
                (!ids.is_empty()).then(|| format!("ids={}", ids.join(",")))
            }
        }
    }

    /// The address of what happens there, where it can be followed.
    pub(super) fn events(&self) -> Option<String> {
        match self {
            Self::Lesson(lesson) => Some(format!("events?about={lesson}")),
            Self::Course(course) => Some(format!("events?course={course}")),
            Self::Following => None,
        }
    }

    /// The address of the page with the same threads.
    pub(super) fn page(&self, links: &Links) -> Option<String> {
        match self {
            Self::Lesson(lesson) => Some(links.course_discussion(&lesson.course)),
            Self::Course(_) | Self::Following => None,
        }
    }
}

/// What of a lesson a new thread is about, where that is not the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// A question or another activity.
    pub item: Option<Id>,
    /// Words.
    pub quote: Option<Quote>,
}

impl Topic {
    /// Whether something was chosen.
    pub(super) fn is_chosen(&self) -> bool {
        self.item.is_some() || self.quote.is_some()
    }
}

/// What a forum shows, as signals.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The thread that is open.
    pub(super) thread: RwSignal<Option<Uuid>>,
    /// The post in it that is looked for.
    pub(super) post: RwSignal<Option<Uuid>>,
    /// What of the lesson a new thread is about.
    pub(super) topic: RwSignal<Topic>,
    /// What stands first in the list.
    pub(super) sort: RwSignal<ThreadSort>,
    /// Which of the threads are listed.
    pub(super) only: RwSignal<Only>,
    /// Whether the list was shown: then a thread takes the place of what had the focus.
    pub(super) listed: StoredValue<bool>,
    /// The thread that one comes back from to the list.
    pub(super) from: StoredValue<Option<Uuid>>,
    /// The courses whose lessons the threads are about.
    pub(super) courses: Several<Course>,
    /// The heading level of threads: 3 below a lesson's own headings, 2 on a page.
    pub(super) in_lesson: bool,
}

impl Shown {
    /// A thread on a page of its own.
    fn alone(thread: RwSignal<Option<Uuid>>, post: RwSignal<Option<Uuid>>) -> Self {
        Self {
            thread,
            post,
            topic: RwSignal::default(),
            sort: RwSignal::default(),
            only: RwSignal::default(),
            listed: StoredValue::new(false),
            from: StoredValue::new(None),
            courses: Several::default(),
            in_lesson: false,
        }
    }
}

/// One thread, without those it stands among.
#[component]
pub fn ThreadAlone(
    /// The thread.
    thread: RwSignal<Option<Uuid>>,
    /// The post in it that is looked for.
    post: RwSignal<Option<Uuid>>,
) -> impl IntoView {
    let shown = Shown::alone(thread, post);
    live(move || match thread.get() {
        Some(id) => view! { <ThreadView id shown scope=None/> }.into_any(),
        None => ().into_any(),
    })
}

/// The threads of a place, or one of them.
#[component]
pub fn Forum(
    /// Which threads.
    scope: Scope,
    /// The thread that is open.
    thread: RwSignal<Option<Uuid>>,
    /// The post in it that is looked for.
    post: RwSignal<Option<Uuid>>,
    /// What of the lesson a new thread is about.
    topic: RwSignal<Topic>,
) -> impl IntoView {
    let shown = Shown {
        topic,
        in_lesson: matches!(scope, Scope::Lesson(_)),
        ..Shown::alone(thread, post)
    };
    // Who chooses something of the lesson wants to say something about it, whatever is open.
    Effect::new(move |_| {
        if topic.with(Topic::is_chosen) && thread.get_untracked().is_some() {
            thread.set(None);
        }
    });
    live(move || match thread.get() {
        Some(id) => view! { <ThreadView id shown scope=Some(scope.clone())/> }.into_any(),
        None => view! { <ThreadList scope=scope.clone() shown/> }.into_any(),
    })
}
