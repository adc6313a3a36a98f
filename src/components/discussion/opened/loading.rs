//! The posts of an open thread, a part at a time: what is asked for, and how it joins what is shown.

use super::{Opened, ShownPost};
use crate::api::Refusal;
use crate::browser::focus_soon;
use leerkring_core::discussion::{Page, Post, Thread};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// The most posts that are shown at once. Of a longer thread those at the other end go, so that a phone can show it.
const MOST: usize = 500;

/// Which posts to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Part {
    /// From a post on; from the first one where none is looked for.
    At(Option<Uuid>),
    /// Those before the first one shown.
    Earlier,
    /// Those after the last one shown.
    Later,
    /// The last ones, which the reader wants to go to.
    Latest,
    /// The last ones, one's own among them; the reader stays where they are.
    Own,
}

impl Opened {
    /// Shows a part. What was asked for before and has not come is not waited for any more.
    pub(in super::super) fn load(self, part: Part) {
        let round = self.round.try_update_value(|round| {
            *round += 1;
            *round
        });
        let awaited = self.fresh.try_get_untracked().unwrap_or_default();
        self.failed.try_set(None);
        self.busy.try_set(true);
        spawn_local(async move {
            let page = self.fetch(part).await;
            if round.is_none() || self.round.try_get_value() != round {
                return;
            }
            self.busy.try_set(false);
            match page {
                Ok(page) => self.show(part, page, &awaited),
                Err(Refusal::NotFound) => self.gone(Refusal::NotFound),
                Err(refusal) => {
                    self.failed.try_set(Some((refusal, part)));
                }
            }
        });
    }

    async fn fetch(self, part: Part) -> Result<Page<Post>, Refusal> {
        let range = match part {
            Part::At(None) => "after=0".to_owned(),
            Part::At(Some(post)) => {
                let found: Page<Post> = self.ask(&format!("/posts?ids={post}")).await?;
                let number = found.items.first().map_or(1, |post| post.number);
                format!("after={}", number.saturating_sub(1))
            }
            Part::Earlier => format!("before={}", self.first()),
            Part::Later => format!("after={}", self.last()),
            Part::Latest | Part::Own => format!("before={}", u32::MAX),
        };
        let thread: Option<Thread> = match part {
            Part::At(_) => Some(self.ask("").await?),
            _ => None,
        };
        let page = self.ask(&format!("/posts?{range}")).await?;
        if thread.is_some() {
            self.thread.try_set(thread);
        }
        Ok(page)
    }

    fn show(self, part: Part, page: Page<Post>, awaited: &[Uuid]) {
        let before = self.last();
        let is_end = page.next.is_none() && part != Part::Earlier;
        self.posts.try_update(|posts| join(posts, page.items));
        let is_missed = matches!(part, Part::At(Some(post)) if !self.knows(post));
        self.missed.try_set(is_missed);
        let last = self.last();
        self.thread.try_update(|thread| {
            if let Some(thread) = thread {
                thread.posts = if is_end { last } else { thread.posts.max(last) };
            }
        });
        let is_latest = matches!(part, Part::Latest | Part::Own);
        self.fresh.try_update(|fresh| {
            // What is not among the last ones stands where the reader was or gets to anyway.
            fresh.retain(|post| !(self.knows(*post) || is_latest && awaited.contains(post)));
        });
        self.participant.see(self.id, last);
        self.lead(part, before, awaited);
    }

    /// Brings the reader to what they asked for.
    fn lead(self, part: Part, before: u32, awaited: &[Uuid]) {
        let post = match part {
            Part::At(Some(post)) if self.knows(post) => Some(post),
            Part::Later | Part::Latest => self.posts.with_untracked(|posts| {
                let awaited = posts.iter().find(|post| awaited.contains(&post.id));
                let new = awaited.or_else(|| posts.iter().find(|post| post.number > before));
                new.map(|post| post.id)
            }),
            // Where the thread took the place of a list, what had the focus is gone.
            Part::At(_) if self.shown.listed.get_value() => {
                return focus_soon(super::super::thread::TITLE.to_owned());
            }
            Part::At(_) | Part::Earlier | Part::Own => None,
        };
        if let Some(post) = post {
            focus_soon(format!("post-{post}"));
        }
    }

    /// Brings the reader to a post, shown or not; to the first one where none is looked for and nothing is shown.
    pub(in super::super) fn go_to(self, post: Option<Uuid>) {
        match post {
            Some(post) if self.knows(post) => {
                self.missed.try_set(false);
                focus_soon(format!("post-{post}"));
            }
            None if self.last() > 0 => {}
            post => self.load(Part::At(post)),
        }
    }
}

/// Joins posts to those that are shown, where they overlap or touch; else they take their place. None is left out between.
/// Where they are too many, those farthest from the new ones go.
fn join(posts: &mut Vec<ShownPost>, page: Vec<Post>) {
    let first = posts.first().map(|post| post.number);
    let last = posts.last().map(|post| post.number);
    let from = page.first().map(|post| post.number);
    let to = page.last().map(|post| post.number);
    if let (Some((first, last)), Some((from, to))) = (first.zip(last), from.zip(to))
        && (from > last.saturating_add(1) || to.saturating_add(1) < first)
    {
        posts.clear();
    }
    for post in page {
        match posts.binary_search_by_key(&post.number, |known| known.number) {
            Ok(place) => {
                if let Some(known) = posts.get(place) {
                    known.put(post);
                }
            }
            Err(place) => posts.insert(place, ShownPost::new(post)),
        }
    }
    if from < first {
        posts.truncate(MOST);
    } else {
        posts.drain(..posts.len().saturating_sub(MOST));
    }
}
