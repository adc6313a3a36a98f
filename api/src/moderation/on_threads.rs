//! Acts on the threads of posts.

use super::changed::{Changed, Closing};
use super::doing::Doing;
use super::notices;
use crate::database::thread;
use crate::http::Problem;
use crate::live;
use leerkring_core::discussion::{Change, NoticeKind};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use std::collections::BTreeSet;

/// The threads stand first.
///
/// # Errors
/// [`Problem`] where the database fails.
pub(super) async fn pin(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    set_pinned(doing, true).await
}

/// They do not any more.
///
/// # Errors
/// [`Problem`] where the database fails.
pub(super) async fn unpin(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    set_pinned(doing, false).await
}

async fn set_pinned(doing: &Doing<'_>, is: bool) -> Result<Vec<Changed>, Problem> {
    let mut changes = Vec::new();
    for thread in threads(doing).filter(|thread| thread.pinned != is) {
        let mut row = thread.clone().into_active_model();
        row.pinned = Set(is);
        row.update(doing.writing).await?;
        live::tell(doing.writing, Change::ThreadChanged, thread, None, doing.now).await?;
        changes.push(Changed::Pinned {
            thread: thread.id,
            was: thread.pinned,
            is,
        });
    }
    Ok(changes)
}

/// Nothing more can be said in them.
///
/// # Errors
/// [`Problem`] where the database fails.
pub(super) async fn close(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    let closing = Closing {
        at: doing.now.cast_signed(),
        reason: doing.wanted.reason.clone(),
    };
    let reason = doing.wanted.reason.as_deref();
    let mut changes = Vec::new();
    for thread in threads(doing) {
        if let Some(opening) = doing.held.post(thread.opening_id) {
            notices::tell_author(doing.writing, opening, NoticeKind::Closed, reason, doing.now).await?;
        }
        changes.push(set_closed(doing, thread, Some(closing.clone())).await?);
    }
    Ok(changes)
}

/// It can again.
///
/// # Errors
/// [`Problem`] where the database fails.
pub(super) async fn reopen(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    let mut changes = Vec::new();
    for thread in threads(doing).filter(|thread| thread.closed_at.is_some()) {
        changes.push(set_closed(doing, thread, None).await?);
    }
    Ok(changes)
}

async fn set_closed(
    doing: &Doing<'_>,
    thread: &thread::Model,
    is: Option<Closing>,
) -> Result<Changed, Problem> {
    let mut row = thread.clone().into_active_model();
    row.closed_at = Set(is.as_ref().map(|closing| closing.at));
    row.closed_reason = Set(is.as_ref().and_then(|closing| closing.reason.clone()));
    row.update(doing.writing).await?;
    live::tell(doing.writing, Change::ThreadChanged, thread, None, doing.now).await?;
    Ok(Changed::Closed {
        thread: thread.id,
        was: closing_of(thread),
        is,
    })
}

/// When and why a thread was closed.
pub(super) fn closing_of(thread: &thread::Model) -> Option<Closing> {
    thread.closed_at.map(|at| Closing {
        at,
        reason: thread.closed_reason.clone(),
    })
}

/// Each thread once.
fn threads<'a>(doing: &'a Doing<'_>) -> impl Iterator<Item = &'a thread::Model> {
    let ids: BTreeSet<_> = doing.posts().map(|post| post.thread_id).collect();
    ids.into_iter().filter_map(|id| doing.held.thread(id))
}
