//! Undoing what a moderator did, within a day: as a whole, and only where nothing was changed since.

use super::audit;
use super::changed::{self, Changed};
use super::held::{Held, HeldPeople};
use super::moderating::Moderating;
use super::undoing::Undoing;
use crate::authority::{self, Caller};
use crate::database::{act, person};
use crate::http::{Api, Found, PathId, Problem, found};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::Act;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// How long an act can be undone, in milliseconds.
const UNDO_WINDOW: u64 = 24 * 60 * 60 * 1000;

/// Undoes an act, its own or another moderator's: what it changed is as it was, but for what was changed again since.
#[utoipa::path(
    post, path = "/moderation/acts/{act}/undo", operation_id = "undoAct", tag = "moderation",
    params(("act" = Uuid, Path, description = "The act.")),
    responses((status = 200, body = Act), Problem), security(("token" = []))
)]
pub(crate) async fn undo(State(api): State<Api>, moderating: Moderating, PathId(id): PathId) -> Found<Act> {
    let now = api.clock.now();
    let (row, moderator) = api
        .database
        .write(move |writing| async move { take_back(writing, moderating.id, id, now).await }.boxed())
        .await?;
    found(audit::shown(row, moderator.as_ref().map(authority::shown))?)
}

async fn take_back(
    writing: &DatabaseTransaction,
    by: Uuid,
    id: Uuid,
    now: u64,
) -> Result<(act::Model, Option<person::Model>), Problem> {
    let (row, held) = hold(writing, by, id).await?;
    if row.undone.is_some() {
        return Err(Problem::conflict("it was undone before"));
    }
    if now >= row.created.cast_unsigned().saturating_add(UNDO_WINDOW) {
        return Err(Problem::conflict("an act can be undone for 24 hours"));
    }
    let later = changed_since(writing, id).await?;
    let undoing = Undoing { writing, held, now };
    // The last thing it did is taken back first.
    for change in changed::read(&row.before)?.iter().rev() {
        if !later.contains(&change.what()) {
            undoing.take_back(change).await?;
        }
    }
    let moderator = match row.moderator_id {
        Some(moderator) => person::Entity::find_by_id(moderator).one(writing).await?,
        None => None,
    };
    let mut row = row.into_active_model();
    row.undone = Set(Some(now.cast_signed()));
    Ok((row.update(writing).await?, moderator))
}

/// Holds an act and all that it changed.
async fn hold(writing: &DatabaseTransaction, by: Uuid, id: Uuid) -> Result<(act::Model, Held), Problem> {
    let found = act::Entity::find_by_id(id).one(writing).await?;
    let posts = found.ok_or_else(Problem::not_found)?.posts;
    let posts: BTreeSet<Uuid> = audit::read_ids(&posts)?.into_iter().collect();
    let people = HeldPeople::hold(writing, by, &posts).await?;
    let moderator = people.get(by).cloned().ok_or_else(Problem::unauthorized)?;
    Caller::Known(moderator).moderator()?;
    let row = act::Entity::find_by_id(id).lock_exclusive().one(writing).await?;
    let held = people.with_posts(writing, &posts).await?;
    Ok((row.ok_or_else(Problem::not_found)?, held))
}

/// What later acts changed that stand. All of them are younger than the act, so younger than a day.
async fn changed_since(
    writing: &DatabaseTransaction,
    id: Uuid,
) -> Result<HashSet<(std::mem::Discriminant<Changed>, Uuid)>, Problem> {
    let later = act::Entity::find()
        .filter(act::Column::Id.gt(id))
        .filter(act::Column::Undone.is_null())
        .all(writing)
        .await?;
    let mut all = HashSet::new();
    for act in later {
        all.extend(changed::read(&act.before)?.iter().map(Changed::what));
    }
    Ok(all)
}
