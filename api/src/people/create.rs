//! People: a display name, and a token that proves to be them.

use crate::authority::shown;
use crate::database::person;
use crate::guard::Client;
use crate::http::{Api, Body, Made, Problem, created, new_id};
use crate::token::Token;
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{MadePerson, NewPerson, name};
use sea_orm::{ActiveModelTrait, Set};
use unicode_normalization::UnicodeNormalization;

/// Chooses a display name.
#[utoipa::path(
    post, path = "/people", operation_id = "createPerson", tag = "people", request_body = NewPerson,
    responses((status = 201, body = MadePerson), Problem)
)]
pub(crate) async fn create(
    State(api): State<Api>,
    client: Client,
    Body(new): Body<NewPerson>,
) -> Made<MadePerson> {
    let name = name(&new.name.nfc().collect::<String>()).map_err(|why| Problem::words("name", why))?;
    api.admit(&client, new.proof.as_deref()).await?;
    let token = Token::new().map_err(|_| Problem::unavailable())?;
    let now = api.clock.now();
    let row = person::ActiveModel {
        id: Set(new_id(now)?),
        name: Set(name),
        token_digest: Set(Some(token.digest())),
        created: Set(now.cast_signed()),
        moderator: Set(false),
        muted_until: Set(None),
        banned: Set(false),
    };
    let row = api
        .database
        .write(move |writing| async move { Ok(row.insert(writing).await?) }.boxed())
        .await?;
    created(MadePerson {
        person: shown(&row),
        token: token.reveal(),
    })
}
