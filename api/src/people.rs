//! People: a display name, and a token that proves to be them.

use crate::database::{Database, person};
use crate::http::Problem;
use crate::token::Token;
use leerkring_core::discussion::{MadePerson, NewPerson, Person, name};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use unicode_normalization::UnicodeNormalization;

/// `createPerson`.
pub(crate) async fn create(database: &Database, new: &NewPerson, now: u64) -> Result<MadePerson, Problem> {
    let name = name(&new.name.nfc().collect::<String>()).map_err(|why| Problem::words("name", why))?;
    let token = Token::new().map_err(|_| Problem::unavailable())?;
    let row = person::ActiveModel {
        id: Set(crate::http::new_id(now)?),
        name: Set(name),
        token_digest: Set(token.digest()),
        created: Set(now.cast_signed()),
    };
    let writing = database.write().await?;
    let row = row.insert(&writing).await?;
    writing.commit().await?;
    Ok(MadePerson {
        person: shown(row),
        token: token.reveal(),
    })
}

/// Whoever holds a token.
pub(crate) async fn holder(database: &Database, token: &Token) -> Result<Option<Person>, Problem> {
    let found = person::Entity::find()
        .filter(person::Column::TokenDigest.eq(token.digest()))
        .one(database.read())
        .await?;
    Ok(found.map(shown))
}

/// A person as others see them.
pub(crate) fn shown(row: person::Model) -> Person {
    Person {
        id: row.id,
        name: row.name,
    }
}
