//! Taking back one change of an act, where it still is as the act left it.

use super::changed::{Changed, Closing};
use super::held::Held;
use super::on_posts::state_of;
use super::on_threads::closing_of;
use super::{notices, reports};
use crate::database::{person, thread};
use crate::http::Problem;
use crate::{live, standing};
use leerkring_core::discussion::{Change, NoticeKind, PostState};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};
use uuid::Uuid;

/// An act that is being undone, with all that it changed held.
pub(super) struct Undoing<'a> {
    pub(super) writing: &'a DatabaseTransaction,
    pub(super) held: Held,
    pub(super) now: u64,
}

impl Undoing<'_> {
    /// Takes back one change.
    ///
    /// # Errors
    /// [`Problem`] where the database fails.
    pub(super) async fn take_back(&self, change: &Changed) -> Result<(), Problem> {
        match change {
            Changed::State {
                post,
                was,
                is,
                reports,
            } => self.state(*post, *was, *is, reports).await,
            Changed::Endorsed { post, was, is } => self.endorsed(*post, *was, *is).await,
            Changed::Muted { person, was, is } => self.muted(*person, *was, *is).await,
            Changed::Banned { person, was, is } => self.banned(*person, *was, *is).await,
            Changed::Pinned { thread, was, is } => self.pinned(*thread, *was, *is).await,
            Changed::Closed { thread, was, is } => self.closed(*thread, was.as_ref(), is.as_ref()).await,
        }
    }

    async fn state(&self, id: Uuid, was: PostState, is: PostState, reports: &[Uuid]) -> Result<(), Problem> {
        let Some(post) = self.held.post(id) else {
            return Ok(());
        };
        if state_of(post)? != is {
            return Ok(());
        }
        reports::look_again(self.writing, reports).await?;
        if was == is {
            return Ok(());
        }
        let kind = match was {
            PostState::Shown => NoticeKind::Restored,
            PostState::Waiting => NoticeKind::Waiting,
            PostState::Hidden => NoticeKind::Hidden,
            PostState::Removed | PostState::RemovedByAuthor => NoticeKind::Removed,
        };
        notices::tell_author(self.writing, post, kind, None, self.now).await?;
        Ok(standing::set(self.writing, post, was, self.now).await?)
    }

    async fn endorsed(&self, id: Uuid, was: bool, is: bool) -> Result<(), Problem> {
        let Some(post) = self.held.post(id) else {
            return Ok(());
        };
        if post.endorsed != is || post.state == PostState::RemovedByAuthor.as_str() {
            return Ok(());
        }
        let mut row = post.clone().into_active_model();
        row.endorsed = Set(was);
        row.update(self.writing).await?;
        if let Some(thread) = self.held.thread(post.thread_id) {
            live::tell(self.writing, Change::PostChanged, thread, Some(id), self.now).await?;
        }
        Ok(())
    }

    async fn muted(&self, id: Uuid, was: Option<i64>, is: Option<i64>) -> Result<(), Problem> {
        let Some(person) = self.held.person(id).filter(|person| person.muted_until == is) else {
            return Ok(());
        };
        let mut row = person.clone().into_active_model();
        row.muted_until = Set(was);
        row.update(self.writing).await?;
        let is_muted = was.is_some_and(|until| until > self.now.cast_signed());
        let kind = if is_muted {
            NoticeKind::Muted
        } else {
            NoticeKind::Allowed
        };
        self.tell(person, kind).await
    }

    async fn banned(&self, id: Uuid, was: bool, is: bool) -> Result<(), Problem> {
        let Some(person) = self.held.person(id).filter(|person| person.banned == is) else {
            return Ok(());
        };
        let mut row = person.clone().into_active_model();
        row.banned = Set(was);
        row.update(self.writing).await?;
        let kind = if was {
            NoticeKind::Banned
        } else {
            NoticeKind::Allowed
        };
        self.tell(person, kind).await
    }

    async fn tell(&self, person: &person::Model, kind: NoticeKind) -> Result<(), Problem> {
        match self.held.post_of(person.id) {
            Some(post) => notices::tell_author(self.writing, post, kind, None, self.now).await,
            None => Ok(()),
        }
    }

    async fn pinned(&self, id: Uuid, was: bool, is: bool) -> Result<(), Problem> {
        let Some(thread) = self.held.thread(id).filter(|thread| thread.pinned == is) else {
            return Ok(());
        };
        let mut row = thread.clone().into_active_model();
        row.pinned = Set(was);
        self.keep(thread, row).await
    }

    async fn closed(&self, id: Uuid, was: Option<&Closing>, is: Option<&Closing>) -> Result<(), Problem> {
        let Some(thread) = self.held.thread(id) else {
            return Ok(());
        };
        if closing_of(thread).as_ref() != is {
            return Ok(());
        }
        let mut row = thread.clone().into_active_model();
        row.closed_at = Set(was.map(|closing| closing.at));
        row.closed_reason = Set(was.and_then(|closing| closing.reason.clone()));
        self.keep(thread, row).await
    }

    async fn keep(&self, thread: &thread::Model, row: thread::ActiveModel) -> Result<(), Problem> {
        row.update(self.writing).await?;
        Ok(live::tell(self.writing, Change::ThreadChanged, thread, None, self.now).await?)
    }
}
