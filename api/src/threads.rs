//! Threads, each with its first post.

use crate::database::{Database, person, post, thread};
use crate::http::{Problem, new_id};
use crate::people::shown as person_shown;
use crate::posts;
use leerkring_core::discussion::{
    MadeThread, NewThread, Page, Person, Quote, Thread, ThreadKind, post as post_words, title,
};
use leerkring_core::progress::What;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// How many threads stand on a page.
const PAGE: u64 = 20;
/// The longest quote of a lesson, in characters.
const MAX_QUOTE: usize = 500;

/// `createThread`. The same key of the same person makes one thread.
pub(crate) async fn create(
    database: &Database,
    author: &Person,
    new: NewThread,
    now: u64,
) -> Result<MadeThread, Problem> {
    let about: What = new
        .about
        .parse()
        .map_err(|_| Problem::field("about", "is no lesson or question"))?;
    if about.lesson().is_none() {
        return Err(Problem::field("about", "is no lesson or question"));
    }
    let normal = |text: &str| text.nfc().collect::<String>();
    let title = title(&normal(&new.title)).map_err(|why| Problem::words("title", why))?;
    let text = post_words(&normal(&new.text)).map_err(|why| Problem::words("text", why))?;
    if new
        .quote
        .as_ref()
        .is_some_and(|quote| quote.block.len() > 170 || quote.text.chars().count() > MAX_QUOTE)
    {
        return Err(Problem::field("quote", "is too long"));
    }
    let writing = database.write().await?;
    let before = thread::Entity::find()
        .filter(thread::Column::AuthorId.eq(author.id))
        .filter(thread::Column::RequestKey.eq(new.key))
        .one(&writing)
        .await?;
    if let Some(row) = before {
        let first = post::Entity::find()
            .filter(post::Column::ThreadId.eq(row.id))
            .order_by_asc(post::Column::Id)
            .one(&writing)
            .await?
            .ok_or_else(Problem::unavailable)?;
        return Ok(MadeThread {
            thread: shown(row, Some(author.clone()))?,
            post: posts::shown(first, Some(author.clone())),
        });
    }
    let id = new_id(now)?;
    let (quote_block, quote_text) = new
        .quote
        .map_or((None, None), |quote| (Some(quote.block), Some(quote.text)));
    let row = thread::ActiveModel {
        id: Set(id),
        about: Set(about.to_string()),
        kind: Set(new.kind.as_str().to_owned()),
        title: Set(title),
        author_id: Set(Some(author.id)),
        created: Set(now.cast_signed()),
        active: Set(now.cast_signed()),
        posts: Set(1),
        quote_block: Set(quote_block),
        quote_text: Set(quote_text),
        request_key: Set(new.key),
    };
    let row = row.insert(&writing).await?;
    let first = posts::insert(&writing, id, author, text, None, new.key, now).await?;
    writing.commit().await?;
    Ok(MadeThread {
        thread: shown(row, Some(author.clone()))?,
        post: posts::shown(first, Some(author.clone())),
    })
}

/// `listThreads`: those about a lesson and its questions, the most active first.
pub(crate) async fn list(
    database: &Database,
    about: &What,
    after: Option<&str>,
) -> Result<Page<Thread>, Problem> {
    let mut found = thread::Entity::find().find_also_related(person::Entity);
    found = match about {
        What::Lesson(lesson) => found.filter(
            Condition::any()
                .add(thread::Column::About.eq(lesson.to_string()))
                .add(thread::Column::About.starts_with(format!("{lesson}#"))),
        ),
        about => found.filter(thread::Column::About.eq(about.to_string())),
    };
    if let Some(after) = after {
        let (active, id) = cursor(after).ok_or_else(|| Problem::field("after", "is not from this list"))?;
        found = found.filter(
            Condition::any().add(thread::Column::Active.lt(active)).add(
                Condition::all()
                    .add(thread::Column::Active.eq(active))
                    .add(thread::Column::Id.lt(id)),
            ),
        );
    }
    let mut rows = found
        .order_by_desc(thread::Column::Active)
        .order_by_desc(thread::Column::Id)
        .limit(PAGE + 1)
        .all(database.read())
        .await?;
    let is_last = rows.len() as u64 <= PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| !is_last)
        .map(|(row, _)| format!("{}.{}", row.active, row.id));
    let items: Result<Vec<Thread>, Problem> = rows
        .into_iter()
        .map(|(row, author)| shown(row, author.map(person_shown)))
        .collect();
    Ok(Page { items: items?, next })
}

fn cursor(text: &str) -> Option<(i64, Uuid)> {
    let (active, id) = text.split_once('.')?;
    Some((active.parse().ok()?, Uuid::try_parse(id).ok()?))
}

/// A thread as readers see it.
pub(crate) fn shown(row: thread::Model, author: Option<Person>) -> Result<Thread, Problem> {
    Ok(Thread {
        id: row.id,
        about: row.about.parse().map_err(|_| Problem::unavailable())?,
        kind: ThreadKind::parse(&row.kind).ok_or_else(Problem::unavailable)?,
        title: row.title,
        author,
        created: row.created.cast_unsigned(),
        active: row.active.cast_unsigned(),
        posts: row.posts.cast_unsigned(),
        quote: row
            .quote_block
            .zip(row.quote_text)
            .map(|(block, text)| Quote { block, text }),
    })
}
