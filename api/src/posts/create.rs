//! Answering in a thread.

use super::{Fresh, insert, made_before, shown, words};
use crate::authority::{self, Caller};
use crate::database::{post, thread};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Made, PathId, Problem, created, new_id};
use crate::rules::Rules;
use crate::{live, standing, threads};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, MadePost, NewPost};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter};
use std::sync::Arc;
use uuid::Uuid;

/// Answers in a thread. The same key of the same person makes one post.
#[utoipa::path(
    post, path = "/threads/{thread}/posts", operation_id = "createPost", tag = "posts", request_body = NewPost,
    params(("thread" = Uuid, Path, description = "The thread.")),
    responses((status = 201, body = MadePost), Problem), security(("token" = []))
)]
pub(crate) async fn create(
    State(api): State<Api>,
    caller: Caller,
    client: Client,
    PathId(thread): PathId,
    Body(new): Body<NewPost>,
) -> Made<MadePost> {
    let author = Some(authority::shown(caller.person()?));
    let text = words(&new.text)?;
    api.allow(Attempt::Post, &client, caller.id()).await?;
    let new = NewPost { text, ..new };
    let (now, rules, asking) = (api.clock.now(), Arc::clone(&api.rules), caller.clone());
    let row = api
        .database
        .write(move |writing| async move { answer(writing, &asking, thread, new, &rules, now).await }.boxed())
        .await?;
    created(MadePost {
        post: shown(row, author, &caller)?,
    })
}

async fn answer(
    writing: &DatabaseTransaction,
    asking: &Caller,
    thread: Uuid,
    new: NewPost,
    rules: &Rules,
    now: u64,
) -> Result<post::Model, Problem> {
    let caller = asking.held(writing).await?;
    // Before all that may have changed since the first time: the thread closed, its writer muted.
    if let Some(row) = made_before(writing, caller.person()?.id, new.key).await? {
        let is_same = row.thread_id == thread && row.number > 1;
        return is_same
            .then_some(row)
            .ok_or_else(|| Problem::conflict("the key was used for something else"));
    }
    let author = caller.writer(now)?;
    // Held until the end of the transaction, so that every post has a number of its own.
    let about = threads::held(writing, thread, &caller).await?;
    caller.may_answer(&about)?;
    check_answered(writing, &about, new.reply_to).await?;
    thread::Entity::update_many()
        .col_expr(thread::Column::Posts, Expr::col(thread::Column::Posts).add(1))
        .col_expr(thread::Column::Active, Expr::value(now.cast_signed()))
        .filter(thread::Column::Id.eq(about.id))
        .exec(writing)
        .await?;
    let fresh = Fresh {
        id: new_id(now)?,
        thread: about.id,
        number: about.posts + 1,
        author: author.id,
        text: new.text,
        reply_to: new.reply_to,
        state: standing::first(writing, author, None, rules).await?,
        key: new.key,
        now,
    };
    let row = insert(writing, fresh).await?;
    standing::begun(writing, &row, now).await?;
    live::tell_of(writing, Change::PostMade, &about, &row, now).await?;
    Ok(row)
}

/// One level deep: what is answered is a post of the thread that answers none itself.
async fn check_answered(
    writing: &DatabaseTransaction,
    about: &thread::Model,
    answered: Option<Uuid>,
) -> Result<(), Problem> {
    let Some(answered) = answered else { return Ok(()) };
    let found = post::Entity::find_by_id(answered).one(writing).await?;
    if found.is_some_and(|post| post.thread_id == about.id && post.reply_to.is_none()) {
        return Ok(());
    }
    Err(Problem::field(
        "reply_to",
        "is no post of this thread that can be answered",
    ))
}
