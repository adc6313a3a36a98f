//! Requests of moderators.

use crate::authority::Caller;
use crate::http::{Api, Problem};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

/// A moderator who asks. Stands first among what a route takes, so that all others learn nothing of the rest.
pub(crate) struct Moderating {
    pub(super) caller: Caller,
    pub(super) id: Uuid,
}

impl FromRequestParts<Api> for Moderating {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let caller = Caller::from_request_parts(parts, api).await?;
        let id = caller.moderator()?.id;
        Ok(Self { caller, id })
    }
}
