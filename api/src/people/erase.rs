//! "Forget me": nothing that a person wrote, and nothing that tells who wrote it, stays.

use crate::authority::Caller;
use crate::database::{act, helpful_mark, notice, person, post, report, thread, version};
use crate::http::{Api, Problem};
use crate::{live, moderation, posts, standing};
use axum::extract::State;
use axum::http::StatusCode;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, PostState};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Forgets the holder of the token and all that they wrote. It cannot be undone, and the token is nobody's afterwards.
#[utoipa::path(
    delete, path = "/people/me", operation_id = "erasePerson", tag = "people",
    responses((status = 204, description = "Nothing of it is left."), Problem), security(("token" = []))
)]
pub(crate) async fn erase(State(api): State<Api>, caller: Caller) -> Result<StatusCode, Problem> {
    caller.person()?;
    let now = api.clock.now();
    api.database
        .write(move |writing| async move { forget(writing, &caller, now).await }.boxed())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What somebody wrote or found helpful.
struct Traces {
    /// Posts of theirs, each with its thread.
    own: Vec<(Uuid, Uuid)>,
    /// Posts of others, each with its thread.
    marked: Vec<(Uuid, Uuid)>,
    /// Threads that all of these stand in, as they were.
    threads: BTreeMap<Uuid, thread::Model>,
}

async fn forget(writing: &DatabaseTransaction, asking: &Caller, now: u64) -> Result<(), Problem> {
    let id = asking.held(writing).await?.person()?.id;
    let traces = traces(writing, id).await?;
    take_marks_back(writing, id).await?;
    wipe_threads(writing, id).await?;
    wipe_posts(writing, id).await?;
    for thread in traces.threads.keys() {
        let helpful = standing::found_helpful(writing, *thread).await?;
        thread::Entity::update_many()
            .col_expr(thread::Column::Helpful, Expr::value(helpful))
            .filter(thread::Column::Id.eq(*thread))
            .exec(writing)
            .await?;
    }
    wipe_the_rest(writing, id).await?;
    moderation::forget_silenced(writing, id).await?;
    person::Entity::delete_by_id(id).exec(writing).await?;
    tell(writing, &traces, id, now).await?;
    Ok(())
}

/// The posts somebody found helpful.
fn marks(person: Uuid) -> SelectStatement {
    helpful_mark::Entity::find()
        .select_only()
        .column(helpful_mark::Column::PostId)
        .filter(helpful_mark::Column::PersonId.eq(person))
        .into_query()
}

/// Posts that somebody wrote or found helpful.
fn touched(person: Uuid) -> Condition {
    Condition::any()
        .add(post::Column::AuthorId.eq(person))
        .add(post::Column::Id.in_subquery(marks(person)))
}

async fn traces(writing: &DatabaseTransaction, person: Uuid) -> Result<Traces, DbErr> {
    let posts: Vec<(Uuid, Uuid, Option<Uuid>)> = post::Entity::find()
        .select_only()
        .columns([post::Column::Id, post::Column::ThreadId, post::Column::AuthorId])
        .filter(touched(person))
        .order_by_asc(post::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(writing)
        .await?;
    let (own, marked): (Vec<_>, Vec<_>) = posts
        .into_iter()
        .partition(|(_, _, author)| *author == Some(person));
    let place = |(post, thread, _)| (post, thread);
    Ok(Traces {
        own: own.into_iter().map(place).collect(),
        marked: marked.into_iter().map(place).collect(),
        threads: threads(writing, person).await?,
    })
}

async fn threads(
    writing: &DatabaseTransaction,
    person: Uuid,
) -> Result<BTreeMap<Uuid, thread::Model>, DbErr> {
    let where_they_stand = post::Entity::find()
        .select_only()
        .column(post::Column::ThreadId)
        .filter(touched(person))
        .into_query();
    let rows = thread::Entity::find()
        .filter(thread::Column::Id.in_subquery(where_they_stand))
        .order_by_asc(thread::Column::Id)
        .lock_exclusive()
        .all(writing)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

async fn take_marks_back(writing: &DatabaseTransaction, person: Uuid) -> Result<(), DbErr> {
    post::Entity::update_many()
        .col_expr(post::Column::Helpful, Expr::col(post::Column::Helpful).sub(1))
        .filter(post::Column::Id.in_subquery(marks(person)))
        .exec(writing)
        .await?;
    helpful_mark::Entity::delete_many()
        .filter(helpful_mark::Column::PersonId.eq(person))
        .exec(writing)
        .await?;
    Ok(())
}

async fn wipe_threads(writing: &DatabaseTransaction, person: Uuid) -> Result<(), DbErr> {
    let nothing = Expr::value(None::<String>);
    thread::Entity::update_many()
        .col_expr(thread::Column::AnswerId, Expr::value(None::<Uuid>))
        .filter(thread::Column::AnswerId.in_subquery(posts::ids_of(person)))
        .exec(writing)
        .await?;
    thread::Entity::update_many()
        .col_expr(thread::Column::Title, Expr::value(""))
        .col_expr(thread::Column::QuoteBlock, nothing.clone())
        .col_expr(thread::Column::QuoteText, nothing)
        .col_expr(
            thread::Column::State,
            Expr::value(PostState::RemovedByAuthor.as_str()),
        )
        .col_expr(thread::Column::AuthorId, Expr::value(None::<Uuid>))
        .filter(thread::Column::AuthorId.eq(person))
        .exec(writing)
        .await?;
    Ok(())
}

async fn wipe_posts(writing: &DatabaseTransaction, person: Uuid) -> Result<(), DbErr> {
    // Whoever reported a post may have repeated its words.
    report::Entity::update_many()
        .col_expr(report::Column::Note, Expr::value(None::<String>))
        .filter(report::Column::PostId.in_subquery(posts::ids_of(person)))
        .exec(writing)
        .await?;
    version::Entity::delete_many()
        .filter(version::Column::PostId.in_subquery(posts::ids_of(person)))
        .exec(writing)
        .await?;
    post::Entity::update_many()
        .col_expr(post::Column::Text, Expr::value(""))
        .col_expr(
            post::Column::State,
            Expr::value(PostState::RemovedByAuthor.as_str()),
        )
        .col_expr(post::Column::AuthorId, Expr::value(None::<Uuid>))
        .filter(post::Column::AuthorId.eq(person))
        .exec(writing)
        .await?;
    Ok(())
}

/// Reports stay as counts, and acts of moderators as acts: without words of reporters, without who it was.
async fn wipe_the_rest(writing: &DatabaseTransaction, person: Uuid) -> Result<(), DbErr> {
    report::Entity::update_many()
        .col_expr(report::Column::Note, Expr::value(None::<String>))
        .col_expr(report::Column::PersonId, Expr::value(None::<Uuid>))
        .filter(report::Column::PersonId.eq(person))
        .exec(writing)
        .await?;
    act::Entity::update_many()
        .col_expr(act::Column::ModeratorId, Expr::value(None::<Uuid>))
        .filter(act::Column::ModeratorId.eq(person))
        .exec(writing)
        .await?;
    notice::Entity::delete_many()
        .filter(notice::Column::PersonId.eq(person))
        .exec(writing)
        .await?;
    Ok(())
}

async fn tell(writing: &DatabaseTransaction, traces: &Traces, person: Uuid, now: u64) -> Result<(), DbErr> {
    for (post, thread) in traces.own.iter().chain(&traces.marked) {
        if let Some(thread) = traces.threads.get(thread) {
            live::tell(writing, Change::PostChanged, thread, Some(*post), now).await?;
        }
    }
    let own: BTreeSet<Uuid> = traces.own.iter().map(|(post, _)| *post).collect();
    let lost_answer = |thread: &thread::Model| thread.answer_id.is_some_and(|answer| own.contains(&answer));
    for thread in traces.threads.values() {
        if thread.author_id == Some(person) || lost_answer(thread) {
            live::tell(writing, Change::ThreadChanged, thread, None, now).await?;
        }
    }
    Ok(())
}
