//! The list of what moderators did, for moderators, for ever.

use super::moderating::Moderating;
use crate::authority;
use crate::database::{act, person};
use crate::http::{Api, Found, Problem, Query, found};
use axum::extract::State;
use leerkring_core::discussion::{Act, ActKind, Page, Person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// How many acts stand on a page.
const PAGE: u64 = 50;

/// What part of the list to show.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// `next` of the page before.
    after: Option<Uuid>,
}

/// Lists what moderators did, the newest first.
#[utoipa::path(
    get, path = "/moderation/acts", operation_id = "listActs", tag = "moderation", params(Asked),
    responses((status = 200, body = Page<Act>), Problem), security(("token" = []))
)]
pub(crate) async fn list(
    State(api): State<Api>,
    _: Moderating,
    Query(asked): Query<Asked>,
) -> Found<Page<Act>> {
    let mut rows = act::Entity::find().find_also_related(person::Entity);
    if let Some(after) = asked.after {
        rows = rows.filter(act::Column::Id.lt(after));
    }
    let mut rows = rows
        .order_by_desc(act::Column::Id)
        .limit(PAGE + 1)
        .all(api.database.read())
        .await?;
    let is_last = rows.len() as u64 <= PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| !is_last)
        .map(|(row, _)| row.id.to_string());
    let items: Result<Vec<Act>, Problem> = rows
        .into_iter()
        .map(|(row, moderator)| shown(row, moderator.as_ref().map(authority::shown)))
        .collect();
    found(Page { items: items?, next })
}

/// An act as moderators see it.
///
/// # Errors
/// [`Problem`] where the row holds what this version does not know.
pub(super) fn shown(row: act::Model, moderator: Option<Person>) -> Result<Act, Problem> {
    Ok(Act {
        id: row.id,
        moderator,
        created: row.created.cast_unsigned(),
        act: ActKind::parse(&row.act).ok_or_else(Problem::unavailable)?,
        posts: read_ids(&row.posts)?,
        reason: row.reason,
        undone: row.undone.map(i64::cast_unsigned),
    })
}

/// Ids as an act keeps them.
///
/// # Errors
/// [`Problem`] never, in truth: ids can be written.
pub(super) fn write_ids(ids: &[Uuid]) -> Result<String, Problem> {
    serde_json::to_string(ids).map_err(|_| Problem::unavailable())
}

/// Ids as an act kept them.
///
/// # Errors
/// [`Problem`] where another version of the program wrote them.
pub(super) fn read_ids(kept: &str) -> Result<Vec<Uuid>, Problem> {
    serde_json::from_str(kept).map_err(|_| Problem::unavailable())
}
