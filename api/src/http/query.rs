//! Addresses: ids in the path and parameters in the query, hostile until they are parsed.

use super::Problem;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The id in a path that holds one. What is no id names nothing.
pub(crate) struct PathId(pub(crate) Uuid);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::not_found())?;
        let id = params.iter().next().and_then(|(_, id)| Uuid::try_parse(id).ok());
        id.map(Self).ok_or_else(Problem::not_found)
    }
}

/// The parameters of a query, each known.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        query.map(|query| Self(query.0)).map_err(|_| Problem::query())
    }
}

/// The most ids in a list.
pub(crate) const MOST_IDS: usize = 50;

/// Ids separated by commas, at most [`MOST_IDS`].
///
/// # Errors
/// [`Problem`] where one of them is no id, or there are too many.
pub(crate) fn ids(list: &str) -> Result<Vec<Uuid>, Problem> {
    let ids: Option<Vec<Uuid>> = list
        .split(',')
        .take(MOST_IDS + 1)
        .map(|id| Uuid::try_parse(id).ok())
        .collect();
    ids.filter(|ids| ids.len() <= MOST_IDS)
        .ok_or_else(|| Problem::field("ids", "are no ids, or more than 50"))
}
