//! Beginning a thread.

use super::{answers, shown};
use crate::authority::{self, Caller};
use crate::database::{post, thread};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Made, Problem, created, new_id};
use crate::live;
use crate::posts::{self, Fresh};
use crate::standing;
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, MadeThread, NewThread, Quote, quote, title};
use leerkring_core::progress::What;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, Set};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

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
    let author = Some(authority::shown(caller.person()?));
    let new = Checked::new(new)?;
    api.allow(Attempt::Thread, &client, caller.id()).await?;
    let (asking, around) = (caller.clone(), api.clone());
    let (thread, opening) = api
        .database
        .write(move |writing| async move { begin(writing, &asking, new, &around).await }.boxed())
        .await?;
    let answers = answers(api.database.read(), [&thread]).await?;
    created(MadeThread {
        thread: shown(thread, &answers, author.clone(), &caller)?,
        post: posts::shown(opening, author, &caller)?,
    })
}

/// A thread whose words fit.
struct Checked {
    about: What,
    new: NewThread,
}

impl Checked {
    fn new(new: NewThread) -> Result<Self, Problem> {
        let about = new.about.parse().map_err(|_| no_place())?;
        let title = title(&normal(&new.title)).map_err(|why| Problem::words("title", why))?;
        let text = posts::words(&new.text)?;
        let quote = new.quote.map(quoted).transpose()?;
        let new = NewThread {
            title,
            text,
            quote,
            ..new
        };
        Ok(Self { about, new })
    }
}

fn no_place() -> Problem {
    Problem::field("about", "is no lesson or question")
}

fn normal(text: &str) -> String {
    text.nfc().collect()
}

fn quoted(typed: Quote) -> Result<Quote, Problem> {
    if !typed.has_block() {
        return Err(Problem::field("quote", "names no block of a lesson"));
    }
    let text = quote(&normal(&typed.text)).map_err(|why| Problem::words("quote", why))?;
    Ok(Quote { text, ..typed })
}

type Begun = (thread::Model, post::Model);

async fn begin(
    writing: &DatabaseTransaction,
    asking: &Caller,
    Checked { about, new }: Checked,
    api: &Api,
) -> Result<Begun, Problem> {
    let caller = asking.held(writing).await?;
    // Before all that may have changed since the first time: the lesson gone, its writer muted.
    if let Some(opening) = posts::made_before(writing, caller.person()?.id, new.key).await? {
        return before(writing, opening).await;
    }
    let now = api.clock.now();
    let author = caller.writer(now)?;
    if !api.site.has(&about) {
        return Err(no_place());
    }
    let state = standing::first(writing, author, None, &api.rules).await?;
    let fresh = Fresh {
        id: new_id(now)?,
        thread: new_id(now)?,
        number: 1,
        author: author.id,
        text: new.text.clone(),
        reply_to: None,
        state,
        key: new.key,
        now,
    };
    let thread = insert(writing, &about, new, &fresh).await?;
    let opening = posts::insert(writing, fresh).await?;
    standing::begun(writing, &opening, now).await?;
    live::tell_of(writing, Change::ThreadMade, &thread, &opening, now).await?;
    Ok((thread, opening))
}

/// What the same request made before.
async fn before(writing: &DatabaseTransaction, opening: post::Model) -> Result<Begun, Problem> {
    let thread = thread::Entity::find_by_id(opening.thread_id).one(writing).await?;
    let thread = thread.filter(|thread| thread.opening_id == opening.id);
    let thread = thread.ok_or_else(|| Problem::conflict("the key was used for something else"))?;
    Ok((thread, opening))
}

async fn insert(
    writing: &DatabaseTransaction,
    about: &What,
    new: NewThread,
    opening: &Fresh,
) -> Result<thread::Model, DbErr> {
    let now = opening.now.cast_signed();
    let (quote_block, quote_text) = new
        .quote
        .map_or((None, None), |quote| (Some(quote.block), Some(quote.text)));
    let row = thread::ActiveModel {
        id: Set(opening.thread),
        about: Set(about.to_string()),
        kind: Set(new.kind.as_str().to_owned()),
        title: Set(new.title),
        author_id: Set(Some(opening.author)),
        created: Set(now),
        active: Set(now),
        posts: Set(1),
        helpful: Set(0),
        quote_block: Set(quote_block),
        quote_text: Set(quote_text),
        opening_id: Set(opening.id),
        state: Set(opening.state.as_str().to_owned()),
        answer_id: Set(None::<Uuid>),
        pinned: Set(false),
        closed_at: Set(None),
        closed_reason: Set(None),
        request_key: Set(opening.key),
    };
    row.insert(writing).await
}
