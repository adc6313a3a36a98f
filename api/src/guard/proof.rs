//! Proof of work (ALTCHA, version 2): cheap for one person, expensive for a thousand made up ones.

use super::secret::{self, hex};
use crate::database::spent_challenge::{ActiveModel, Column, Entity};
use crate::http::{Api, Found, Problem, found};
use altcha::{CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge, verify_solution};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::Challenge;
use sea_orm::{DatabaseTransaction, EntityTrait, Set};
use serde_json::json;
use sha2::{Digest, Sha256};

/// When a new person must prove to have worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Never.
    Never,
    /// When more people than this were made within the hour.
    Busy {
        /// From one address.
        address: u32,
        /// On the whole site.
        site: u32,
    },
    /// Always.
    Always,
}

impl Default for Proof {
    fn default() -> Self {
        Self::Busy {
            address: 20,
            site: 100,
        }
    }
}

/// Rounds of PBKDF2 per try; a round is two blocks of SHA-256. A key that begins with a zero byte is found in 256 tries on
/// average, so that makes about 51,000 blocks: measured on a small server 20 ms in native code and 90 ms with Web Crypto,
/// whose calls cost more than the work. A phone ten times slower needs a second; one challenge in 150 takes five times as long.
const ROUNDS: u32 = 100;
/// What the key begins with, in hexadecimal digits.
const PREFIX: &str = "00";
/// For how long a challenge can be used, in milliseconds.
const LASTS: u64 = 10 * 60 * 1000;
/// The longest proof in bytes; ours have 450.
const MOST: usize = 2048;
const SECRET: &str = "challenge";

/// Makes work for a processor, to be done before `createPerson` when that asks for it.
#[utoipa::path(
    get, path = "/challenge", operation_id = "createChallenge", tag = "people",
    responses((status = 200, body = Challenge), Problem)
)]
pub(crate) async fn create(State(api): State<Api>) -> Found<Challenge> {
    let expires = api.clock.now().saturating_add(LASTS);
    let made = create_challenge(CreateChallengeOptions {
        cost: ROUNDS,
        key_prefix: PREFIX.to_owned(),
        // Not in the protocol's own field, which is compared with the clock of the system.
        data: Some([("expires".to_owned(), json!(expires))].into()),
        hmac_signature_secret: Some(secret_of(&api).await?),
        ..CreateChallengeOptions::default()
    });
    let challenge = made.ok().and_then(|made| serde_json::to_value(made).ok());
    found(Challenge {
        challenge: challenge.ok_or_else(Problem::unavailable)?,
    })
}

async fn secret_of(api: &Api) -> Result<String, Problem> {
    if let Some(secret) = secret::known(api.database.read(), SECRET).await? {
        return Ok(hex(&secret));
    }
    let make = api
        .database
        .write(|writing| secret::shared(writing, SECRET).boxed());
    make.await.map(|secret| hex(&secret))
}

/// A challenge that was solved in time, to be used once.
pub(super) struct Solved {
    digest: Vec<u8>,
    expires: u64,
}

/// Checks a proof that a browser sent.
///
/// # Errors
/// [`Problem`] where it is none, or too old.
pub(super) async fn check(api: &Api, proof: &str, now: u64) -> Result<Solved, Problem> {
    let wrong = || Problem::field("proof", "does not solve a challenge of this site");
    let payload = Some(proof).filter(|proof| proof.len() <= MOST);
    let payload: Payload = payload
        .and_then(|proof| serde_json::from_str(proof).ok())
        .ok_or_else(wrong)?;
    let secret = secret_of(api).await?;
    let verified = verify_solution(VerifySolutionOptions::new(
        &payload.challenge,
        &payload.solution,
        secret,
    ));
    if !verified.is_ok_and(|verified| verified.verified) {
        return Err(wrong());
    }
    let parameters = &payload.challenge.parameters;
    let expires = parameters.data.as_ref().and_then(|data| data.get("expires"));
    let expires = expires.and_then(serde_json::Value::as_u64).ok_or_else(wrong)?;
    if now >= expires {
        return Err(Problem::field("proof", "is too old"));
    }
    // The signature is over everything else, and there is one way to write it.
    let signature = payload.challenge.signature.unwrap_or_default();
    Ok(Solved {
        digest: Sha256::digest(signature).to_vec(),
        expires,
    })
}

/// Uses a solved challenge up.
///
/// # Errors
/// [`Problem`] where it was used before.
pub(super) async fn spend(writing: &DatabaseTransaction, solved: Solved) -> Result<(), Problem> {
    let row = ActiveModel {
        digest: Set(solved.digest),
        expires: Set(solved.expires.cast_signed()),
    };
    let is_new = Entity::insert(row)
        .on_conflict_do_nothing_on([Column::Digest])
        .exec_without_returning(writing)
        .await?;
    match is_new {
        sea_orm::TryInsertResult::Inserted(1..) => Ok(()),
        _ => Err(Problem::field("proof", "was used before")),
    }
}
