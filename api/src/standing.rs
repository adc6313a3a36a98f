//! Whether posts are there for all: how that begins, and how it changes.

use crate::database::{person, post, thread};
use crate::http::Problem;
use crate::live;
use crate::moderation::notices;
use crate::rules::Rules;
use leerkring_core::discussion::{Change, NoticeKind, PostState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

/// How a new post of somebody begins, or one that they change: newcomers wait, where the site says so.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn first(
    writing: &DatabaseTransaction,
    author: &person::Model,
    changed: Option<Uuid>,
    rules: &Rules,
) -> Result<PostState, DbErr> {
    if rules.approve_first == 0 || author.moderator {
        return Ok(PostState::Shown);
    }
    let known = post::Entity::find()
        .filter(post::Column::AuthorId.eq(author.id))
        .filter(post::Column::State.eq(PostState::Shown.as_str()))
        .filter(Condition::all().add_option(changed.map(|post| post::Column::Id.ne(post))))
        .count(writing)
        .await?;
    if known < u64::from(rules.approve_first) {
        Ok(PostState::Waiting)
    } else {
        Ok(PostState::Shown)
    }
}

/// A post was made: where it waits, its author is told.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn begun(
    writing: &DatabaseTransaction,
    post: &post::Model,
    now: u64,
) -> Result<(), Problem> {
    if post.state != PostState::Waiting.as_str() {
        return Ok(());
    }
    notices::tell_author(writing, post, NoticeKind::Waiting, None, now).await
}

/// Changes whether a post is there for all, and its thread with it where it is the first one.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn set(
    writing: &DatabaseTransaction,
    post: &post::Model,
    state: PostState,
    now: u64,
) -> Result<(), DbErr> {
    let was_new = post.state == PostState::Waiting.as_str();
    let mut row = post.clone().into_active_model();
    row.state = Set(state.as_str().to_owned());
    row.update(writing).await?;
    let Some(thread) = thread::Entity::find_by_id(post.thread_id).one(writing).await? else {
        return Ok(());
    };
    let mut row = thread.clone().into_active_model();
    if thread.opening_id == post.id {
        row.state = Set(state.as_str().to_owned());
    }
    row.helpful = Set(found_helpful(writing, thread.id).await?);
    row.update(writing).await?;
    let change = match (was_new, state) {
        (true, PostState::Shown) => Change::PostMade,
        // Nobody but its author knew of it.
        (true, _) => return Ok(()),
        (false, _) => Change::PostChanged,
    };
    // Also where it is to wait again: who has it open learns that it is not shown any more.
    live::write_down(writing, change, &thread, Some(post.id), now).await?;
    if thread.answer_id == Some(post.id) {
        // It counts as answered only while its answer is shown.
        live::write_down(writing, Change::ThreadChanged, &thread, None, now).await?;
    }
    Ok(())
}

/// How often posts of a thread that are shown were found helpful.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn found_helpful(writing: &DatabaseTransaction, thread: Uuid) -> Result<i32, DbErr> {
    let marks: Option<Option<i64>> = post::Entity::find()
        .select_only()
        .column_as(post::Column::Helpful.sum(), "marks")
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::State.eq(PostState::Shown.as_str()))
        .into_tuple()
        .one(writing)
        .await?;
    Ok(marks
        .flatten()
        .and_then(|marks| i32::try_from(marks).ok())
        .unwrap_or_default())
}
