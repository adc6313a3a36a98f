//! The routes of the dynamic API, below `/api/v1/`.

mod body;
mod problem;

pub(crate) use problem::Problem;

use crate::database::Database;
use crate::{people, posts, threads};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use body::{Body, token};
use leerkring_core::discussion::{
    MadePerson, MadePost, MadeThread, NewPerson, NewPost, NewThread, Page, Person, Post, Thread,
};
use leerkring_core::progress::What;
use std::time::{SystemTime, UNIX_EPOCH};
use uuid::{Builder, Uuid};

/// All routes on a database. What none of them takes is left to the router they are nested in.
pub fn router(database: Database) -> Router {
    Router::new()
        .route("/people", post(create_person))
        .route("/threads", get(list_threads).post(create_thread))
        .route("/threads/{thread}/posts", get(list_posts).post(create_post))
        .method_not_allowed_fallback(async || Problem::wrong_method())
        .with_state(database)
}

type Made<T> = Result<(StatusCode, Json<T>), Problem>;
type Found<T> = Result<Json<T>, Problem>;

async fn create_person(State(database): State<Database>, Body(new): Body<NewPerson>) -> Made<MadePerson> {
    let made = people::create(&database, &new, now()).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

async fn create_thread(
    State(database): State<Database>,
    headers: HeaderMap,
    Body(new): Body<NewThread>,
) -> Made<MadeThread> {
    let author = writer(&database, &headers).await?;
    let made = threads::create(&database, &author, new, now()).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

async fn list_threads(State(database): State<Database>, RawQuery(query): RawQuery) -> Found<Page<Thread>> {
    let query = query.unwrap_or_default();
    let about = parameter(&query, "about").and_then(|about| about.parse::<What>().ok());
    let about = about.ok_or_else(|| Problem::field("about", "is no lesson or question"))?;
    let after = parameter(&query, "after");
    Ok(Json(threads::list(&database, &about, after.as_deref()).await?))
}

async fn create_post(
    State(database): State<Database>,
    Path(thread): Path<String>,
    headers: HeaderMap,
    Body(new): Body<NewPost>,
) -> Made<MadePost> {
    let author = writer(&database, &headers).await?;
    let made = posts::create(&database, &author, id(&thread)?, new, now()).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

async fn list_posts(
    State(database): State<Database>,
    Path(thread): Path<String>,
    RawQuery(query): RawQuery,
) -> Found<Page<Post>> {
    let after = parameter(&query.unwrap_or_default(), "after");
    let after = after
        .map(|after| Uuid::try_parse(&after).map_err(|_| Problem::field("after", "is not from this list")))
        .transpose()?;
    Ok(Json(posts::list(&database, id(&thread)?, after).await?))
}

/// Whoever may write: the holder of the token.
async fn writer(database: &Database, headers: &HeaderMap) -> Result<Person, Problem> {
    let token = token(headers)?.ok_or_else(Problem::unauthorized)?;
    people::holder(database, &token)
        .await?
        .ok_or_else(Problem::unauthorized)
}

fn id(text: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text).map_err(|_| Problem::not_found())
}

/// A parameter of the query; `%` codes other than those of `#` and `/` stand in no id.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))?;
    Some(value.replace("%23", "#").replace("%2F", "/").replace("%2f", "/"))
}

/// Milliseconds since 1970 UTC.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// An id of that time (`UUIDv7`, RFC 9562).
///
/// # Errors
/// [`Problem`] where the system has no randomness to give.
pub(crate) fn new_id(now: u64) -> Result<Uuid, Problem> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(|_| Problem::unavailable())?;
    Ok(Builder::from_unix_timestamp_millis(now, &random).into_uuid())
}
