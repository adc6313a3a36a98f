//! Who asks, by the token in the header.

use super::{Api, Problem};
use crate::authority::Caller;
use crate::token::Token;
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

impl FromRequestParts<Api> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let Some(header) = parts.headers.get(AUTHORIZATION) else {
            return Ok(Self::Nobody);
        };
        let token = header
            .to_str()
            .ok()
            .and_then(|header| header.strip_prefix("Bearer "))
            .and_then(Token::parse);
        Self::of(&api.database, Some(token.ok_or_else(Problem::unauthorized)?)).await
    }
}
