//! Reads event streams, as a browser does.

use crate::client::Client;
use axum::body::{Body, BodyDataStream};
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, StatusCode};
use futures_util::StreamExt;
use leerkring_api::Api;
use sea_orm::ConnectionTrait;
use serde_json::Value;
use std::net::SocketAddr;
use std::time::Duration;
use tower::ServiceExt;

/// Nothing takes so long, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A stream that is being read.
pub struct Stream {
    body: BodyDataStream,
    read: String,
    /// What the browser would send when it asks again.
    pub last: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: i64,
    pub kind: String,
    pub data: Value,
}

/// Asks for a stream, whatever the answer.
pub async fn ask(api: &Api, query: &str, last: Option<&str>) -> Response<Body> {
    ask_from("192.0.2.1", api, query, last).await
}

/// The same, from an address.
pub async fn ask_from(address: &str, api: &Api, query: &str, last: Option<&str>) -> Response<Body> {
    let peer = SocketAddr::new(address.parse().unwrap(), 1000);
    let mut request = Request::get(format!("/events?{query}")).extension(ConnectInfo(peer));
    if let Some(last) = last {
        request = request.header("last-event-id", last);
    }
    let request = request.body(Body::empty()).unwrap();
    leerkring_api::router(api.clone()).oneshot(request).await.unwrap()
}

impl Stream {
    /// Opens a stream.
    pub async fn open(client: &Client, query: &str, last: Option<&str>) -> Self {
        let answer = ask(&client.api, query, last).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Self {
            body: answer.into_body().into_data_stream(),
            read: String::new(),
            last: None,
        }
    }

    /// The next event, or `None` where the stream ends.
    pub async fn next(&mut self) -> Option<Event> {
        let event = tokio::time::timeout(PATIENCE, self.event());
        event.await.expect("something happens or the stream ends")
    }

    async fn event(&mut self) -> Option<Event> {
        loop {
            let block = self.block().await?;
            let field = |name: &str| {
                let start = format!("{name}: ");
                block
                    .lines()
                    .find_map(|line| line.strip_prefix(&start).map(str::to_owned))
            };
            self.last = field("id").or(self.last.take());
            if let Some(data) = field("data") {
                return Some(Event {
                    id: self.last.as_ref().unwrap().parse().unwrap(),
                    kind: field("event").unwrap(),
                    data: serde_json::from_str(&data).unwrap(),
                });
            }
        }
    }

    /// So many events.
    pub async fn take(&mut self, count: usize) -> Vec<Event> {
        let mut events = Vec::new();
        while events.len() < count {
            events.push(self.next().await.expect("the stream goes on"));
        }
        events
    }

    /// The place that is told at the start, with no event.
    pub async fn place(&mut self) -> String {
        let block = self.block().await.unwrap();
        assert!(!block.contains("data:"), "{block}");
        let id = block.lines().find_map(|line| line.strip_prefix("id: "));
        id.unwrap().to_owned()
    }

    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.read.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.read = rest;
                return Some(block);
            }
            let piece = self.body.next().await;
            self.read.push_str(std::str::from_utf8(&piece?.unwrap()).unwrap());
        }
    }
}

/// Puts that many events about a thread into the table, past the API, and wakes whoever reads them by a thread of `c/wake`.
pub async fn flood(client: &Client, token: &str, key: u8, about: &str, count: usize) {
    let connection = sea_orm::Database::connect(&client.url).await.unwrap();
    let mark = if client.url.starts_with("sqlite") { "x" } else { "" };
    let now = client.api.clock.now();
    let row = format!("('post-made', '{about}', {mark}'00000000000040008000000000000000', {now})");
    let rows = vec![row; count].join(",");
    let insert = format!("INSERT INTO event (change, about, thread_id, created) VALUES {rows}");
    connection.execute_unprepared(&insert).await.unwrap();
    connection.close().await.unwrap();
    let wake = crate::client::thread(key, "c/wake");
    client.post("/threads", Some(token), &wake).await;
}
