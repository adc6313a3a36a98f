//! Posts in a thread.

use crate::database::{Database, person, post, thread};
use crate::http::{Problem, new_id};
use crate::people::shown as person_shown;
use leerkring_core::discussion::{MadePost, NewPost, Page, Person, Post, post as post_words};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// How many posts stand on a page.
const PAGE: u64 = 50;

/// `createPost`. The same key of the same person makes one post.
pub(crate) async fn create(
    database: &Database,
    author: &Person,
    about: Uuid,
    new: NewPost,
    now: u64,
) -> Result<MadePost, Problem> {
    let text = post_words(&new.text.nfc().collect::<String>()).map_err(|why| Problem::words("text", why))?;
    let writing = database.write().await?;
    let before = post::Entity::find()
        .filter(post::Column::AuthorId.eq(author.id))
        .filter(post::Column::RequestKey.eq(new.key))
        .one(&writing)
        .await?;
    if let Some(row) = before {
        return Ok(MadePost {
            post: shown(row, Some(author.clone())),
        });
    }
    let later = thread::Entity::update_many()
        .col_expr(thread::Column::Posts, Expr::col(thread::Column::Posts).add(1))
        .col_expr(thread::Column::Active, Expr::value(now.cast_signed()))
        .filter(thread::Column::Id.eq(about))
        .exec(&writing)
        .await?;
    if later.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    if let Some(answered) = new.reply_to {
        let answered = post::Entity::find_by_id(answered).one(&writing).await?;
        // One level deep: an answer to an answer answers its post.
        if answered.is_none_or(|answered| answered.thread_id != about || answered.reply_to.is_some()) {
            return Err(Problem::field(
                "reply_to",
                "is no post of this thread that can be answered",
            ));
        }
    }
    let row = insert(&writing, about, author, text, new.reply_to, new.key, now).await?;
    writing.commit().await?;
    Ok(MadePost {
        post: shown(row, Some(author.clone())),
    })
}

/// `listPosts`: the oldest first.
pub(crate) async fn list(
    database: &Database,
    about: Uuid,
    after: Option<Uuid>,
) -> Result<Page<Post>, Problem> {
    if thread::Entity::find_by_id(about)
        .one(database.read())
        .await?
        .is_none()
    {
        return Err(Problem::not_found());
    }
    let mut found = post::Entity::find()
        .find_also_related(person::Entity)
        .filter(post::Column::ThreadId.eq(about));
    if let Some(after) = after {
        found = found.filter(post::Column::Id.gt(after));
    }
    let mut rows = found
        .order_by_asc(post::Column::Id)
        .limit(PAGE + 1)
        .all(database.read())
        .await?;
    let is_last = rows.len() as u64 <= PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| !is_last)
        .map(|(row, _)| row.id.to_string());
    let items = rows
        .into_iter()
        .map(|(row, author)| shown(row, author.map(person_shown)))
        .collect();
    Ok(Page { items, next })
}

pub(crate) async fn insert(
    writing: &DatabaseTransaction,
    thread: Uuid,
    author: &Person,
    text: String,
    reply_to: Option<Uuid>,
    key: Uuid,
    now: u64,
) -> Result<post::Model, Problem> {
    let row = post::ActiveModel {
        id: Set(new_id(now)?),
        thread_id: Set(thread),
        author_id: Set(Some(author.id)),
        created: Set(now.cast_signed()),
        text: Set(text),
        reply_to: Set(reply_to),
        request_key: Set(key),
    };
    Ok::<_, DbErr>(row.insert(writing).await?).map_err(Problem::from)
}

/// A post as readers see it.
pub(crate) fn shown(row: post::Model, author: Option<Person>) -> Post {
    Post {
        id: row.id,
        thread: row.thread_id,
        author,
        created: row.created.cast_unsigned(),
        text: row.text,
        reply_to: row.reply_to,
    }
}
