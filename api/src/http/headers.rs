//! What stands in the head of every answer: how it is kept, and whose pages may read it.

use super::Problem;
use crate::rules::Rules;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, AUTHORIZATION,
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, ORIGIN, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Kept nowhere.
const PRIVATE: &str = "no-store";
/// Kept, but asked for again.
const OPEN: &str = "no-cache";

/// The answer below `/api/v1/` where no route and no file is.
pub fn missing() -> Response {
    let mut answer = Problem::not_found().into_response();
    keep(answer.headers_mut(), OPEN);
    answer
}

/// Puts them on every answer, and answers what browsers ask before they ask from another origin.
pub(super) async fn put(State(rules): State<Arc<Rules>>, request: Request, next: Next) -> Response {
    // Every answer to a token, and to what is no reading, is for one person.
    let is_for_all = request.method().is_safe() && !request.headers().contains_key(AUTHORIZATION);
    let origin = request.headers().get(ORIGIN);
    let origin = origin.filter(|origin| {
        rules
            .origins
            .iter()
            .any(|known| known.as_bytes() == origin.as_bytes())
    });
    let origin = origin.cloned();
    let is_preflight =
        request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut answer = if is_preflight && origin.is_some() {
        preflight()
    } else {
        next.run(request).await
    };
    keep(answer.headers_mut(), if is_for_all { OPEN } else { PRIVATE });
    share(answer.headers_mut(), origin);
    answer
}

fn preflight() -> Response {
    let heads = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE"),
        (
            ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization, content-type, last-event-id",
        ),
        (ACCESS_CONTROL_MAX_AGE, "600"),
    ];
    (StatusCode::NO_CONTENT, heads).into_response()
}

fn keep(head: &mut HeaderMap, how: &'static str) {
    // A route may know better how long to keep what is for all.
    if how == PRIVATE || !head.contains_key(CACHE_CONTROL) {
        head.insert(CACHE_CONTROL, HeaderValue::from_static(how));
    }
    head.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Nothing here is a page, also where somebody opens a feed as one.
    head.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    head.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}

/// Never with credentials: a token is put into the head by the page itself, and there are no cookies.
fn share(head: &mut HeaderMap, origin: Option<HeaderValue>) {
    head.append(VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin {
        head.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        head.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("retry-after"),
        );
    }
}
