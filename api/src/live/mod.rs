//! What happened, written down with what it happened to (here), read by each copy of the program (`read`, woken by
//! `listen` where copies share a database), and told (`bus`) to its streams (`stream`).

mod bus;
mod guests;
mod listen;
mod read;
mod stream;
#[cfg(test)]
mod telling;

pub use bus::Bus;
pub(crate) use stream::__path_stream;
pub(crate) use stream::stream;

use crate::database::{event, post, thread};
use leerkring_core::discussion::{Change, PostState};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};
use uuid::Uuid;

/// Writes down that something happened, as the last thing of a transaction. Of a post or thread that waits for a
/// moderator nothing is told: nobody but its author knows of it yet.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn tell(
    writing: &DatabaseTransaction,
    change: Change,
    thread: &thread::Model,
    post: Option<Uuid>,
    now: u64,
) -> Result<(), DbErr> {
    let state = match post {
        Some(post) => post::Entity::find_by_id(post)
            .one(writing)
            .await?
            .map(|post| post.state),
        None => Some(thread.state.clone()),
    };
    if state.is_some_and(|state| waits(&state)) {
        return Ok(());
    }
    write_down(writing, change, thread, post, now).await
}

/// The same of a post that is known as it stands in this transaction.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn tell_of(
    writing: &DatabaseTransaction,
    change: Change,
    thread: &thread::Model,
    post: &post::Model,
    now: u64,
) -> Result<(), DbErr> {
    if waits(&post.state) {
        return Ok(());
    }
    write_down(writing, change, thread, Some(post.id), now).await
}

fn waits(state: &str) -> bool {
    state == PostState::Waiting.as_str()
}

/// The same, whatever waits.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn write_down(
    writing: &DatabaseTransaction,
    change: Change,
    thread: &thread::Model,
    post: Option<Uuid>,
    now: u64,
) -> Result<(), DbErr> {
    let row = event::ActiveModel {
        change: Set(change.as_str().to_owned()),
        about: Set(thread.about.clone()),
        thread_id: Set(thread.id),
        post_id: Set(post),
        created: Set(now.cast_signed()),
        ..Default::default()
    };
    // Its number is given when the transaction ends, so it cannot be read back here.
    event::Entity::insert(row)
        .exec_without_returning(writing)
        .await
        .map(|_| ())
}
