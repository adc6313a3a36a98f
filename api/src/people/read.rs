//! How the holder of a token stands.

use super::notices;
use crate::authority::{Caller, shown};
use crate::http::{Api, Found, Problem, found};
use axum::extract::State;
use leerkring_core::discussion::Me;

/// How many notices are told.
const NOTICES: u64 = 50;

/// Tells how the holder of the token stands, and what happened to their posts.
#[utoipa::path(
    get, path = "/people/me", operation_id = "readMe", tag = "people",
    responses((status = 200, body = Me), Problem), security(("token" = []))
)]
pub(crate) async fn read(State(api): State<Api>, caller: Caller) -> Found<Me> {
    let person = caller.person()?;
    found(Me {
        person: shown(person),
        muted_until: person.muted_until.map(i64::cast_unsigned),
        banned: person.banned,
        notices: notices::of(&api.database, person.id, Some(NOTICES)).await?,
    })
}
