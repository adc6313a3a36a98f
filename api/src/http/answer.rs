//! Answers in JSON.

use super::Problem;
use axum::Json;
use axum::http::StatusCode;

/// The answer of a route that makes something.
pub(crate) type Made<T> = Result<(StatusCode, Json<T>), Problem>;
/// The answer of a route that finds something.
pub(crate) type Found<T> = Result<Json<T>, Problem>;

/// Something was made, or had been made by the same request before.
#[allow(clippy::unnecessary_wraps, reason = "the last line of routes that can fail")]
pub(crate) fn created<T>(made: T) -> Made<T> {
    Ok((StatusCode::CREATED, Json(made)))
}

/// Something was found.
#[allow(clippy::unnecessary_wraps, reason = "the last line of routes that can fail")]
pub(crate) fn found<T>(found: T) -> Found<T> {
    Ok(Json(found))
}
