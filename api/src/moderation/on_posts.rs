//! Acts on posts.

use super::changed::Changed;
use super::doing::Doing;
use super::{notices, reports};
use crate::database::{post, version};
use crate::http::Problem;
use crate::{live, standing};
use leerkring_core::discussion::{Change, NoticeKind, PostState};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

/// A moderator looked at the posts, and decided whether they are there for all. What they said before goes where they are: that
/// was not looked at.
///
/// # Errors
/// [`Problem`] where one is to be shown that its author removed or changed since it was read, or the database fails.
pub(super) async fn judge(
    doing: &Doing<'_>,
    state: PostState,
    kind: NoticeKind,
) -> Result<Vec<Changed>, Problem> {
    let mut changes = Vec::new();
    for post in doing.posts() {
        let was = state_of(post)?;
        let is = match (was, state) {
            (PostState::RemovedByAuthor, PostState::Shown) => {
                return Err(Problem::conflict("its author removed a post"));
            }
            (_, PostState::Shown) if !doing.was_read(post) => {
                return Err(Problem::conflict("its author changed a post since it was read"));
            }
            // Its text is gone, so that nothing of it can be removed; only its reports are done.
            (PostState::RemovedByAuthor, _) => was,
            _ => state,
        };
        let reports = reports::look(doing.writing, post.id).await?;
        if was == is && reports.is_empty() {
            continue;
        }
        if is == PostState::Shown {
            version::Entity::delete_many()
                .filter(version::Column::PostId.eq(post.id))
                .exec(doing.writing)
                .await?;
        }
        if was != is {
            let reason = doing.wanted.reason.as_deref();
            notices::tell_author(doing.writing, post, kind, reason, doing.now).await?;
            standing::set(doing.writing, post, is, doing.now).await?;
        }
        let post = post.id;
        changes.push(Changed::State {
            post,
            was,
            is,
            reports,
        });
    }
    Ok(changes)
}

/// Moderators vouch for the posts.
///
/// # Errors
/// [`Problem`] where one is not shown, or the database fails.
pub(super) async fn endorse(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    if doing.posts().any(|post| post.state != PostState::Shown.as_str()) {
        return Err(Problem::conflict("a post is not shown"));
    }
    let mut changes = Vec::new();
    for post in doing.posts().filter(|post| !post.endorsed) {
        let reason = doing.wanted.reason.as_deref();
        notices::tell_author(doing.writing, post, NoticeKind::Endorsed, reason, doing.now).await?;
        changes.push(vouch(doing, post, true).await?);
    }
    Ok(changes)
}

/// They do not any more.
///
/// # Errors
/// [`Problem`] where the database fails.
pub(super) async fn unendorse(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    let mut changes = Vec::new();
    for post in doing.posts().filter(|post| post.endorsed) {
        changes.push(vouch(doing, post, false).await?);
    }
    Ok(changes)
}

async fn vouch(doing: &Doing<'_>, post: &post::Model, is: bool) -> Result<Changed, Problem> {
    let mut row = post.clone().into_active_model();
    row.endorsed = Set(is);
    row.update(doing.writing).await?;
    if let Some(thread) = doing.held.thread(post.thread_id) {
        live::tell(
            doing.writing,
            Change::PostChanged,
            thread,
            Some(post.id),
            doing.now,
        )
        .await?;
    }
    Ok(Changed::Endorsed {
        post: post.id,
        was: post.endorsed,
        is,
    })
}

/// Whether a post is there for all.
///
/// # Errors
/// [`Problem`] where the row holds what this version does not know.
pub(super) fn state_of(post: &post::Model) -> Result<PostState, Problem> {
    PostState::parse(&post.state).ok_or_else(Problem::unavailable)
}
