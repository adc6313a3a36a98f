//! The posts of a thread, in parts.

use super::shown;
use crate::authority::{self, Caller};
use crate::database::{person, post};
use crate::http::{Api, Found, MOST_IDS, PathId, Problem, Query, found, ids};
use crate::threads;
use axum::extract::State;
use leerkring_core::discussion::{Page, Post};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// How many posts stand on a page, where nothing else is asked for.
const PAGE: u64 = 50;
/// How many posts stand on a page at most.
const LONGEST: u64 = 100;

/// What posts to list: at most one of `after`, `before` and `ids`.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// Only posts with greater numbers.
    after: Option<u32>,
    /// Only posts with smaller numbers: the last ones of these.
    before: Option<u32>,
    /// Only these posts: ids separated by commas, at most 50.
    ids: Option<String>,
    /// How many, from 1 to 100; 50 where it is left out. Does not count for `ids`.
    limit: Option<u64>,
}

/// Which part of a thread.
enum Part {
    After(u32),
    Before(u32),
    Only(Vec<Uuid>),
}

impl Asked {
    fn part(&self) -> Result<Part, Problem> {
        match (self.after, self.before, &self.ids) {
            (after, None, None) => Ok(Part::After(after.unwrap_or_default())),
            (None, Some(before), None) => Ok(Part::Before(before)),
            (None, None, Some(list)) => Ok(Part::Only(ids(list)?)),
            _ => Err(Problem::query()),
        }
    }

    fn limit(&self) -> Result<u64, Problem> {
        let limit = self.limit.unwrap_or(PAGE);
        (1..=LONGEST)
            .contains(&limit)
            .then_some(limit)
            .ok_or_else(|| Problem::field("limit", "is not from 1 to 100"))
    }
}

type Row = (post::Model, Option<person::Model>);

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
    let (part, limit) = (asked.part()?, asked.limit()?);
    threads::seen(&api.database, thread, &caller).await?;
    let (rows, next) = rows(&api, thread, part, limit).await?;
    let items: Result<Vec<Post>, Problem> = rows
        .into_iter()
        .map(|(row, author)| shown(row, author.as_ref().map(authority::shown), &caller))
        .collect();
    found(Page { items: items?, next })
}

/// The oldest first, and where the next part begins.
async fn rows(
    api: &Api,
    thread: Uuid,
    part: Part,
    limit: u64,
) -> Result<(Vec<Row>, Option<String>), Problem> {
    let all = post::Entity::find()
        .find_also_related(person::Entity)
        .filter(post::Column::ThreadId.eq(thread));
    let part = match part {
        Part::After(after) => all
            .filter(post::Column::Number.gt(i64::from(after)))
            .order_by_asc(post::Column::Number)
            // One more, which tells that there is more.
            .limit(limit + 1),
        Part::Before(before) => {
            let last = all
                .filter(post::Column::Number.lt(i64::from(before)))
                .order_by_desc(post::Column::Number)
                .limit(limit);
            let mut rows = last.all(api.database.read()).await?;
            rows.reverse();
            return Ok((rows, None));
        }
        Part::Only(ids) => {
            let only = all
                .filter(post::Column::Id.is_in(ids))
                .order_by_asc(post::Column::Number)
                .limit(MOST_IDS as u64);
            return Ok((only.all(api.database.read()).await?, None));
        }
    };
    let mut rows = part.all(api.database.read()).await?;
    let is_last = rows.len() as u64 <= limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| !is_last);
    let next = next.map(|(row, _)| row.number.to_string());
    Ok((rows, next))
}
