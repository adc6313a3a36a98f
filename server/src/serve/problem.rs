//! What is answered below `api/` where there is nothing: `application/problem+json` (RFC 9457), as the API itself answers.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A problem of which the status says everything.
pub fn problem(status: StatusCode, title: &str) -> Response {
    let body = serde_json::json!({"title": title, "status": status.as_u16()});
    (
        status,
        [
            (CONTENT_TYPE, "application/problem+json"),
            (CACHE_CONTROL, "no-cache"),
        ],
        body.to_string(),
    )
        .into_response()
}
