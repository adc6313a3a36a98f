//! What a post said before it was changed.

use crate::authority::Caller;
use crate::database::{post, version};
use crate::http::{Api, Found, PathId, Problem, Query, found};
use axum::extract::State;
use leerkring_core::discussion::{Page, Version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;

/// How many versions stand on a page.
const PAGE: usize = 20;

/// What versions to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// `next` of the page before.
    after: Option<u64>,
}

/// Lists what a post said before, the oldest first; what it says now is not among them.
#[utoipa::path(
    get, path = "/posts/{post}/versions", operation_id = "listVersions", tag = "posts",
    params(("post" = Uuid, Path, description = "The post."), Asked),
    responses((status = 200, body = Page<Version>), Problem)
)]
pub(crate) async fn list(
    State(api): State<Api>,
    caller: Caller,
    PathId(id): PathId,
    Query(asked): Query<Asked>,
) -> Found<Page<Version>> {
    let post = post::Entity::find_by_id(id).one(api.database.read()).await?;
    if !post.is_some_and(|post| caller.sees(&post)) {
        return Err(Problem::not_found());
    }
    let mut rows = version::Entity::find().filter(version::Column::PostId.eq(id));
    if let Some(after) = asked.after {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        rows = rows.filter(version::Column::At.gt(after));
    }
    let mut rows = rows
        .order_by_asc(version::Column::At)
        .limit(PAGE as u64 + 1)
        .all(api.database.read())
        .await?;
    let is_last = rows.len() <= PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| !is_last).map(|row| row.at.to_string());
    found(Page {
        items: rows.into_iter().map(shown).collect(),
        next,
    })
}

pub(crate) fn shown(row: version::Model) -> Version {
    Version {
        at: row.at.cast_unsigned(),
        text: row.text,
    }
}
