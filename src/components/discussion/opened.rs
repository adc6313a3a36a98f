//! A thread that is open: its posts a page at a time, and what happens in it meanwhile.

use crate::api::Method;
use crate::api::{Refusal, Told};
use crate::context::t;
use crate::state::Participant;
use leerkring_core::discussion::{Answer, Change, Page, Post, Thread, ThreadKind};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many letters of an answered post are quoted.
const EXCERPT: usize = 80;

/// A thread that is open, as signals.
#[derive(Clone, Copy)]
pub(super) struct Opened {
    pub(super) id: Uuid,
    pub(super) thread: RwSignal<Option<Thread>>,
    /// The posts that are shown, one after the other.
    pub(super) posts: RwSignal<Vec<Post>>,
    /// How many posts came since; they are shown when the reader says so.
    pub(super) fresh: RwSignal<u32>,
    pub(super) failed: RwSignal<Option<Refusal>>,
    pub(super) busy: RwSignal<bool>,
    participant: Participant,
}

impl Opened {
    pub(super) fn new(id: Uuid, participant: Participant) -> Self {
        Self {
            id,
            thread: RwSignal::new(None),
            posts: RwSignal::default(),
            fresh: RwSignal::new(0),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            participant,
        }
    }

    /// Opens it: at a post that is looked for, else at the beginning.
    pub(super) fn open(self, post: Option<Uuid>) {
        self.failed.set(None);
        self.busy.set(true);
        spawn_local(async move {
            let opened = self.fetch_first(post).await;
            self.busy.try_set(false);
            if let Err(refusal) = opened {
                self.failed.try_set(Some(refusal));
            }
        });
    }

    async fn fetch_first(self, post: Option<Uuid>) -> Result<(), Refusal> {
        let thread: Thread = self.ask(&format!("threads/{}", self.id)).await?;
        let before = match post {
            Some(post) => self.number_of(post).await?.saturating_sub(1),
            None => 0,
        };
        self.thread.try_set(Some(thread));
        let page: Page<Post> = self.ask(&self.after(before)).await?;
        self.posts.try_set(page.items);
        self.saw();
        Ok(())
    }

    async fn number_of(self, post: Uuid) -> Result<u32, Refusal> {
        let found: Page<Post> = self.ask(&format!("threads/{}/posts?ids={post}", self.id)).await?;
        Ok(found.items.first().map_or(1, |post| post.number))
    }

    async fn ask<T: leerkring_core::json::FromJson>(self, path: &str) -> Result<T, Refusal> {
        let token = self.participant.token();
        self.participant.api().get(path, token.as_deref()).await
    }

    fn after(self, number: u32) -> String {
        format!("threads/{}/posts?after={number}", self.id)
    }

    /// The number of the last post that is shown.
    fn last(self) -> u32 {
        self.posts
            .try_with_untracked(|posts| posts.last().map_or(0, |post| post.number))
            .unwrap_or_default()
    }

    /// Shows what follows the last post that is shown: the next page, or what is new.
    pub(super) fn load_new(self) {
        self.busy.set(true);
        spawn_local(async move {
            let page: Result<Page<Post>, _> = self.ask(&self.after(self.last())).await;
            self.busy.try_set(false);
            match page {
                Ok(page) => {
                    let last = self.last();
                    self.posts.try_update(|posts| {
                        posts.extend(page.items.into_iter().filter(|post| post.number > last));
                    });
                    self.fresh.try_set(0);
                    self.grow_to(self.last());
                    self.saw();
                }
                Err(refusal) => {
                    self.failed.try_set(Some(refusal));
                }
            }
        });
    }

    /// Shows the posts before the first one that is shown.
    pub(super) fn load_earlier(self) {
        let first = self
            .posts
            .with_untracked(|posts| posts.first().map_or(1, |post| post.number));
        spawn_local(async move {
            let path = format!("threads/{}/posts?before={first}", self.id);
            if let Ok(page) = self.ask::<Page<Post>>(&path).await {
                self.posts.try_update(|posts| {
                    posts.splice(0..0, page.items);
                });
            }
        });
    }

    /// Shows the last page.
    pub(super) fn load_latest(self) {
        let all = self
            .thread
            .with_untracked(|thread| thread.as_ref().map_or(0, |thread| thread.posts));
        self.busy.set(true);
        spawn_local(async move {
            let path = format!("threads/{}/posts?before={}", self.id, all.saturating_add(1));
            let page = self.ask::<Page<Post>>(&path).await;
            self.busy.try_set(false);
            if let Ok(page) = page {
                self.posts.try_set(page.items);
                self.fresh.try_set(0);
                self.saw();
            }
        });
    }

    fn saw(self) {
        let last = self.last();
        self.participant.see(self.id, last);
    }

    /// The thread has at least so many posts.
    fn grow_to(self, posts: u32) {
        self.thread.try_update(|thread| {
            if let Some(thread) = thread {
                thread.posts = thread.posts.max(posts);
            }
        });
    }

    /// What a stream tells about it.
    pub(super) fn hear(self, told: Told) {
        let event = match told {
            Told::Event(event) => event,
            Told::Reset => return self.reload_thread(self.id),
        };
        match (event.change, event.post) {
            (Change::PostMade, Some(post)) => {
                let known = self
                    .posts
                    .with_untracked(|posts| posts.iter().any(|known| known.id == post));
                if !known {
                    self.fresh.update(|fresh| *fresh += 1);
                }
            }
            (Change::PostChanged, Some(post)) => self.refresh(post),
            _ => self.reload_thread(self.id),
        }
    }

    /// Asks again for a post that is shown.
    pub(super) fn refresh(self, post: Uuid) {
        if !self
            .posts
            .with_untracked(|posts| posts.iter().any(|known| known.id == post))
        {
            return;
        }
        spawn_local(async move {
            let path = format!("threads/{}/posts?ids={post}", self.id);
            if let Ok(page) = self.ask::<Page<Post>>(&path).await {
                for post in page.items {
                    self.put(post);
                }
            }
        });
    }

    /// Asks again for what is said about the thread as a whole.
    pub(super) fn reload_thread(self, thread: Uuid) {
        spawn_local(async move {
            if let Ok(thread) = self.ask::<Thread>(&format!("threads/{thread}")).await {
                self.thread.try_set(Some(thread));
            }
        });
    }

    /// Puts a post in the place of what it was.
    pub(super) fn put(self, post: Post) {
        self.posts.try_update(|posts| {
            if let Some(place) = posts.iter_mut().find(|known| known.id == post.id) {
                *place = post;
            }
        });
    }

    /// Who is answered, and the first words of what they said.
    pub(super) fn excerpt(self, post: Uuid) -> String {
        let found = self.posts.with_untracked(|posts| {
            let post = posts.iter().find(|known| known.id == post)?;
            let name = super::post::author(post);
            let words: String = post.text.chars().take(EXCERPT).collect();
            Some(format!("{name}: {}", words.replace('\n', " ")))
        });
        found.unwrap_or_else(|| t(Text::EarlierPost))
    }

    /// When a post was edited, as it is shown.
    pub(super) fn edited(self, post: Uuid) -> BTreeMap<Uuid, u64> {
        let edited = self.posts.with_untracked(|posts| {
            let post = posts.iter().find(|known| known.id == post)?;
            Some((post.id, post.edited?))
        });
        edited.into_iter().collect()
    }

    /// The post that answered it.
    pub(super) fn answer(self) -> Option<Uuid> {
        self.thread.with(|thread| thread.as_ref()?.answer)
    }

    /// Whether nothing more can be said.
    pub(super) fn is_closed(self) -> bool {
        self.thread
            .with(|thread| thread.as_ref().is_some_and(|thread| thread.closed.is_some()))
    }

    /// Whether it stands first.
    pub(super) fn is_pinned(self) -> bool {
        self.thread
            .with(|thread| thread.as_ref().is_some_and(|thread| thread.pinned))
    }

    /// Whether the reader can say that a post answered it.
    pub(super) fn may_solve(self, post: Uuid) -> bool {
        let asked = self.thread.with(|thread| {
            let thread = thread.as_ref()?;
            (thread.kind == ThreadKind::Question).then(|| thread.author.as_ref().map(|author| author.id))
        });
        let is_first = self
            .posts
            .with(|posts| posts.iter().any(|known| known.id == post && known.number == 1));
        match asked {
            _ if is_first => false,
            Some(author) => {
                self.participant.is_moderator() || author.is_some_and(|author| self.participant.is(author))
            }
            None => false,
        }
    }

    /// Says that a post answered it, or did not after all.
    pub(super) fn solve(self, post: Uuid) {
        let answer = Answer {
            post: (self
                .thread
                .with_untracked(|thread| thread.as_ref().and_then(|thread| thread.answer))
                != Some(post))
            .then_some(post),
        };
        let token = self.participant.token();
        spawn_local(async move {
            let path = format!("threads/{}/answer", self.id);
            let changed: Result<Thread, _> = self
                .participant
                .api()
                .send_json(Method::PUT, &path, token.as_deref(), &answer)
                .await;
            if let Ok(thread) = changed {
                self.thread.try_set(Some(thread));
            }
        });
    }

    /// How many posts are not shown before the first and after the last that is.
    pub(super) fn around(self) -> (u32, u32) {
        let all = self
            .thread
            .with(|thread| thread.as_ref().map_or(0, |thread| thread.posts));
        self.posts.with(|posts| {
            let first = posts.first().map_or(1, |post| post.number);
            let last = posts.last().map_or(0, |post| post.number);
            (first.saturating_sub(1), all.saturating_sub(last))
        })
    }
}
