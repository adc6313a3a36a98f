//! Posts in a thread.

use crate::authority::Caller;
use crate::database::{person, post, thread};
use crate::http::{Api, Body, Found, Made, PathId, Problem, Query, created, found, new_id};
use crate::{authority, live};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{
    Change, MadePost, NewPost, Page, Person, Post, PostState, post as post_words,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use utoipa::IntoParams;
use uuid::Uuid;

/// How many posts stand on a page.
const PAGE: u64 = 50;

/// Answers in a thread. The same key of the same person makes one post.
#[utoipa::path(
    post, path = "/threads/{thread}/posts", operation_id = "createPost", tag = "posts", request_body = NewPost,
    params(("thread" = Uuid, Path, description = "The thread.")),
    responses((status = 201, body = MadePost), Problem), security(("token" = []))
)]
pub(crate) async fn create(
    State(api): State<Api>,
    caller: Caller,
    PathId(thread): PathId,
    Body(new): Body<NewPost>,
) -> Made<MadePost> {
    let now = api.clock.now();
    let author = caller.writer(now)?.clone();
    let text = post_words(&new.text.nfc().collect::<String>()).map_err(|why| Problem::words("text", why))?;
    let fresh = Fresh {
        id: new_id(now)?,
        thread,
        // Given once the thread is held.
        number: 0,
        author: author.id,
        text,
        reply_to: new.reply_to,
        state: PostState::Shown,
        key: new.key,
        now,
    };
    let asking = caller.clone();
    let row = api
        .database
        .write(move |writing| async move { answer(writing, &asking, fresh).await }.boxed())
        .await?;
    created(MadePost {
        post: shown(row, Some(authority::shown(&author)), &caller)?,
    })
}

/// A post that is about to be made.
pub(crate) struct Fresh {
    pub(crate) id: Uuid,
    pub(crate) thread: Uuid,
    pub(crate) number: i32,
    pub(crate) author: Uuid,
    pub(crate) text: String,
    pub(crate) reply_to: Option<Uuid>,
    pub(crate) state: PostState,
    pub(crate) key: Uuid,
    pub(crate) now: u64,
}

async fn answer(
    writing: &DatabaseTransaction,
    caller: &Caller,
    fresh: Fresh,
) -> Result<post::Model, Problem> {
    let before = post::Entity::find()
        .filter(post::Column::AuthorId.eq(fresh.author))
        .filter(post::Column::RequestKey.eq(fresh.key))
        .one(writing)
        .await?;
    if let Some(row) = before {
        return Ok(row);
    }
    // Held until the end of the transaction, so that every post has a number of its own.
    let about = thread::Entity::find_by_id(fresh.thread)
        .lock_exclusive()
        .one(writing)
        .await?;
    let about = about
        .filter(|about| caller.sees_thread(about))
        .ok_or_else(Problem::not_found)?;
    if about.closed_at.is_some() {
        return Err(Problem::conflict("the thread is closed"));
    }
    thread::Entity::update_many()
        .col_expr(thread::Column::Posts, Expr::col(thread::Column::Posts).add(1))
        .col_expr(thread::Column::Active, Expr::value(fresh.now.cast_signed()))
        .filter(thread::Column::Id.eq(about.id))
        .exec(writing)
        .await?;
    if let Some(answered) = fresh.reply_to {
        let answered = post::Entity::find_by_id(answered).one(writing).await?;
        // One level deep: an answer to an answer answers its post.
        if answered.is_none_or(|answered| answered.thread_id != about.id || answered.reply_to.is_some()) {
            return Err(Problem::field(
                "reply_to",
                "is no post of this thread that can be answered",
            ));
        }
    }
    let now = fresh.now;
    let number = about.posts + 1;
    let row = insert(writing, Fresh { number, ..fresh }).await?;
    live::tell(writing, Change::PostMade, &about, Some(row.id), now).await?;
    Ok(row)
}

/// What posts to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// Only posts with greater numbers.
    after: Option<u32>,
}

/// Lists the posts of a thread, the oldest first.
#[utoipa::path(
    get, path = "/threads/{thread}/posts", operation_id = "listPosts", tag = "posts",
    params(("thread" = Uuid, Path, description = "The thread."), Asked),
    responses((status = 200, body = Page<Post>), Problem)
)]
pub(crate) async fn list(
    State(api): State<Api>,
    caller: Caller,
    PathId(thread): PathId,
    Query(asked): Query<Asked>,
) -> Found<Page<Post>> {
    let about = thread::Entity::find_by_id(thread)
        .one(api.database.read())
        .await?;
    if !about.is_some_and(|about| caller.sees_thread(&about)) {
        return Err(Problem::not_found());
    }
    let mut rows = post::Entity::find()
        .find_also_related(person::Entity)
        .filter(post::Column::ThreadId.eq(thread));
    if let Some(after) = asked.after {
        rows = rows.filter(post::Column::Number.gt(after));
    }
    let mut rows = rows
        .order_by_asc(post::Column::Number)
        .limit(PAGE + 1)
        .all(api.database.read())
        .await?;
    let is_last = rows.len() as u64 <= PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| !is_last)
        .map(|(row, _)| row.number.to_string());
    let items: Result<Vec<Post>, Problem> = rows
        .into_iter()
        .map(|(row, author)| shown(row, author.as_ref().map(authority::shown), &caller))
        .collect();
    found(Page { items: items?, next })
}

pub(crate) async fn insert(writing: &DatabaseTransaction, fresh: Fresh) -> Result<post::Model, DbErr> {
    let row = post::ActiveModel {
        id: Set(fresh.id),
        thread_id: Set(fresh.thread),
        number: Set(fresh.number),
        author_id: Set(Some(fresh.author)),
        created: Set(fresh.now.cast_signed()),
        edited: Set(None),
        state: Set(fresh.state.as_str().to_owned()),
        text: Set(fresh.text),
        reply_to: Set(fresh.reply_to),
        helpful: Set(0),
        endorsed: Set(false),
        request_key: Set(fresh.key),
    };
    let row = row.insert(writing).await?;
    crate::counts::post_made();
    Ok(row)
}

/// A post as the caller sees it.
///
/// # Errors
/// [`Problem`] where the row holds what this version does not know.
pub(crate) fn shown(row: post::Model, author: Option<Person>, caller: &Caller) -> Result<Post, Problem> {
    let text = if caller.sees(&row) {
        row.text
    } else {
        String::new()
    };
    Ok(Post {
        id: row.id,
        thread: row.thread_id,
        number: row.number.cast_unsigned(),
        author,
        created: row.created.cast_unsigned(),
        edited: row.edited.map(i64::cast_unsigned),
        state: PostState::parse(&row.state).ok_or_else(Problem::unavailable)?,
        text,
        reply_to: row.reply_to,
        helpful: row.helpful.cast_unsigned(),
        endorsed: row.endorsed,
    })
}
