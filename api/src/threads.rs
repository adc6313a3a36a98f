//! Threads, each with its first post.

use crate::authority::Caller;
use crate::database::{person, post, thread};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Found, Made, Problem, Query, created, found, new_id};
use crate::posts::{self, Fresh};
use crate::{authority, live};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{
    Change, Closed, MAX_QUOTE, MadeThread, NewThread, Page, Person, PostState, Quote, Thread, ThreadKind,
    post as post_words, title,
};
use leerkring_core::progress::What;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use utoipa::IntoParams;
use uuid::Uuid;

/// How many threads stand on a page.
const PAGE: u64 = 20;

/// Begins a thread. The same key of the same person makes one thread.
#[utoipa::path(
    post, path = "/threads", operation_id = "createThread", tag = "threads", request_body = NewThread,
    responses((status = 201, body = MadeThread), Problem), security(("token" = []))
)]
pub(crate) async fn create(
    State(api): State<Api>,
    caller: Caller,
    client: Client,
    Body(new): Body<NewThread>,
) -> Made<MadeThread> {
    let now = api.clock.now();
    let author = caller.writer(now)?.clone();
    let new = checked(new, &api)?;
    api.allow(Attempt::Thread, &client, Some(author.id)).await?;
    let state = PostState::Shown;
    let (thread, opening) = api
        .database
        .write(move |writing| async move { begin(writing, &author, new, state, now).await }.boxed())
        .await?;
    let author = caller.person().ok().map(authority::shown);
    created(MadeThread {
        thread: shown(thread, author.clone(), &caller)?,
        post: posts::shown(opening, author, &caller)?,
    })
}

/// A thread whose words fit.
struct Checked {
    about: What,
    new: NewThread,
}

fn checked(new: NewThread, api: &Api) -> Result<Checked, Problem> {
    let about: Option<What> = new.about.parse().ok();
    let about = about.filter(|about| api.site.has(about));
    let about = about.ok_or_else(|| Problem::field("about", "is no lesson or question"))?;
    let normal = |text: &str| text.nfc().collect::<String>();
    let title = title(&normal(&new.title)).map_err(|why| Problem::words("title", why))?;
    let text = post_words(&normal(&new.text)).map_err(|why| Problem::words("text", why))?;
    if let Some(quote) = &new.quote {
        if quote.block.len() > 170 || quote.text.chars().count() > MAX_QUOTE {
            return Err(Problem::field("quote", "is too long"));
        }
        let is_plain = |text: &str| !text.contains(|letter: char| letter == '\0');
        if !is_plain(&quote.block) || !is_plain(&quote.text) {
            return Err(Problem::field("quote", "holds a control character"));
        }
    }
    Ok(Checked {
        about,
        new: NewThread { title, text, ..new },
    })
}

async fn begin(
    writing: &DatabaseTransaction,
    author: &person::Model,
    Checked { about, new }: Checked,
    state: PostState,
    now: u64,
) -> Result<(thread::Model, post::Model), Problem> {
    let before = thread::Entity::find()
        .filter(thread::Column::AuthorId.eq(author.id))
        .filter(thread::Column::RequestKey.eq(new.key))
        .one(writing)
        .await?;
    if let Some(thread) = before {
        let opening = post::Entity::find_by_id(thread.opening_id).one(writing).await?;
        return Ok((thread, opening.ok_or_else(Problem::unavailable)?));
    }
    let (id, opening) = (new_id(now)?, new_id(now)?);
    let (quote_block, quote_text) = new
        .quote
        .map_or((None, None), |quote| (Some(quote.block), Some(quote.text)));
    let row = thread::ActiveModel {
        id: Set(id),
        about: Set(about.to_string()),
        kind: Set(new.kind.as_str().to_owned()),
        title: Set(new.title),
        author_id: Set(Some(author.id)),
        created: Set(now.cast_signed()),
        active: Set(now.cast_signed()),
        posts: Set(1),
        helpful: Set(0),
        quote_block: Set(quote_block),
        quote_text: Set(quote_text),
        opening_id: Set(opening),
        state: Set(state.as_str().to_owned()),
        answer_id: Set(None),
        pinned: Set(false),
        closed_at: Set(None),
        closed_reason: Set(None),
        request_key: Set(new.key),
    };
    let row = row.insert(writing).await?;
    let fresh = Fresh {
        id: opening,
        thread: id,
        number: 1,
        author: author.id,
        text: new.text,
        reply_to: None,
        state,
        key: new.key,
        now,
    };
    let opening = posts::insert(writing, fresh).await?;
    live::tell(writing, Change::ThreadMade, &row, Some(opening.id), now).await?;
    Ok((row, opening))
}

/// What threads to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// The lesson or question, `course/lesson` or `course/lesson#question`; a lesson stands for its questions too.
    about: String,
    /// `next` of the page before.
    after: Option<String>,
}

/// Lists the threads of a lesson.
#[utoipa::path(
    get, path = "/threads", operation_id = "listThreads", tag = "threads", params(Asked),
    responses((status = 200, body = Page<Thread>), Problem)
)]
pub(crate) async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Found<Page<Thread>> {
    let about = asked.about.parse::<What>().ok();
    let about = about.ok_or_else(|| Problem::field("about", "is no lesson or question"))?;
    let mut rows = thread::Entity::find().find_also_related(person::Entity);
    rows = match about {
        What::Lesson(lesson) => rows.filter(
            Condition::any()
                .add(thread::Column::About.eq(lesson.to_string()))
                .add(thread::Column::About.starts_with(format!("{lesson}#"))),
        ),
        about => rows.filter(thread::Column::About.eq(about.to_string())),
    };
    if let Some(after) = asked.after {
        let (active, id) = cursor(&after).ok_or_else(|| Problem::field("after", "is not from this list"))?;
        rows = rows.filter(
            Condition::any().add(thread::Column::Active.lt(active)).add(
                Condition::all()
                    .add(thread::Column::Active.eq(active))
                    .add(thread::Column::Id.lt(id)),
            ),
        );
    }
    let mut rows = rows
        .order_by_desc(thread::Column::Active)
        .order_by_desc(thread::Column::Id)
        .limit(PAGE + 1)
        .all(api.database.read())
        .await?;
    let is_last = rows.len() as u64 <= PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| !is_last)
        .map(|(row, _)| format!("{}.{}", row.active, row.id));
    let items: Result<Vec<Thread>, Problem> = rows
        .into_iter()
        .filter(|(row, _)| caller.sees_thread(row))
        .map(|(row, author)| shown(row, author.as_ref().map(authority::shown), &caller))
        .collect();
    found(Page { items: items?, next })
}

fn cursor(text: &str) -> Option<(i64, Uuid)> {
    let (active, id) = text.split_once('.')?;
    Some((active.parse().ok()?, Uuid::try_parse(id).ok()?))
}

/// A thread as the caller sees it.
///
/// # Errors
/// [`Problem`] where the row holds what this version does not know.
pub(crate) fn shown(row: thread::Model, author: Option<Person>, caller: &Caller) -> Result<Thread, Problem> {
    let sees_opening = row.state == PostState::Shown.as_str()
        || (row.state != PostState::RemovedByAuthor.as_str()
            && (caller.is_moderator() || (row.author_id.is_some() && row.author_id == caller.id())));
    Ok(Thread {
        id: row.id,
        about: row.about.parse().map_err(|_| Problem::unavailable())?,
        kind: ThreadKind::parse(&row.kind).ok_or_else(Problem::unavailable)?,
        title: if sees_opening { row.title } else { String::new() },
        author,
        created: row.created.cast_unsigned(),
        active: row.active.cast_unsigned(),
        posts: row.posts.cast_unsigned(),
        helpful: row.helpful.cast_unsigned(),
        quote: row
            .quote_block
            .zip(row.quote_text)
            .filter(|_| sees_opening)
            .map(|(block, text)| Quote { block, text }),
        answer: row.answer_id,
        pinned: row.pinned,
        closed: row.closed_at.map(|at| Closed {
            at: at.cast_unsigned(),
            reason: row.closed_reason.unwrap_or_default(),
        }),
    })
}
