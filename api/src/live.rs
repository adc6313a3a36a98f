//! What happened, written down with what it happened to, so that streams tell it.

use crate::database::{event, thread};
use leerkring_core::discussion::Change;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, Set};
use uuid::Uuid;

/// Writes down that something happened, as the last thing of a transaction.
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
    let row = event::ActiveModel {
        change: Set(change.as_str().to_owned()),
        about: Set(thread.about.clone()),
        thread_id: Set(thread.id),
        post_id: Set(post),
        created: Set(now.cast_signed()),
        ..Default::default()
    };
    row.insert(writing).await.map(|_| ())
}
