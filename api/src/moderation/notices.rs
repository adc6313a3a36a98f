//! What authors are told of their posts.

use crate::database::{notice, post};
use crate::http::{Problem, new_id};
use leerkring_core::discussion::NoticeKind;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, Set};
use uuid::Uuid;

/// Tells somebody what happened to a post of theirs.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn tell(
    writing: &DatabaseTransaction,
    person: Uuid,
    kind: NoticeKind,
    post: Uuid,
    thread: Uuid,
    reason: Option<&str>,
    now: u64,
) -> Result<(), Problem> {
    let row = notice::ActiveModel {
        id: Set(new_id(now)?),
        person_id: Set(person),
        kind: Set(kind.as_str().to_owned()),
        post_id: Set(post),
        thread_id: Set(thread),
        reason: Set(reason.map(str::to_owned)),
        created: Set(now.cast_signed()),
    };
    row.insert(writing).await?;
    Ok(())
}

/// Tells the author of a post, if there still is one.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn tell_author(
    writing: &DatabaseTransaction,
    post: &post::Model,
    kind: NoticeKind,
    reason: Option<&str>,
    now: u64,
) -> Result<(), Problem> {
    let Some(author) = post.author_id else {
        return Ok(());
    };
    tell(writing, author, kind, post.id, post.thread_id, reason, now).await
}
