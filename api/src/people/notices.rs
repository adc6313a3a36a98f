//! What people are told about their posts.

use crate::database::{Database, notice};
use crate::http::Problem;
use leerkring_core::discussion::{Notice, NoticeKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// What somebody was told, the newest first; at most so many, or all.
///
/// # Errors
/// [`Problem`] where the database fails, or holds what this version does not know.
pub(super) async fn of(database: &Database, person: Uuid, most: Option<u64>) -> Result<Vec<Notice>, Problem> {
    let rows = notice::Entity::find()
        .filter(notice::Column::PersonId.eq(person))
        .order_by_desc(notice::Column::Id)
        .limit(most)
        .all(database.read())
        .await?;
    rows.into_iter().map(shown).collect()
}

fn shown(row: notice::Model) -> Result<Notice, Problem> {
    Ok(Notice {
        id: row.id,
        created: row.created.cast_unsigned(),
        kind: NoticeKind::parse(&row.kind).ok_or_else(Problem::unavailable)?,
        post: row.post_id,
        thread: row.thread_id,
        reason: row.reason,
    })
}
