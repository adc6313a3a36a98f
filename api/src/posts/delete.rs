//! Removing one's own post: its words are gone, its place in the thread stays.

use super::held;
use crate::authority::Caller;
use crate::database::{post, thread, version};
use crate::http::{Api, PathId, Problem};
use crate::{live, standing, threads};
use axum::extract::State;
use axum::http::StatusCode;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, PostState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

/// Removes a post of one's own, with all that it ever said. It cannot be undone.
#[utoipa::path(
    delete, path = "/posts/{post}", operation_id = "deletePost", tag = "posts",
    params(("post" = Uuid, Path, description = "The post.")),
    responses((status = 204, description = "Its words are gone."), Problem), security(("token" = []))
)]
pub(crate) async fn delete(
    State(api): State<Api>,
    caller: Caller,
    PathId(post): PathId,
) -> Result<StatusCode, Problem> {
    caller.person()?;
    let now = api.clock.now();
    api.database
        .write(move |writing| async move { remove(writing, &caller, post, now).await }.boxed())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(writing: &DatabaseTransaction, asking: &Caller, post: Uuid, now: u64) -> Result<(), Problem> {
    let caller = asking.held(writing).await?;
    let row = held(writing, post).await?;
    if !caller.wrote(&row) {
        return Err(Problem::not_found());
    }
    if row.state == PostState::RemovedByAuthor.as_str() {
        return Ok(());
    }
    let thread = threads::held(writing, row.thread_id, &caller).await?;
    version::Entity::delete_many()
        .filter(version::Column::PostId.eq(row.id))
        .exec(writing)
        .await?;
    let mut wiped = row.clone().into_active_model();
    wiped.text = Set(String::new());
    wiped.update(writing).await?;
    wipe_thread(writing, &thread, &row).await?;
    standing::set(writing, &row, PostState::RemovedByAuthor, now).await?;
    if thread.answer_id == Some(row.id) {
        live::tell(writing, Change::ThreadChanged, &thread, None, now).await?;
    }
    Ok(())
}

/// What a thread holds of a post.
async fn wipe_thread(
    writing: &DatabaseTransaction,
    thread: &thread::Model,
    post: &post::Model,
) -> Result<(), DbErr> {
    let mut wiped = thread.clone().into_active_model();
    if thread.opening_id == post.id {
        wiped.title = Set(String::new());
        wiped.quote_block = Set(None);
        wiped.quote_text = Set(None);
    }
    if thread.answer_id == Some(post.id) {
        wiped.answer_id = Set(None);
    }
    wiped.update(writing).await.map(|_| ())
}
