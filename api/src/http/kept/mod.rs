//! Lists that all see, kept as they were sent while nothing is written: many read what one writes.

mod bodies;
#[cfg(test)]
mod tests;

pub(super) use bodies::Kept;

use super::Api;
use crate::authority::Caller;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Answers from what is kept, where nothing was written since, and who asks sees what all see. Of many who ask at once, one has
/// the route write, and the others wait for it: else a server that falls behind would do most of its work many times. Where
/// that fails, each asks the route: to wait for one after the other could last long.
pub(super) async fn answer(State(api): State<Api>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let now = match Caller::from_request_parts(&mut parts, &api).await {
        Ok(caller) if caller.sees_as_all(&api.database).await.unwrap_or_default() => {
            api.database.snapshot().await
        }
        _ => None,
    };
    let Some(now) = now else {
        // The route says what is wrong, or what only they see.
        return next.run(Request::from_parts(parts, body)).await;
    };
    let asked = parts.uri.to_string();
    let place = api.kept.place(&now, &asked);
    let written = place.get_or_init(async || {
        // What is kept is written for nobody in particular, whoever asks first.
        let mut of_all = Request::from_parts(parts.clone(), Body::empty());
        of_all.headers_mut().remove(AUTHORIZATION);
        let written = body_of(next.clone().run(of_all).await).await;
        match &written {
            Some(body) => api.kept.count(&now, body),
            None => api.kept.forget(&now, &asked),
        }
        written
    });
    match written.await.clone() {
        Some(body) => ([(CONTENT_TYPE, "application/json")], body).into_response(),
        None => next.run(Request::from_parts(parts, body)).await,
    }
}

/// The body of an answer that can be kept.
async fn body_of(answer: Response) -> Option<Bytes> {
    if answer.status() != StatusCode::OK {
        return None;
    }
    to_bytes(answer.into_body(), usize::MAX).await.ok()
}
