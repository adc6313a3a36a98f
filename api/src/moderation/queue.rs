//! What waits for a moderator.

use super::moderating::Moderating;
use crate::database::{person, post, report, thread};
use crate::http::{Api, Found, Problem, Query, found};
use crate::{authority, posts, threads};
use axum::extract::State;
use leerkring_core::discussion::{Page, PostState, QueueEntry, ReportReason, ReportShown};
use sea_orm::sea_query::Query as Select;
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::IntoParams;
use uuid::Uuid;

/// How many posts stand on a page.
const PAGE: u64 = 20;

/// What part of the queue to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// `next` of the page before.
    after: Option<Uuid>,
}

/// Lists the posts that wait for approval, are hidden, or have reports nobody has looked at; the oldest first.
#[utoipa::path(
    get, path = "/moderation/queue", operation_id = "listQueue", tag = "moderation", params(Asked),
    responses((status = 200, body = Page<QueueEntry>), Problem), security(("token" = []))
)]
pub(crate) async fn list(
    State(api): State<Api>,
    moderating: Moderating,
    Query(asked): Query<Asked>,
) -> Found<Page<QueueEntry>> {
    let reading = api.database.read();
    let mut rows = waiting(reading, asked.after).await?;
    let is_last = rows.len() as u64 <= PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| !is_last)
        .map(|(post, _)| post.id.to_string());
    let mut reports = reports_of(reading, rows.iter().map(|(post, _)| post.id)).await?;
    let threads = threads_of(reading, rows.iter().map(|(post, _)| post.thread_id)).await?;
    let answers = threads::answers(reading, threads.values().map(|(thread, _)| thread)).await?;
    let mut items = Vec::new();
    for (post, author) in rows {
        // Erased since the posts were read.
        let Some((thread, beginner)) = threads.get(&post.thread_id) else {
            continue;
        };
        let beginner = beginner.as_ref().map(authority::shown);
        items.push(QueueEntry {
            thread: threads::shown(thread.clone(), &answers, beginner, &moderating.caller)?,
            reports: reports.remove(&post.id).unwrap_or_default(),
            post: posts::shown(post, author.as_ref().map(authority::shown), &moderating.caller)?,
        });
    }
    found(Page { items, next })
}

/// Ids of posts rise with time.
async fn waiting(
    reading: &DatabaseConnection,
    after: Option<Uuid>,
) -> Result<Vec<(post::Model, Option<person::Model>)>, DbErr> {
    let reported = Select::select()
        .column(report::Column::PostId)
        .from(report::Entity)
        .and_where(report::Column::Looked.eq(false))
        .to_owned();
    let states = [PostState::Waiting, PostState::Hidden].map(PostState::as_str);
    let mut rows = post::Entity::find().find_also_related(person::Entity).filter(
        Condition::any()
            .add(post::Column::State.is_in(states))
            .add(post::Column::Id.in_subquery(reported)),
    );
    if let Some(after) = after {
        rows = rows.filter(post::Column::Id.gt(after));
    }
    rows.order_by_asc(post::Column::Id)
        .limit(PAGE + 1)
        .all(reading)
        .await
}

/// Never who made them.
async fn reports_of(
    reading: &DatabaseConnection,
    posts: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Vec<ReportShown>>, Problem> {
    let rows = report::Entity::find()
        .filter(report::Column::PostId.is_in(posts))
        .filter(report::Column::Looked.eq(false))
        .order_by_asc(report::Column::Id)
        .all(reading)
        .await?;
    let mut reports: BTreeMap<Uuid, Vec<ReportShown>> = BTreeMap::new();
    for row in rows {
        reports.entry(row.post_id).or_default().push(ReportShown {
            created: row.created.cast_unsigned(),
            reason: ReportReason::parse(&row.reason).ok_or_else(Problem::unavailable)?,
            note: row.note,
        });
    }
    Ok(reports)
}

async fn threads_of(
    reading: &DatabaseConnection,
    threads: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, (thread::Model, Option<person::Model>)>, DbErr> {
    let ids: BTreeSet<Uuid> = threads.collect();
    let rows = thread::Entity::find()
        .find_also_related(person::Entity)
        .filter(thread::Column::Id.is_in(ids))
        .all(reading)
        .await?;
    Ok(rows.into_iter().map(|row| (row.0.id, row)).collect())
}
