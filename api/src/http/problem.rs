//! Errors as `application/problem+json` (RFC 9457).

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leerkring_core::discussion::NotWords;
use sea_orm::DbErr;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::openapi::{ContentBuilder, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

/// Why a request is not answered as asked.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    title: &'static str,
    /// The field that is meant.
    field: Option<&'static str>,
    detail: Option<String>,
    /// Until when, in milliseconds since 1970 UTC.
    until: Option<u64>,
    /// After how many seconds to ask again.
    retry_after: Option<u64>,
}

impl Problem {
    /// Whether the fault is here, not in what was asked.
    pub(crate) fn is_fault(&self) -> bool {
        self.status.is_server_error()
    }

    fn new(status: StatusCode, title: &'static str) -> Self {
        Self {
            status,
            title,
            field: None,
            detail: None,
            until: None,
            retry_after: None,
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

    /// Whoever asks may not do that, though they see what it is about.
    pub(crate) fn forbidden(detail: &str) -> Self {
        Self {
            detail: Some(detail.to_owned()),
            ..Self::new(StatusCode::FORBIDDEN, "not allowed")
        }
    }

    /// Whoever asks cannot write any more.
    pub(crate) fn banned() -> Self {
        Self::new(StatusCode::FORBIDDEN, "banned")
    }

    /// Whoever asks cannot write until then.
    pub(crate) fn muted(until: u64) -> Self {
        Self {
            until: Some(until),
            ..Self::new(StatusCode::FORBIDDEN, "muted")
        }
    }

    /// Too often; again when the window ends.
    pub(crate) fn too_many(now: u64, end: u64) -> Self {
        Self {
            until: Some(end),
            retry_after: Some(end.saturating_sub(now).div_ceil(1000)),
            ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too often; try again later")
        }
    }

    /// A challenge must be solved first.
    pub(crate) fn proof_needed() -> Self {
        Self::new(StatusCode::PRECONDITION_REQUIRED, "proof of work needed")
    }

    /// The request contradicts itself.
    pub(crate) fn bad_request() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "the request cannot be read")
    }

    /// It is not as the request takes it to be: a closed thread, an act that was undone.
    pub(crate) fn conflict(detail: &str) -> Self {
        Self {
            detail: Some(detail.to_owned()),
            ..Self::new(StatusCode::CONFLICT, "it has changed")
        }
    }

    /// The query holds what is not known, or not of the right kind.
    pub(crate) fn query() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "the query cannot be read")
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
        Self::field(field, &said(why))
    }
}

/// Why words do not fit, as the end of a sentence about them.
pub(crate) fn said(why: NotWords) -> String {
    match why {
        NotWords::Empty => "is empty".to_owned(),
        NotWords::TooLong(most) => format!("has more than {most} characters"),
        NotWords::Control(letter) => format!("holds the control character U+{:04X}", u32::from(letter)),
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
        crate::counts::database_error();
        Self::unavailable()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Shape {
            title: self.title,
            status: self.status.as_u16(),
            field: self.field,
            detail: self.detail,
            until: self.until,
        };
        let body = serde_json::to_string(&body).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let mut answer = (self.status, [(CONTENT_TYPE, kind)], body).into_response();
        if let Some(seconds) = self.retry_after {
            answer.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        answer
    }
}

/// A problem as it travels.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
struct Shape {
    /// What went wrong.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// The field that is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Until when, in milliseconds since 1970 UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<u64>,
}

impl IntoResponses for Problem {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let content = ContentBuilder::new().schema(Some(Shape::schema())).build();
        let answer = ResponseBuilder::new()
            .description("What went wrong (RFC 9457).")
            .content("application/problem+json", content)
            .build();
        ["4XX", "5XX"]
            .map(|status| (status.to_owned(), RefOr::T(answer.clone())))
            .into()
    }
}
