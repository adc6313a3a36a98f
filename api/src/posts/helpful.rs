//! Saying that a post is helpful.

use super::{held, shown};
use crate::authority::Caller;
use crate::database::{helpful_mark, post, thread};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Found, PathId, Problem, found};
use crate::{live, people, threads};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, Helpful, MadePost, Person, PostState};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

/// Says that somebody else's post is helpful, or that it is not after all. Twice is once.
#[utoipa::path(
    put, path = "/posts/{post}/helpful", operation_id = "markHelpful", tag = "posts", request_body = Helpful,
    params(("post" = Uuid, Path, description = "The post.")),
    responses((status = 200, body = MadePost), Problem), security(("token" = []))
)]
pub(crate) async fn mark(
    State(api): State<Api>,
    caller: Caller,
    client: Client,
    PathId(post): PathId,
    Body(wanted): Body<Helpful>,
) -> Found<MadePost> {
    caller.person()?;
    api.allow(Attempt::Mark, &client, caller.id()).await?;
    let (now, asking) = (api.clock.now(), caller.clone());
    let (row, author) = api
        .database
        .write(move |writing| async move { set(writing, &asking, post, &wanted, now).await }.boxed())
        .await?;
    found(MadePost {
        post: shown(row, author, &caller)?,
    })
}

async fn set(
    writing: &DatabaseTransaction,
    asking: &Caller,
    post: Uuid,
    wanted: &Helpful,
    now: u64,
) -> Result<(post::Model, Option<Person>), Problem> {
    let caller = asking.held(writing).await?;
    let row = held(writing, post).await?;
    caller.may_mark_helpful(&row, now)?;
    let author = people::author(writing, row.author_id).await?;
    let marker = caller.person()?.id;
    let mark = helpful_mark::Entity::find_by_id((row.id, marker))
        .one(writing)
        .await?;
    if mark.is_some() == wanted.helpful {
        return Ok((row, author));
    }
    let thread = threads::held(writing, row.thread_id, &caller).await?;
    let change = match mark {
        Some(_) => {
            helpful_mark::Entity::delete_by_id((row.id, marker))
                .exec(writing)
                .await?;
            -1
        }
        None => {
            let mark = helpful_mark::ActiveModel {
                post_id: Set(row.id),
                person_id: Set(marker),
            };
            mark.insert(writing).await?;
            1
        }
    };
    let row = count(writing, row, &thread, change).await?;
    live::tell_of(writing, Change::PostChanged, &thread, &row, now).await?;
    Ok((row, author))
}

/// Counts on a post and its thread, both held; on the thread where the post is shown.
async fn count(
    writing: &DatabaseTransaction,
    post: post::Model,
    thread: &thread::Model,
    change: i32,
) -> Result<post::Model, DbErr> {
    if post.state == PostState::Shown.as_str() {
        let mut counted = thread.clone().into_active_model();
        counted.helpful = Set(thread.helpful + change);
        counted.update(writing).await?;
    }
    let on_post = post.helpful + change;
    let mut counted = post.into_active_model();
    counted.helpful = Set(on_post);
    counted.update(writing).await
}
