//! Saying which post answered a question.

use super::{answers, held, shown};
use crate::authority::Caller;
use crate::database::{post, thread};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Found, PathId, Problem, found};
use crate::{live, people};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{Answer, Change, Person, PostState, Thread};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect, Set};
use uuid::Uuid;

/// Says which post answered a question, or that none did after all: who asked, and moderators.
#[utoipa::path(
    put, path = "/threads/{thread}/answer", operation_id = "markAnswer", tag = "threads", request_body = Answer,
    params(("thread" = Uuid, Path, description = "The thread.")),
    responses((status = 200, body = Thread), Problem), security(("token" = []))
)]
pub(crate) async fn answer(
    State(api): State<Api>,
    caller: Caller,
    client: Client,
    PathId(thread): PathId,
    Body(answer): Body<Answer>,
) -> Found<Thread> {
    caller.person()?;
    api.allow(Attempt::Mark, &client, caller.id()).await?;
    let (now, asking) = (api.clock.now(), caller.clone());
    let (row, author) = api
        .database
        .write(move |writing| async move { mark(writing, &asking, thread, &answer, now).await }.boxed())
        .await?;
    let answers = answers(api.database.read(), [&row]).await?;
    found(shown(row, &answers, author, &caller)?)
}

async fn mark(
    writing: &DatabaseTransaction,
    asking: &Caller,
    thread: Uuid,
    answer: &Answer,
    now: u64,
) -> Result<(thread::Model, Option<Person>), Problem> {
    let caller = asking.held(writing).await?;
    let post = match answer.post {
        Some(post) => {
            post::Entity::find_by_id(post)
                .lock_exclusive()
                .one(writing)
                .await?
        }
        None => None,
    };
    let about = held(writing, thread, &caller).await?;
    caller.may_mark_answer(&about, now)?;
    let fits = post.is_some_and(|post| can_answer(&post, &about));
    if answer.post.is_some() && !fits {
        return Err(Problem::field(
            "post",
            "is no post of this thread that can be its answer",
        ));
    }
    let author = people::author(writing, about.author_id).await?;
    if about.answer_id == answer.post {
        return Ok((about, author));
    }
    let mut row = about.into_active_model();
    row.answer_id = Set(answer.post);
    let row = row.update(writing).await?;
    live::tell(writing, Change::ThreadChanged, &row, None, now).await?;
    Ok((row, author))
}

fn can_answer(post: &post::Model, about: &thread::Model) -> bool {
    post.thread_id == about.id && post.id != about.opening_id && post.state == PostState::Shown.as_str()
}
