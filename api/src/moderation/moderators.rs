//! Who keeps the conversations safe, for the command line: only whoever runs the site makes moderators.

use crate::database::{Database, invite, person};
use crate::http::{Problem, new_id, said};
use crate::token::Token;
use futures_util::FutureExt;
use leerkring_core::discussion::{NotWords, name as name_words};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// How long a code works, in milliseconds.
pub const CODE_WINDOW: u64 = 24 * 60 * 60 * 1000;

/// A moderator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderator {
    /// The display name.
    pub name: String,
    /// Whether they came in, and hold a token.
    pub has_come_in: bool,
    /// Until when a code works that they have not used yet, in milliseconds since 1970 UTC.
    pub invited_until: Option<u64>,
}

/// Why moderators cannot be changed as asked.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The name does not fit.
    #[error("the name {}", said(*.0))]
    Name(NotWords),
    /// Nobody of that name is a moderator.
    #[error("there is no moderator of that name")]
    Unknown,
    /// The database or the system refuses.
    #[error("the database refuses")]
    Refused,
}

impl From<Problem> for NotDone {
    fn from(_: Problem) -> Self {
        Self::Refused
    }
}

impl From<DbErr> for NotDone {
    fn from(_: DbErr) -> Self {
        Self::Refused
    }
}

/// Makes a moderator, or invites the one of that name anew; their old token works until they come in. The answer is the code:
/// 64 hexadecimal digits, for them alone.
///
/// # Errors
/// [`NotDone`] says why not.
pub async fn add(database: &Database, name: &str, now: u64) -> Result<String, NotDone> {
    let name = name_words(&normal(name)).map_err(NotDone::Name)?;
    let code = Token::new().map_err(|_| NotDone::Refused)?;
    let digest = code.digest();
    database
        .write(move |writing| async move { invite_to(writing, name, digest, now).await }.boxed())
        .await?;
    Ok(code.reveal())
}

async fn invite_to(
    writing: &DatabaseTransaction,
    name: String,
    digest: Vec<u8>,
    now: u64,
) -> Result<(), Problem> {
    let before = of_name(&name).lock_exclusive().one(writing).await?;
    let id = match before {
        Some(person) => person.id,
        None => make(writing, name, now).await?,
    };
    invite::Entity::delete_by_id(id).exec(writing).await?;
    let row = invite::ActiveModel {
        person_id: Set(id),
        code_digest: Set(digest),
        expires: Set(now.saturating_add(CODE_WINDOW).cast_signed()),
    };
    row.insert(writing).await?;
    Ok(())
}

/// Always somebody new: whoever already writes under that name may be anybody.
async fn make(writing: &DatabaseTransaction, name: String, now: u64) -> Result<Uuid, Problem> {
    let row = person::ActiveModel {
        id: Set(new_id(now)?),
        name: Set(name),
        token_digest: Set(None),
        created: Set(now.cast_signed()),
        moderator: Set(true),
        muted_until: Set(None),
        banned: Set(false),
    };
    Ok(row.insert(writing).await?.id)
}

/// All moderators, by name.
///
/// # Errors
/// [`NotDone`] where the database refuses.
pub async fn list(database: &Database, now: u64) -> Result<Vec<Moderator>, NotDone> {
    let reading = database.read();
    let people = person::Entity::find()
        .filter(person::Column::Moderator.eq(true))
        .order_by_asc(person::Column::Name)
        .all(reading)
        .await?;
    let invites = invite::Entity::find().all(reading).await?;
    let invited_until = |id: Uuid| {
        let invite = invites.iter().find(|invite| invite.person_id == id)?;
        Some(invite.expires.cast_unsigned()).filter(|expires| now < *expires)
    };
    Ok(people
        .into_iter()
        .map(|person| Moderator {
            has_come_in: person.token_digest.is_some(),
            invited_until: invited_until(person.id),
            name: person.name,
        })
        .collect())
}

/// Somebody is no moderator any more: neither their token nor a code works from now on. What they wrote and did stays.
///
/// # Errors
/// [`NotDone`] where nobody of that name is one.
pub async fn revoke(database: &Database, name: &str) -> Result<(), NotDone> {
    let name = name_words(&normal(name)).map_err(NotDone::Name)?;
    let many = database
        .write(move |writing| async move { revoke_all(writing, &name).await }.boxed())
        .await?;
    if many == 0 {
        return Err(NotDone::Unknown);
    }
    Ok(())
}

async fn revoke_all(writing: &DatabaseTransaction, name: &str) -> Result<usize, Problem> {
    let people = of_name(name).lock_exclusive().all(writing).await?;
    let many = people.len();
    for person in people {
        invite::Entity::delete_by_id(person.id).exec(writing).await?;
        let mut row = person.into_active_model();
        row.moderator = Set(false);
        row.token_digest = Set(None);
        row.update(writing).await?;
    }
    Ok(many)
}

fn of_name(name: &str) -> Select<person::Entity> {
    person::Entity::find()
        .filter(person::Column::Moderator.eq(true))
        .filter(person::Column::Name.eq(name))
        .order_by_asc(person::Column::Id)
}

fn normal(name: &str) -> String {
    name.nfc().collect()
}
