//! Posts in a thread: written, read, changed, removed, found helpful.

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod edit;
pub(crate) mod helpful;
pub(crate) mod list;
pub(crate) mod read;
pub(crate) mod versions;

use crate::authority::Caller;
use crate::database::post;
use crate::http::Problem;
use leerkring_core::discussion::{Person, Post, PostState, post as post_words};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait, Set,
};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// A post that is about to be made.
pub(crate) struct Fresh {
    pub(crate) id: Uuid,
    pub(crate) thread: Uuid,
    pub(crate) number: i32,
    pub(crate) author: Uuid,
    pub(crate) text: String,
    pub(crate) reply_to: Option<Uuid>,
    pub(crate) state: PostState,
    pub(crate) key: Uuid,
    pub(crate) now: u64,
}

pub(crate) async fn insert(writing: &DatabaseTransaction, fresh: Fresh) -> Result<post::Model, DbErr> {
    let row = post::ActiveModel {
        id: Set(fresh.id),
        thread_id: Set(fresh.thread),
        number: Set(fresh.number),
        author_id: Set(Some(fresh.author)),
        created: Set(fresh.now.cast_signed()),
        edited: Set(None),
        state: Set(fresh.state.as_str().to_owned()),
        text: Set(fresh.text),
        reply_to: Set(fresh.reply_to),
        helpful: Set(0),
        endorsed: Set(false),
        request_key: Set(fresh.key),
    };
    let row = row.insert(writing).await?;
    crate::counts::post_made();
    Ok(row)
}

/// Checks what is to be said.
///
/// # Errors
/// [`Problem`] where it cannot be taken.
pub(crate) fn words(typed: &str) -> Result<String, Problem> {
    post_words(&typed.nfc().collect::<String>()).map_err(|why| Problem::words("text", why))
}

/// What somebody made with a key before. Ask once they are held, so that equal requests at once find each other.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn made_before(
    writing: &DatabaseTransaction,
    author: Uuid,
    key: Uuid,
) -> Result<Option<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::AuthorId.eq(author))
        .filter(post::Column::RequestKey.eq(key))
        .one(writing)
        .await
}

/// A post, held until the end of the transaction. People are held before posts, and posts before threads, so that no two
/// transactions wait for each other.
///
/// # Errors
/// [`Problem`] where there is none.
async fn held(writing: &DatabaseTransaction, id: Uuid) -> Result<post::Model, Problem> {
    let row = post::Entity::find_by_id(id).lock_exclusive().one(writing).await?;
    row.ok_or_else(Problem::not_found)
}

/// The ids of what somebody wrote.
pub(crate) fn ids_of(author: Uuid) -> SelectStatement {
    post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .filter(post::Column::AuthorId.eq(author))
        .into_query()
}

/// A post as the caller sees it.
///
/// # Errors
/// [`Problem`] where the row holds what this version does not know.
pub(crate) fn shown(row: post::Model, author: Option<Person>, caller: &Caller) -> Result<Post, Problem> {
    // Where the words are not to be seen, neither is the name: that could be the insult.
    let (text, author) = if caller.sees(&row) {
        (row.text, author)
    } else {
        (String::new(), None)
    };
    Ok(Post {
        id: row.id,
        thread: row.thread_id,
        number: row.number.cast_unsigned(),
        author,
        created: row.created.cast_unsigned(),
        edited: row.edited.map(i64::cast_unsigned),
        state: PostState::parse(&row.state).ok_or_else(Problem::unavailable)?,
        text,
        reply_to: row.reply_to,
        helpful: row.helpful.cast_unsigned(),
        endorsed: row.endorsed,
    })
}
