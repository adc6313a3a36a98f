//! A thread that is open: its posts a page at a time, and what happens in it meanwhile.

mod loading;
mod shown_post;

pub(super) use loading::Part;
pub(super) use shown_post::ShownPost;

use super::forum::Shown;
use crate::api::{Method, Refusal, Told};
use crate::context::t;
use crate::state::Participant;
use leerkring_core::discussion::{Answer, Change, Page, Post, PostState, Thread, ThreadKind};
use leerkring_core::json::FromJson;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// How many letters of an answered post are quoted.
const EXCERPT: usize = 80;

/// A thread that is open, as signals.
#[derive(Clone, Copy)]
pub(super) struct Opened {
    pub(super) id: Uuid,
    pub(super) thread: RwSignal<Option<Thread>>,
    /// The post that answered it.
    pub(super) answer: Memo<Option<Uuid>>,
    /// Whether nothing more can be said.
    pub(super) is_closed: Memo<bool>,
    /// Of a question, who asked it, if they are still there.
    asker: Memo<Option<Option<Uuid>>>,
    /// The posts that are shown, one after the other.
    pub(super) posts: RwSignal<Vec<ShownPost>>,
    /// The posts that came since; they are shown when the reader says so.
    pub(super) fresh: RwSignal<Vec<Uuid>>,
    /// What could not be loaded, and why.
    pub(super) failed: RwSignal<Option<(Refusal, Part)>>,
    pub(super) busy: RwSignal<bool>,
    /// Whether a post was looked for that is not there.
    pub(super) missed: RwSignal<bool>,
    /// How often posts were asked for: only the last answer counts.
    round: StoredValue<u32>,
    shown: Shown,
    participant: Participant,
}

impl Opened {
    pub(super) fn new(id: Uuid, shown: Shown, participant: Participant) -> Self {
        let thread = RwSignal::new(None::<Thread>);
        Self {
            id,
            thread,
            // Each post shows these: apart from the thread, which changes with every part of it that is loaded.
            answer: Memo::new(move |_| thread.with(|thread| thread.as_ref()?.answer)),
            is_closed: Memo::new(move |_| {
                thread.with(|thread| thread.as_ref().is_some_and(|thread| thread.closed.is_some()))
            }),
            asker: Memo::new(move |_| {
                thread.with(|thread| {
                    let thread = thread.as_ref()?;
                    let author = thread.author.as_ref().map(|author| author.id);
                    (thread.kind == ThreadKind::Question).then_some(author)
                })
            }),
            posts: RwSignal::default(),
            fresh: RwSignal::default(),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            missed: RwSignal::new(false),
            round: StoredValue::new(0),
            shown,
            participant,
        }
    }

    /// Asks for something of the thread; for the thread itself where the rest of the path is empty.
    async fn ask<T: FromJson>(self, rest: &str) -> Result<T, Refusal> {
        let token = self.participant.token();
        let path = format!("threads/{}{rest}", self.id);
        self.participant.api().get(&path, token.as_deref()).await
    }

    fn first(self) -> u32 {
        self.posts
            .try_with_untracked(|posts| posts.first().map_or(1, |post| post.number))
            .unwrap_or(1)
    }

    /// The number of the last post that is shown.
    fn last(self) -> u32 {
        self.posts
            .try_with_untracked(|posts| posts.last().map_or(0, |post| post.number))
            .unwrap_or_default()
    }

    fn find(self, post: Uuid) -> Option<ShownPost> {
        self.posts
            .try_with_untracked(|posts| posts.iter().find(|known| known.id == post).cloned())?
    }

    /// Whether a post is among those that are shown.
    fn knows(self, post: Uuid) -> bool {
        self.find(post).is_some()
    }

    fn is_first(self, post: Uuid) -> bool {
        self.posts
            .try_with_untracked(|posts| {
                posts
                    .first()
                    .is_some_and(|first| first.id == post && first.number == 1)
            })
            .unwrap_or_default()
    }

    /// What a stream tells about it.
    pub(super) fn hear(self, told: Told) {
        let event = match told {
            Told::Event(event) => event,
            Told::Reset => return self.renew(),
        };
        match (event.change, event.post) {
            // One that waited and was approved may be shown already, to its author among others.
            (Change::PostMade | Change::PostChanged, Some(post)) if self.knows(post) => {
                self.refresh_post(post);
                if self.is_first(post) {
                    self.reload_thread();
                }
            }
            (Change::PostMade, Some(post)) => self.expect(post),
            // Where the first post is not shown, the title may have changed with it.
            (Change::PostChanged, Some(_)) if self.first() == 1 && self.last() > 0 => {}
            _ => self.reload_thread(),
        }
    }

    /// Asks again for all that may have changed unheard.
    pub(super) fn renew(self) {
        self.reload_thread();
        for part in (self.first()..=self.last()).step_by(100) {
            self.refresh(format!("after={}&limit=100", part.saturating_sub(1)));
        }
    }

    /// A post came that is not shown.
    fn expect(self, post: Uuid) {
        let is_new = self.fresh.try_update(|fresh| {
            let is_new = !fresh.contains(&post);
            if is_new {
                fresh.push(post);
            }
            is_new
        });
        if is_new == Some(true) {
            self.thread.try_update(|thread| {
                if let Some(thread) = thread {
                    thread.posts = thread.posts.saturating_add(1);
                }
            });
        }
    }

    /// Asks again for a post that is shown.
    pub(super) fn refresh_post(self, post: Uuid) {
        self.refresh(format!("ids={post}"));
    }

    /// Asks again for posts; those that are shown are as they are now.
    fn refresh(self, range: String) {
        spawn_local(async move {
            match self.ask::<Page<Post>>(&format!("/posts?{range}")).await {
                Ok(page) => page.items.into_iter().for_each(|post| self.put(post)),
                Err(refusal) => self.gone(refusal),
            }
        });
    }

    /// Asks again for what is said about the thread as a whole.
    pub(super) fn reload_thread(self) {
        spawn_local(async move {
            match self.ask::<Thread>("").await {
                Ok(thread) => {
                    self.thread.try_set(Some(thread));
                }
                Err(refusal) => self.gone(refusal),
            }
        });
    }

    /// Where the thread is not there any more, nothing of it is shown.
    fn gone(self, refusal: Refusal) {
        if refusal == Refusal::NotFound {
            // What is on its way is from before.
            self.round.try_update_value(|round| *round += 1);
            self.busy.try_set(false);
            self.thread.try_set(None);
            self.posts.try_update(Vec::clear);
            self.fresh.try_update(Vec::clear);
            self.failed.try_set(Some((refusal, Part::At(None))));
        }
    }

    /// Puts a post in the place of what it was.
    pub(super) fn put(self, post: Post) {
        if let Some(shown) = self.find(post.id) {
            shown.put(post);
        }
    }

    /// Who is answered, and the first words of what they said.
    pub(super) fn excerpt(self, post: Uuid) -> String {
        self.posts.track();
        let known = self.find(post);
        let found = known.and_then(|known| {
            known.post.with(|post| {
                let words: String = post.text.chars().take(EXCERPT).collect();
                let name = super::post::author(post)?;
                (!words.is_empty()).then(|| format!("{name}: {}", words.replace('\n', " ")))
            })
        });
        found.unwrap_or_else(|| t(Text::EarlierPost))
    }

    /// Whether it begins with a post that is not shown, and has no other: then nobody can answer.
    pub(super) fn waits(self) -> bool {
        let is_alone = self
            .thread
            .with(|thread| thread.as_ref().is_some_and(|thread| thread.posts == 1));
        is_alone
            && self
                .posts
                .with(|posts| posts.first().cloned())
                .is_some_and(|first| first.post.with(|post| post.state != PostState::Shown))
    }

    /// Whether it stands first.
    pub(super) fn is_pinned(self) -> bool {
        self.thread
            .with(|thread| thread.as_ref().is_some_and(|thread| thread.pinned))
    }

    /// Whether the reader can say that a post answered it, by its number.
    pub(super) fn may_solve(self, number: u32) -> bool {
        match self.asker.get() {
            Some(asker) if number > 1 => {
                self.participant.is_moderator() || asker.is_some_and(|asker| self.participant.is(asker))
            }
            _ => false,
        }
    }

    /// Says that a post answered it, or did not after all.
    ///
    /// # Errors
    /// [`Refusal`] says why it is not taken.
    pub(super) async fn solve(self, post: Uuid) -> Result<(), Refusal> {
        let before = self.answer.try_get_untracked();
        let answer = Answer {
            post: (before.flatten() != Some(post)).then_some(post),
        };
        let token = self.participant.token();
        let path = format!("threads/{}/answer", self.id);
        let api = self.participant.api();
        let thread: Thread = api
            .send_json(Method::PUT, &path, token.as_deref(), &answer)
            .await?;
        self.thread.try_set(Some(thread));
        Ok(())
    }

    /// How many posts are not shown before the first and after the last that is; those that came since are counted apart.
    pub(super) fn around(self) -> (u32, u32) {
        let all = self
            .thread
            .with(|thread| thread.as_ref().map_or(0, |thread| thread.posts));
        let fresh = self.fresh.with(Vec::len) as u32;
        self.posts.with(|posts| {
            let first = posts.first().map_or(1, |post| post.number);
            let last = posts.last().map_or(0, |post| post.number);
            (
                first.saturating_sub(1),
                all.saturating_sub(last).saturating_sub(fresh),
            )
        })
    }
}
