//! People who post, and what stands there afterwards.

use super::LESSON;
use crate::connection::{Answer, Connection, Request};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use uuid::Uuid;

/// A post as it is sent, once or more often.
#[derive(Clone)]
pub struct Draft {
    /// Who writes.
    pub token: String,
    /// Where.
    pub thread: String,
    /// Makes one post of several requests.
    pub key: Uuid,
}

impl Draft {
    /// What it says: words that no other post says.
    pub fn text(&self) -> String {
        format!("post-{}", self.key)
    }

    /// Sends it.
    pub async fn send(&self, connection: &mut Connection) -> anyhow::Result<Answer> {
        let body = json!({"key": self.key, "text": self.text()}).to_string();
        let path = format!("/api/v1/threads/{}/posts", self.thread);
        connection.send(&Request::post(&path, &self.token, &body)).await
    }

    /// Sends it and wants it to be kept; the answer is its id.
    pub async fn keep(&self, connection: &mut Connection) -> anyhow::Result<String> {
        let answer = self.send(connection).await?;
        ensure!(
            answer.status == 201,
            "{}: {}",
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        word(&answer.json()?, "/post/id")
    }
}

/// Begins a thread; the answer is its id.
pub async fn begin(connection: &mut Connection, token: &str, key: Uuid) -> anyhow::Result<String> {
    let body =
        json!({"key": key, "about": LESSON, "kind": "question", "title": "Who else?", "text": "Who *else*?"});
    let body = body.to_string();
    let made = connection
        .send(&Request::post("/api/v1/threads", token, &body))
        .await?;
    ensure!(made.status == 201, "a thread cannot be begun: {}", made.status);
    word(&made.json()?, "/thread/id")
}

/// Every post of a thread after a number, as the API lists them.
pub async fn posts(connection: &mut Connection, thread: &str, after: u64) -> anyhow::Result<Vec<Value>> {
    let mut all = Vec::new();
    let mut next = Some(after.to_string());
    while let Some(after) = next {
        let path = format!("/api/v1/threads/{thread}/posts?after={after}");
        let answer = connection.send(&Request::get(&path)).await?;
        ensure!(answer.status == 200, "posts cannot be listed: {}", answer.status);
        let page = answer.json()?;
        all.extend(page["items"].as_array().context("no items")?.iter().cloned());
        next = page["next"].as_str().map(str::to_owned);
    }
    Ok(all)
}

fn word(value: &Value, place: &str) -> anyhow::Result<String> {
    let found = value.pointer(place).and_then(Value::as_str);
    found
        .map(str::to_owned)
        .with_context(|| format!("no {place} in the answer"))
}
