//! A moderator, a thread and people who talk in it.

use crate::client::{Client, key, thread};
use axum::http::StatusCode;
use futures_util::future::join_all;
use leerkring_api::moderators;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

static COUNT: AtomicU64 = AtomicU64::new(0);

/// A name or key that no other test takes.
fn fresh() -> Uuid {
    let process = u64::from(std::process::id());
    Uuid::from_u64_pair(process, COUNT.fetch_add(1, Ordering::SeqCst))
}

/// Opens as many connections as requests at once will need, so that they truly meet.
pub async fn meet(client: &Client) {
    join_all((0..16).map(|_| client.person("Early"))).await;
}

/// A name that no other test takes.
pub fn fresh_name() -> String {
    format!("Mo {}", &fresh().simple().to_string()[8..])
}

/// The code of a new moderator's link.
pub async fn code(client: &Client, name: &str) -> String {
    let now = client.time.load(Ordering::SeqCst);
    moderators::add(&client.database, name, now).await.unwrap()
}

/// The token of a new moderator.
pub async fn moderator(client: &Client) -> String {
    let code = code(client, &fresh_name()).await;
    let (status, made) = client
        .post("/moderation/sign-in", None, &json!({"code": code}))
        .await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    made["token"].as_str().unwrap().to_owned()
}

/// A thread, by its author's token: its id and that of its first post.
pub async fn begin(client: &Client, token: &str) -> (String, String) {
    let mut new = thread(0, "c/moderation");
    new["key"] = json!(fresh());
    let (status, made) = client.post("/threads", Some(token), &new).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    (text(&made["thread"]["id"]), text(&made["post"]["id"]))
}

/// An answer: what was answered to it.
pub async fn try_answer(client: &Client, thread: &str, token: &str) -> (StatusCode, Value) {
    let new = json!({"key": fresh(), "text": "Me."});
    let path = format!("/threads/{thread}/posts");
    client.post(&path, Some(token), &new).await
}

/// The id of an answer.
pub async fn answer(client: &Client, thread: &str, token: &str) -> String {
    let (status, made) = try_answer(client, thread, token).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    text(&made["post"]["id"])
}

/// A post as somebody sees it.
pub async fn seen(client: &Client, thread: &str, post: &str, token: Option<&str>) -> Value {
    let path = format!("/threads/{thread}/posts");
    let (status, posts) = client.send("GET", &path, token, None).await;
    assert_eq!(status, StatusCode::OK, "{posts}");
    let posts = posts["items"].as_array().unwrap();
    posts.iter().find(|found| found["id"] == post).unwrap().clone()
}

pub async fn report(client: &Client, post: &str, token: &str) -> StatusCode {
    let path = format!("/posts/{post}/reports");
    client
        .post(&path, Some(token), &json!({"reason": "spam"}))
        .await
        .0
}

/// Reports of so many new people.
pub async fn report_by_new(client: &Client, post: &str, many: usize) {
    for _ in 0..many {
        let (_, token) = client.person("Reporter").await;
        assert_eq!(report(client, post, &token).await, StatusCode::NO_CONTENT);
    }
}

/// What a moderator asks for, with a reason.
pub fn wanted(act: &str, posts: &[&str]) -> Value {
    json!({"key": fresh(), "act": act, "posts": posts, "reason": "It is so."})
}

/// What was answered to an act.
pub async fn try_act(client: &Client, token: &str, act: &str, posts: &[&str]) -> (StatusCode, Value) {
    client
        .post("/moderation/acts", Some(token), &wanted(act, posts))
        .await
}

/// The id of an act, after a millisecond.
pub async fn act(client: &Client, token: &str, act: &str, posts: &[&str]) -> String {
    client.wait(1);
    let (status, made) = try_act(client, token, act, posts).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    assert_eq!(made["act"], act);
    text(&made["id"])
}

pub async fn undo(client: &Client, token: &str, act: &str) -> (StatusCode, Value) {
    client.wait(1);
    let path = format!("/moderation/acts/{act}/undo");
    client.send("POST", &path, Some(token), None).await
}

/// All entries of a list for moderators.
pub async fn all(client: &Client, token: &str, list: &str) -> Vec<Value> {
    let mut entries = Vec::new();
    let mut path = list.to_owned();
    loop {
        let (status, page) = client.get_as(&path, token).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        entries.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(next) = page["next"].as_str() else {
            return entries;
        };
        path = format!("{list}?after={next}");
    }
}

/// The entry of a post in the queue.
pub async fn queued(client: &Client, token: &str, post: &str) -> Option<Value> {
    let entries = all(client, token, "/moderation/queue").await;
    entries.into_iter().find(|entry| entry["post"]["id"] == post)
}

#[derive(FromQueryResult)]
struct Told {
    kind: String,
    reason: Option<String>,
}

/// What an author was told, the first first: kinds, and the reasons behind a colon.
pub async fn told(client: &Client, person: &Value) -> Vec<String> {
    let id: Uuid = person["id"].as_str().unwrap().parse().unwrap();
    let mut select = Query::select();
    select
        .columns(["kind", "reason"].map(Alias::new))
        .from(Alias::new("notice"))
        .and_where(Expr::col(Alias::new("person_id")).eq(id))
        .order_by(Alias::new("created"), Order::Asc);
    let connection = client.connection().await;
    let rows = connection.query_all(&select).await.unwrap();
    rows.iter()
        .map(|row| Told::from_query_result(row, "").unwrap())
        .map(|told| match told.reason {
            Some(reason) => format!("{}: {reason}", told.kind),
            None => told.kind,
        })
        .collect()
}

/// Puts a post, and its thread where it is the first, into a state, as its author or its creation would.
pub async fn put(client: &Client, post: &str, state: &str) {
    let id: Uuid = post.parse().unwrap();
    let connection = client.connection().await;
    for (table, column) in [("post", "id"), ("thread", "opening_id")] {
        let mut update = Query::update();
        update
            .table(Alias::new(table))
            .value(Alias::new("state"), state)
            .and_where(Expr::col(Alias::new(column)).eq(id));
        connection.execute(&update).await.unwrap();
    }
}

/// A key of the kind that browsers make up.
pub fn no_id() -> String {
    key(0xee)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
