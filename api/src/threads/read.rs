//! One thread, without its posts.

use super::{answers, shown};
use crate::authority::{self, Caller};
use crate::database::{person, thread};
use crate::http::{Api, Found, PathId, Problem, found};
use axum::extract::State;
use leerkring_core::discussion::Thread;
use sea_orm::EntityTrait;

/// Reads a thread.
#[utoipa::path(
    get, path = "/threads/{thread}", operation_id = "readThread", tag = "threads",
    params(("thread" = Uuid, Path, description = "The thread.")),
    responses((status = 200, body = Thread), Problem)
)]
pub(crate) async fn read(State(api): State<Api>, caller: Caller, PathId(id): PathId) -> Found<Thread> {
    let row = thread::Entity::find_by_id(id)
        .find_also_related(person::Entity)
        .one(api.database.read())
        .await?;
    let (row, author) = row
        .filter(|(row, _)| caller.sees_thread(row))
        .ok_or_else(Problem::not_found)?;
    let answers = answers(api.database.read(), [&row]).await?;
    found(shown(
        row,
        &answers,
        author.as_ref().map(authority::shown),
        &caller,
    )?)
}
