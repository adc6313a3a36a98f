//! An act that is under way.

use super::changed::Changed;
use super::held::Held;
use super::{on_authors, on_posts, on_threads};
use crate::database::post;
use crate::http::Problem;
use leerkring_core::discussion::{ActKind, NewAct, reason};
use leerkring_core::discussion::{MAX_ACT_POSTS, NoticeKind, PostState};
use sea_orm::DatabaseTransaction;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// How many days somebody is muted where none are given.
const DAYS: u8 = 7;
/// The most days somebody is muted.
const MOST_DAYS: u8 = 90;

/// What a moderator wants, checked.
pub(super) struct Wanted {
    pub(super) key: Uuid,
    pub(super) act: ActKind,
    /// Each once, in the order in which they were named.
    pub(super) posts: Vec<Uuid>,
    pub(super) reason: Option<String>,
    /// In milliseconds.
    pub(super) mute_for: u64,
    edited: BTreeMap<Uuid, u64>,
}

impl Wanted {
    /// Checks a request.
    ///
    /// # Errors
    /// [`Problem`] says which field cannot be taken.
    pub(super) fn of(new: NewAct) -> Result<Self, Problem> {
        let mut seen = BTreeSet::new();
        let posts: Vec<Uuid> = new.posts.into_iter().filter(|id| seen.insert(*id)).collect();
        if posts.is_empty() {
            return Err(Problem::field("posts", "names none"));
        }
        if posts.len() > MAX_ACT_POSTS {
            return Err(Problem::field(
                "posts",
                &format!("names more than {MAX_ACT_POSTS}"),
            ));
        }
        let words = new.reason.map(|words| reason(&words.nfc().collect::<String>()));
        let reason = words.transpose().map_err(|why| Problem::words("reason", why))?;
        if new.act.needs_reason() && reason.is_none() {
            return Err(Problem::field("reason", "is needed"));
        }
        let days = new.days.unwrap_or(DAYS);
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(Problem::field("days", &format!("is not from 1 to {MOST_DAYS}")));
        }
        Ok(Self {
            key: new.key,
            act: new.act,
            posts,
            reason,
            mute_for: u64::from(days) * 24 * 60 * 60 * 1000,
            edited: new.edited,
        })
    }
}

/// An act with all that it is about held.
pub(super) struct Doing<'a> {
    pub(super) writing: &'a DatabaseTransaction,
    pub(super) held: Held,
    pub(super) wanted: &'a Wanted,
    pub(super) now: u64,
}

impl Doing<'_> {
    /// The posts that were named.
    pub(super) fn posts(&self) -> impl Iterator<Item = &post::Model> {
        self.wanted.posts.iter().filter_map(|id| self.held.post(*id))
    }

    /// Whether a post says what the moderator read.
    pub(super) fn was_read(&self, post: &post::Model) -> bool {
        let edited = post.edited.map(i64::cast_unsigned);
        edited.is_none() || edited == self.wanted.edited.get(&post.id).copied()
    }

    /// Does it, and says what it changed.
    ///
    /// # Errors
    /// [`Problem`] where it cannot be done to one of the posts, or the database fails.
    pub(super) async fn carry_out(&self) -> Result<Vec<Changed>, Problem> {
        match self.wanted.act {
            ActKind::Approve => on_posts::judge(self, PostState::Shown, NoticeKind::Approved).await,
            ActKind::Restore => on_posts::judge(self, PostState::Shown, NoticeKind::Restored).await,
            ActKind::Remove => on_posts::judge(self, PostState::Removed, NoticeKind::Removed).await,
            ActKind::Endorse => on_posts::endorse(self).await,
            ActKind::Unendorse => on_posts::unendorse(self).await,
            ActKind::Mute => on_authors::mute(self).await,
            ActKind::Ban => on_authors::ban(self).await,
            ActKind::Allow => on_authors::allow(self).await,
            ActKind::Pin => on_threads::pin(self).await,
            ActKind::Unpin => on_threads::unpin(self).await,
            ActKind::Close => on_threads::close(self).await,
            ActKind::Reopen => on_threads::reopen(self).await,
        }
    }
}

/// Whether an act is about the threads of posts.
pub(super) fn is_about_threads(act: ActKind) -> bool {
    matches!(
        act,
        ActKind::Pin | ActKind::Unpin | ActKind::Close | ActKind::Reopen
    )
}
