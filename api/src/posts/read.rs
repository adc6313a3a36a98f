//! One post, found by its id alone: lists of what moderators did name posts without their threads.

use crate::authority::{self, Caller};
use crate::database::{person, post, thread};
use crate::http::{Api, Found, PathId, Problem, found};
use crate::posts;
use axum::extract::State;
use leerkring_core::discussion::Post;
use sea_orm::EntityTrait;

/// Reads a post, wherever it stands.
#[utoipa::path(
    get, path = "/posts/{post}", operation_id = "readPost", tag = "posts",
    params(("post" = Uuid, Path, description = "The post.")), responses((status = 200, body = Post), Problem)
)]
pub(crate) async fn read(State(api): State<Api>, caller: Caller, PathId(id): PathId) -> Found<Post> {
    let reading = api.database.read();
    let row = post::Entity::find_by_id(id)
        .find_also_related(person::Entity)
        .one(reading)
        .await?;
    let (row, author) = row.ok_or_else(Problem::not_found)?;
    let thread = thread::Entity::find_by_id(row.thread_id).one(reading).await?;
    if !thread.is_some_and(|thread| caller.sees_thread(&thread)) {
        return Err(Problem::not_found());
    }
    found(posts::shown(row, author.as_ref().map(authority::shown), &caller)?)
}
