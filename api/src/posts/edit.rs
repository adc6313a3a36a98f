//! Changing what a post says.

use super::{held, shown, words};
use crate::authority::{self, Caller};
use crate::database::{post, version};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Found, PathId, Problem, found};
use crate::rules::Rules;
use crate::{live, standing, threads};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, EditPost, MadePost, PostState};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};
use std::sync::Arc;
use uuid::Uuid;

/// Says something else in a post of one's own, for a while after it was written. What it said before can be read, where all
/// could read it then. A newcomer's post waits again, where the site says so.
#[utoipa::path(
    patch, path = "/posts/{post}", operation_id = "editPost", tag = "posts", request_body = EditPost,
    params(("post" = Uuid, Path, description = "The post.")),
    responses((status = 200, body = MadePost), Problem), security(("token" = []))
)]
pub(crate) async fn edit(
    State(api): State<Api>,
    caller: Caller,
    client: Client,
    PathId(post): PathId,
    Body(new): Body<EditPost>,
) -> Found<MadePost> {
    let author = Some(authority::shown(caller.person()?));
    let text = words(&new.text)?;
    api.allow(Attempt::Edit, &client, caller.id()).await?;
    let (now, rules, asking) = (api.clock.now(), Arc::clone(&api.rules), caller.clone());
    let row = api
        .database
        .write(move |writing| async move { change(writing, &asking, post, text, &rules, now).await }.boxed())
        .await?;
    found(MadePost {
        post: shown(row, author, &caller)?,
    })
}

async fn change(
    writing: &DatabaseTransaction,
    asking: &Caller,
    post: Uuid,
    text: String,
    rules: &Rules,
    now: u64,
) -> Result<post::Model, Problem> {
    let caller = asking.held(writing).await?;
    let before = held(writing, post).await?;
    caller.may_edit(&before, now)?;
    if before.text == text {
        return Ok(before);
    }
    let thread = threads::held(writing, before.thread_id, &caller).await?;
    let since = before.edited.unwrap_or(before.created);
    let was_shown = before.state == PostState::Shown.as_str();
    if was_shown {
        // What a moderator has not seen yet becomes no history: approving the post would show that too.
        let old = version::ActiveModel {
            post_id: Set(before.id),
            at: Set(since),
            text: Set(before.text.clone()),
        };
        old.insert(writing).await?;
    }
    let mut row = before.into_active_model();
    row.text = Set(text);
    // Each version has a time of its own, even where the clock stands still or goes back.
    row.edited = Set(Some(now.cast_signed().max(since + 1)));
    let mut row = row.update(writing).await?;
    let waits = PostState::Waiting;
    if was_shown && standing::first(writing, caller.person()?, Some(row.id), rules).await? == waits {
        standing::set(writing, &row, waits, now).await?;
        waits.as_str().clone_into(&mut row.state);
        standing::begun(writing, &row, now).await?;
    } else {
        live::tell_of(writing, Change::PostChanged, &thread, &row, now).await?;
    }
    Ok(row)
}
