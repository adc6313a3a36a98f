//! Threads, each with its first post: begun, found, answered.

pub(crate) mod answer;
pub(crate) mod create;
mod cursor;
pub(crate) mod list;
pub(crate) mod read;

use crate::authority::Caller;
use crate::database::{Database, post, thread};
use crate::http::Problem;
use leerkring_core::discussion::{Closed, Person, PostState, Quote, Thread, ThreadKind};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

/// A thread that the caller sees.
///
/// # Errors
/// [`Problem`] where there is none.
pub(crate) async fn seen(database: &Database, id: Uuid, caller: &Caller) -> Result<thread::Model, Problem> {
    let row = thread::Entity::find_by_id(id).one(database.read()).await?;
    row.filter(|row| caller.sees_thread(row))
        .ok_or_else(Problem::not_found)
}

/// A thread that the caller sees, held until the end of the transaction.
///
/// # Errors
/// [`Problem`] where there is none.
pub(crate) async fn held(
    writing: &DatabaseTransaction,
    id: Uuid,
    caller: &Caller,
) -> Result<thread::Model, Problem> {
    let row = thread::Entity::find_by_id(id)
        .lock_exclusive()
        .one(writing)
        .await?;
    row.filter(|row| caller.sees_thread(row))
        .ok_or_else(Problem::not_found)
}

/// Which of these threads are answered: an answer counts while it is shown.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn answers<'t>(
    database: &impl ConnectionTrait,
    threads: impl IntoIterator<Item = &'t thread::Model>,
) -> Result<Answers, DbErr> {
    let ids: Vec<Uuid> = threads
        .into_iter()
        .filter_map(|thread| thread.answer_id)
        .collect();
    if ids.is_empty() {
        return Ok(Answers::default());
    }
    let shown: Vec<Uuid> = post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .filter(post::Column::Id.is_in(ids))
        .filter(post::Column::State.eq(PostState::Shown.as_str()))
        .into_tuple()
        .all(database)
        .await?;
    Ok(Answers(shown.into_iter().collect()))
}

/// Posts that answered threads, and are shown.
#[derive(Debug, Default)]
pub(crate) struct Answers(HashSet<Uuid>);

/// A thread as the caller sees it.
///
/// # Errors
/// [`Problem`] where the row holds what this version does not know.
pub(crate) fn shown(
    row: thread::Model,
    answers: &Answers,
    author: Option<Person>,
    caller: &Caller,
) -> Result<Thread, Problem> {
    let sees_opening = caller.sees_opening(&row);
    Ok(Thread {
        id: row.id,
        about: row.about.parse().map_err(|_| Problem::unavailable())?,
        kind: ThreadKind::parse(&row.kind).ok_or_else(Problem::unavailable)?,
        title: if sees_opening { row.title } else { String::new() },
        author: author.filter(|_| sees_opening),
        created: row.created.cast_unsigned(),
        active: row.active.cast_unsigned(),
        posts: row.posts.cast_unsigned(),
        helpful: row.helpful.cast_unsigned(),
        quote: row
            .quote_block
            .zip(row.quote_text)
            .filter(|_| sees_opening)
            .map(|(block, text)| Quote { block, text }),
        answer: row.answer_id.filter(|answer| answers.0.contains(answer)),
        pinned: row.pinned,
        closed: row.closed_at.map(|at| Closed {
            at: at.cast_unsigned(),
            reason: row.closed_reason.unwrap_or_default(),
        }),
    })
}
