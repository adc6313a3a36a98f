//! Errors as `application/problem+json` (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use leerkring_core::discussion::NotWords;
use sea_orm::DbErr;
use serde_json::json;

/// Why a request is not answered as asked.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    title: &'static str,
    /// The field that is meant.
    field: Option<&'static str>,
    detail: Option<String>,
}

impl Problem {
    fn new(status: StatusCode, title: &'static str) -> Self {
        Self {
            status,
            title,
            field: None,
            detail: None,
        }
    }

    /// There is no such thing, or it is somebody else's: the answer is the same.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not found")
    }

    /// The token is missing or nobody's.
    pub(crate) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "a valid token is needed")
    }

    /// The method does not fit the address.
    pub(crate) fn wrong_method() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "this address does not take this method",
        )
    }

    /// The database refuses for now.
    pub(crate) fn unavailable() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "not available now; try again later",
        )
    }

    /// The body is no JSON.
    pub(crate) fn wrong_type() -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/json")
    }

    /// The body is too long.
    pub(crate) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large")
    }

    /// The body is no JSON of the right shape.
    pub(crate) fn body(detail: String) -> Self {
        Self {
            detail: Some(detail),
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "the body cannot be read")
        }
    }

    /// A field does not fit.
    pub(crate) fn field(field: &'static str, detail: &str) -> Self {
        Self {
            field: Some(field),
            detail: Some(format!("{field} {detail}")),
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "a field cannot be taken")
        }
    }

    /// Words do not fit.
    pub(crate) fn words(field: &'static str, why: NotWords) -> Self {
        let detail = match why {
            NotWords::Empty => "is empty".to_owned(),
            NotWords::TooLong(most) => format!("has more than {most} characters"),
            NotWords::Control(letter) => format!("holds the control character U+{:04X}", u32::from(letter)),
        };
        Self::field(field, &detail)
    }
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        // The text of a statement or value may be a person's words: only what kind of error it is may be logged.
        let kind = match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => "connection",
            DbErr::Exec(_) | DbErr::Query(_) => "statement",
            _ => "other",
        };
        tracing::error!(kind, "the database refused");
        Self::unavailable()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = json!({"title": self.title, "status": self.status.as_u16(), "field": self.field, "detail": self.detail});
        let kind = HeaderValue::from_static("application/problem+json");
        (self.status, [(CONTENT_TYPE, kind)], body.to_string()).into_response()
    }
}
