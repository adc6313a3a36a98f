//! People, and what one of them wrote, anew for every request.

use super::operation::Operation;
use super::table::Line;
use crate::client::Client;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::json;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt;
use uuid::Uuid;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Nobody,
    /// Who wrote it.
    Learner,
    OtherLearner,
    Moderator,
    Revoked,
}

/// In the order of the table.
pub const WHO: [Who; 5] = [
    Who::Nobody,
    Who::Learner,
    Who::OtherLearner,
    Who::Moderator,
    Who::Revoked,
];

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    Shown,
    Hidden,
    Missing,
}

impl Object {
    pub const ALL: [Self; 3] = [Self::Shown, Self::Hidden, Self::Missing];
}

/// What somebody is answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// Of problems; other answers may never end.
    pub body: String,
}

/// A thread of the learner, and an act about it.
pub struct Scene {
    thread: String,
    post: String,
    act: String,
    token: Option<String>,
}

impl Scene {
    /// Everybody does the same, each in a scene of their own, so that nobody finds what another did.
    pub async fn ask_all(client: &Client, operation: &Operation, line: &Line, object: Object) -> Vec<Answer> {
        let mut answers = Vec::new();
        for who in WHO {
            let scene = Self::set(client, operation, object, who).await;
            answers.push(scene.ask(client, operation, line).await);
        }
        answers
    }

    async fn set(client: &Client, operation: &Operation, object: Object, who: Who) -> Self {
        let (learner, title) = (token(client, Who::Learner).await, fresh());
        let new = json!({"key": fresh(), "about": "c/l", "kind": "question", "title": title, "text": "Who?"});
        let (status, made) = client.post("/threads", Some(&learner), &new).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        let id = |of: &str| made[of]["id"].as_str().unwrap().to_owned();
        let (thread, post) = (id("thread"), id("post"));
        let act = if operation.path.contains("{act}") {
            act(client, &post).await
        } else {
            fresh()
        };
        let token = match who {
            Who::Nobody => None,
            Who::Learner => Some(learner),
            other => Some(token(client, other).await),
        };
        if object == Object::Missing {
            return Self {
                thread: fresh(),
                post: fresh(),
                act: fresh(),
                token,
            };
        }
        if object == Object::Hidden {
            let of_thread = format!("(SELECT id FROM thread WHERE title = '{title}')");
            let hide = format!("UPDATE post SET state = 'hidden' WHERE thread_id IN {of_thread}");
            client.change(&hide).await;
            client
                .change(&format!(
                    "UPDATE thread SET state = 'hidden' WHERE title = '{title}'"
                ))
                .await;
        }
        Self {
            thread,
            post,
            act,
            token,
        }
    }

    async fn ask(&self, client: &Client, operation: &Operation, line: &Line) -> Answer {
        let (path, sent) = (self.fill(&operation.path), self.fill(line.sent));
        let is_query = sent.starts_with('?');
        let path = if is_query { format!("{path}{sent}") } else { path };
        assert!(!path.contains('{'), "{path}: say what stands in the braces");
        let mut request = Request::builder().method(operation.method.as_str()).uri(&path);
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let body = if is_query || sent.is_empty() {
            Body::empty()
        } else {
            request = request.header("content-type", "application/json");
            Body::from(sent)
        };
        let answer = client
            .app
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let status = answer.status();
        if status.is_success() {
            let body = String::new();
            return Answer {
                status: status.as_u16(),
                body,
            };
        }
        assert_eq!(
            answer.headers()["content-type"],
            "application/problem+json",
            "{path}"
        );
        let body = to_bytes(answer.into_body(), 1 << 16).await.unwrap();
        Answer {
            status: status.as_u16(),
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    fn fill(&self, text: &str) -> String {
        text.replace("{thread}", &self.thread)
            .replace("{post}", &self.post)
            .replace("{act}", &self.act)
            .replace("{course}", "c")
            .replace("{key}", &fresh())
    }
}

/// The token of somebody new.
async fn token(client: &Client, who: Who) -> String {
    let name = fresh();
    let (_, token) = client.person(&name).await;
    let change = match who {
        Who::Moderator => "moderator = TRUE",
        Who::Revoked => "token_digest = NULL",
        Who::Nobody | Who::Learner | Who::OtherLearner => return token,
    };
    client
        .change(&format!("UPDATE person SET {change} WHERE name = '{name}'"))
        .await;
    token
}

/// An act of some moderator about a post.
async fn act(client: &Client, post: &str) -> String {
    let moderator = token(client, Who::Moderator).await;
    let new = json!({"key": fresh(), "act": "endorse", "posts": [post]});
    let operations = Operation::all();
    let create = operations
        .iter()
        .find(|operation| operation.id == "createAct")
        .unwrap();
    let (status, made) = client.post(&create.path, Some(&moderator), &new).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    made["id"].as_str().unwrap().to_owned()
}

/// An id that nothing has yet; short enough for a name.
fn fresh() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    // Other runs may have left theirs in the database.
    let run = u128::from(std::process::id()) << 80;
    Uuid::from_u128(run | u128::from(NEXT.fetch_add(1, Ordering::SeqCst))).to_string()
}
