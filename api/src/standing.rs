//! Whether posts are there for all: how that begins, and how it changes.

use crate::database::{post, thread};
use crate::http::Problem;
use crate::live;
use crate::moderation::notices;
use crate::rules::Rules;
use leerkring_core::discussion::{Change, NoticeKind, PostState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, Set,
};
use uuid::Uuid;

/// How many posts of somebody are there for all, beside one that is being changed.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn others_shown(
    writing: &DatabaseTransaction,
    author: Uuid,
    but: Option<Uuid>,
) -> Result<u64, DbErr> {
    post::Entity::find()
        .filter(post::Column::AuthorId.eq(author))
        .filter(post::Column::State.eq(PostState::Shown.as_str()))
        .filter(Condition::all().add_option(but.map(|post| post::Column::Id.ne(post))))
        .count(writing)
        .await
}

/// How a new post of somebody begins of whom so many are there for all: newcomers wait, where the site says so.
pub(crate) fn first(known: u64, is_moderator: IsModerator, rules: &Rules) -> PostState {
    if known < u64::from(rules.approve_first) && !is_moderator.0 {
        PostState::Waiting
    } else {
        PostState::Shown
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

/// Whether an author keeps the conversations safe, and so need not wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IsModerator(pub(crate) bool);

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
    if thread.opening_id == post.id {
        let mut row = thread.clone().into_active_model();
        row.state = Set(state.as_str().to_owned());
        row.update(writing).await?;
    }
    let change = match (was_new, state) {
        (true, PostState::Shown) => Change::PostMade,
        // Nobody but its author knew of it.
        (true, _) => return Ok(()),
        (false, _) => Change::PostChanged,
    };
    // Also where it is to wait again: who has it open learns that it is not shown any more.
    live::write_down(writing, change, &thread, Some(post.id), now).await
}
