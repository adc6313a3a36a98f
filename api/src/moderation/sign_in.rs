//! How a moderator comes in: with a code that works once.

use crate::authority;
use crate::database::{invite, person};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Made, Problem, created};
use crate::token::Token;
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{MadePerson, SignIn};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

/// Gives the token of a moderator for the code of their link. Codes that are wrong, used or too old are answered alike.
#[utoipa::path(
    post, path = "/moderation/sign-in", operation_id = "signIn", tag = "moderation", request_body = SignIn,
    responses((status = 201, body = MadePerson), Problem)
)]
pub(crate) async fn sign_in(
    State(api): State<Api>,
    client: Client,
    Body(new): Body<SignIn>,
) -> Made<MadePerson> {
    let code = Token::parse(&new.code).ok_or_else(Problem::not_found)?.digest();
    api.allow(Attempt::SignIn, &client, None).await?;
    let token = Token::new().map_err(|_| Problem::unavailable())?;
    let (digest, now) = (token.digest(), api.clock.now());
    let row = api
        .database
        .write(move |writing| async move { come_in(writing, code, digest, now).await }.boxed())
        .await?;
    created(MadePerson {
        person: authority::shown(&row),
        token: token.reveal(),
    })
}

async fn come_in(
    writing: &DatabaseTransaction,
    code: Vec<u8>,
    token: Vec<u8>,
    now: u64,
) -> Result<person::Model, Problem> {
    let invite = invite::Entity::find()
        .filter(invite::Column::CodeDigest.eq(code.clone()))
        .one(writing)
        .await?
        .filter(|invite| now < invite.expires.cast_unsigned())
        .ok_or_else(Problem::not_found)?;
    let person = person::Entity::find_by_id(invite.person_id)
        .lock_exclusive()
        .one(writing)
        .await?
        .filter(|person| person.moderator)
        .ok_or_else(Problem::not_found)?;
    // Whoever takes the code away may come in; of two at once only one does.
    let taken = invite::Entity::delete_many()
        .filter(invite::Column::CodeDigest.eq(code))
        .exec(writing)
        .await?;
    if taken.rows_affected != 1 {
        return Err(Problem::not_found());
    }
    let mut row = person.into_active_model();
    row.token_digest = Set(Some(token));
    Ok(row.update(writing).await?)
}
