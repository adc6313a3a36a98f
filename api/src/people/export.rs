//! All that is kept about a person, in one file of theirs.

use super::notices;
use crate::authority::{self, Caller};
use crate::database::{Database, helpful_mark, person, post, report, thread, version};
use crate::http::{Api, Problem};
use crate::{posts, threads};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use leerkring_core::discussion::{OwnFile, OwnPost, OwnReport, PostState, ReportReason, Thread, Version};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What makes a browser keep the answer as a file, and only there.
const AS_FILE: [(HeaderName, &str); 2] = [
    (CONTENT_DISPOSITION, "attachment; filename=\"discussion.json\""),
    (CACHE_CONTROL, "no-store"),
];

/// Gives the holder of the token everything that is kept about them.
#[utoipa::path(
    get, path = "/people/me/file", operation_id = "exportPerson", tag = "people",
    responses((status = 200, body = OwnFile), Problem), security(("token" = []))
)]
pub(crate) async fn export(
    State(api): State<Api>,
    caller: Caller,
) -> Result<([(HeaderName, &'static str); 2], Json<OwnFile>), Problem> {
    let person = caller.person()?;
    let database = &api.database;
    let file = OwnFile {
        person: authority::shown(person),
        created: person.created.cast_unsigned(),
        muted_until: person.muted_until.map(i64::cast_unsigned),
        banned: person.banned,
        threads: own_threads(database, &caller, person).await?,
        posts: own_posts(database, person.id).await?,
        helpful: helpful(database, person.id).await?,
        reports: reports(database, person.id).await?,
        notices: notices::of(database, person.id, None).await?,
    };
    Ok((AS_FILE, Json(file)))
}

async fn own_threads(
    database: &Database,
    caller: &Caller,
    person: &person::Model,
) -> Result<Vec<Thread>, Problem> {
    let rows = thread::Entity::find()
        .filter(thread::Column::AuthorId.eq(person.id))
        .order_by_asc(thread::Column::Id)
        .all(database.read())
        .await?;
    let answers = threads::answers(database.read(), &rows).await?;
    rows.into_iter()
        .map(|row| threads::shown(row, &answers, Some(authority::shown(person)), caller))
        .collect()
}

async fn own_posts(database: &Database, person: Uuid) -> Result<Vec<OwnPost>, Problem> {
    let rows = post::Entity::find()
        .filter(post::Column::AuthorId.eq(person))
        .order_by_asc(post::Column::Id)
        .all(database.read())
        .await?;
    let mut before = versions(database, person).await?;
    rows.into_iter()
        .map(|row| {
            Ok(OwnPost {
                id: row.id,
                thread: row.thread_id,
                created: row.created.cast_unsigned(),
                state: PostState::parse(&row.state).ok_or_else(Problem::unavailable)?,
                text: row.text,
                versions: before.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect()
}

/// What the posts of somebody said before, by post.
async fn versions(database: &Database, person: Uuid) -> Result<BTreeMap<Uuid, Vec<Version>>, DbErr> {
    let rows = version::Entity::find()
        .filter(version::Column::PostId.in_subquery(posts::ids_of(person)))
        .order_by_asc(version::Column::At)
        .all(database.read())
        .await?;
    let mut by_post: BTreeMap<Uuid, Vec<Version>> = BTreeMap::new();
    for row in rows {
        by_post
            .entry(row.post_id)
            .or_default()
            .push(posts::versions::shown(row));
    }
    Ok(by_post)
}

async fn helpful(database: &Database, person: Uuid) -> Result<Vec<Uuid>, DbErr> {
    helpful_mark::Entity::find()
        .select_only()
        .column(helpful_mark::Column::PostId)
        .filter(helpful_mark::Column::PersonId.eq(person))
        .order_by_asc(helpful_mark::Column::PostId)
        .into_tuple()
        .all(database.read())
        .await
}

async fn reports(database: &Database, person: Uuid) -> Result<Vec<OwnReport>, Problem> {
    let rows = report::Entity::find()
        .filter(report::Column::PersonId.eq(person))
        .order_by_asc(report::Column::Id)
        .all(database.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(OwnReport {
                post: row.post_id,
                created: row.created.cast_unsigned(),
                reason: ReportReason::parse(&row.reason).ok_or_else(Problem::unavailable)?,
                note: row.note,
            })
        })
        .collect()
}
