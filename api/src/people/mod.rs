//! People: a display name, a token that proves to be them, and all that is kept about them.

pub(crate) mod create;
pub(crate) mod erase;
pub(crate) mod export;
mod notices;
pub(crate) mod read;

use crate::authority;
use crate::database::person;
use leerkring_core::discussion::Person;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// An author as others see them; none where they were erased.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn author(writing: &DatabaseTransaction, id: Option<Uuid>) -> Result<Option<Person>, DbErr> {
    let Some(id) = id else { return Ok(None) };
    let row = person::Entity::find_by_id(id).one(writing).await?;
    Ok(row.as_ref().map(authority::shown))
}
