//! Secrets that all copies of the program share, and what they make of addresses.

use crate::database::secret::{ActiveModel, Column, Entity};
use crate::http::Problem;
use hmac::{Hmac, Mac};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use sha2::Sha256;
use std::fmt::Write;

const DAY: u64 = 24 * 60 * 60 * 1000;
const OF_DAY: &str = "address-";

/// A secret that was made before.
pub(super) async fn known(connection: &impl ConnectionTrait, name: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let row = Entity::find_by_id(name).one(connection).await?;
    Ok(row.map(|row| row.value))
}

/// A secret, made by whoever asks first.
///
/// # Errors
/// [`Problem`] where the database or the system's randomness fails.
pub(super) async fn shared(writing: &DatabaseTransaction, name: &str) -> Result<Vec<u8>, Problem> {
    if let Some(secret) = known(writing, name).await? {
        return Ok(secret);
    }
    let mut value = vec![0; 32];
    getrandom::fill(&mut value).map_err(|_| Problem::unavailable())?;
    let fresh = ActiveModel {
        name: Set(name.to_owned()),
        value: Set(value),
    };
    // Of several that make it at once one wins, and all read that one.
    Entity::insert(fresh)
        .on_conflict_do_nothing_on([Column::Name])
        .exec_without_returning(writing)
        .await?;
    known(writing, name).await?.ok_or_else(Problem::unavailable)
}

/// Turns addresses and ids into digests that tell nothing once the day's secret is gone.
pub(super) struct Mask(Vec<u8>);

impl Mask {
    /// That of the day.
    ///
    /// # Errors
    /// [`Problem`] where the database or the system's randomness fails.
    pub(super) async fn of_day(writing: &DatabaseTransaction, now: u64) -> Result<Self, Problem> {
        Ok(Self(shared(writing, &name_of_day(now)).await?))
    }

    /// Under what something is counted: what it is, and a keyed digest of whose it is.
    pub(super) fn key(&self, what: &str, whose: &[u8]) -> String {
        let mut key = format!("{what}.").to_lowercase();
        // Keys of any length are taken.
        if let Ok(mut digest) = Hmac::<Sha256>::new_from_slice(&self.0) {
            digest.update(what.as_bytes());
            digest.update(whose);
            key.push_str(&hex(&digest.finalize().into_bytes()));
        }
        key
    }
}

fn name_of_day(now: u64) -> String {
    format!("{OF_DAY}{:08}", now / DAY)
}

/// Forgets the secrets of earlier days.
///
/// # Errors
/// Where the database fails.
pub(super) async fn forget(writing: &DatabaseTransaction, now: u64) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Name.starts_with(OF_DAY))
        .filter(Column::Name.lt(name_of_day(now)))
        .exec(writing)
        .await
        .map(|_| ())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fit_their_column_and_tell_all_apart() {
        let (one, other) = (Mask(vec![1; 32]), Mask(vec![2; 32]));
        let key = one.key("Person.Address.Minute", &[0; 16]);
        assert!(key.len() <= 100, "{key}");
        assert_eq!(key, one.key("Person.Address.Minute", &[0; 16]));
        assert_ne!(key, one.key("Person.Address.Minute", &[1; 16]));
        assert_ne!(key, other.key("Person.Address.Minute", &[0; 16]));
    }
}
