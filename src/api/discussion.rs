//! Requests to the dynamic API.

use crate::route::Links;
use gloo_net::http::{Method, Request, RequestBuilder};
use leerkring_core::contract::Site;
use leerkring_core::json::{FromJson, field, field_or_default, parse};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

/// Why the dynamic API did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It could not be reached, or is out of order for now: what was sent can be sent again.
    Unreachable,
    /// There is no such thing, or not for this person.
    NotFound,
    /// The token is nobody's any more.
    Unknown,
    /// The person cannot write: for ever, or until that time.
    Silenced(Option<u64>),
    /// A robot could have asked: work must be done first.
    ProofNeeded,
    /// Too much was asked for; so many seconds to wait.
    TooOften(u64),
    /// It is not as the request took it to be: a closed thread, an act that was undone.
    Changed,
    /// What was sent cannot be taken; the field that is meant.
    Wrong(String),
    /// It may not be done.
    Forbidden,
}

/// Asks the dynamic API of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiClient {
    /// The address below which everything stands, with a slash at the end.
    address: Arc<str>,
}

impl ApiClient {
    /// The dynamic API of a site.
    pub fn of(site: &Site, links: &Links) -> Self {
        let path = links.base.at("api/v1/");
        let origin = site.api.as_deref().unwrap_or_default().trim_end_matches('/');
        Self {
            address: format!("{origin}{path}").into(),
        }
    }

    /// The address of something.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Asks for something.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not come.
    pub async fn get<T: FromJson>(&self, path: &str, token: Option<&str>) -> Result<T, Refusal> {
        read(self.send(Method::GET, path, token, None).await?)
    }

    /// Sends something.
    ///
    /// # Errors
    /// [`Refusal`] says why it is not taken.
    pub async fn send_json<T: FromJson>(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: &impl Serialize,
    ) -> Result<T, Refusal> {
        let body = serde_json::to_string(body).map_err(|_| Refusal::Wrong(String::new()))?;
        read(self.send(method, path, token, Some(body)).await?)
    }

    /// Asks for something to be done; the answer is the text that came.
    ///
    /// # Errors
    /// [`Refusal`] says why it is not done.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<String>,
    ) -> Result<String, Refusal> {
        let mut request = RequestBuilder::new(&self.at(path)).method(method);
        if let Some(token) = token {
            request = request.header("authorization", &format!("Bearer {token}"));
        }
        let request: Result<Request, _> = match body {
            Some(body) => request.header("content-type", "application/json").body(body),
            None => request.build(),
        };
        let answer = request.map_err(|_| Refusal::Unreachable)?.send().await;
        let answer = answer.map_err(|_| Refusal::Unreachable)?;
        let wait = answer.headers().get("retry-after");
        let status = answer.status();
        let text = answer.text().await.map_err(|_| Refusal::Unreachable)?;
        if (200..300).contains(&status) {
            Ok(text)
        } else {
            Err(refusal(status, wait, &text))
        }
    }
}

fn read<T: FromJson>(text: String) -> Result<T, Refusal> {
    T::parse_json(&text).ok_or(Refusal::Unreachable)
}

/// What a problem (RFC 9457) means here.
fn refusal(status: u16, wait: Option<String>, text: &str) -> Refusal {
    let problem = parse(text).unwrap_or(Value::Null);
    let title: String = field_or_default(&problem, "title").unwrap_or_default();
    match status {
        401 => Refusal::Unknown,
        403 if title == "banned" => Refusal::Silenced(None),
        403 if title == "muted" => Refusal::Silenced(field(&problem, "until")),
        403 => Refusal::Forbidden,
        404 | 410 => Refusal::NotFound,
        409 => Refusal::Changed,
        428 => Refusal::ProofNeeded,
        429 => Refusal::TooOften(wait.and_then(|wait| wait.parse().ok()).unwrap_or(60)),
        400..500 => Refusal::Wrong(field_or_default(&problem, "field").unwrap_or_default()),
        _ => Refusal::Unreachable,
    }
}
