//! What moderators do about posts, their threads and their authors: all of it or nothing.

use super::doing::{Doing, Wanted, is_about_threads};
use super::held::HeldPeople;
use super::moderating::Moderating;
use super::{audit, changed};
use crate::authority::{self, Caller};
use crate::database::{act, person, post, thread};
use crate::http::{Api, Body, Made, Problem, created, new_id};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{Act, NewAct};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, Set,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Does something about posts, their threads or their authors. The same key of the same moderator makes one act.
#[utoipa::path(
    post, path = "/moderation/acts", operation_id = "createAct", tag = "moderation", request_body = NewAct,
    responses((status = 201, body = Act), Problem), security(("token" = []))
)]
pub(crate) async fn create(
    State(api): State<Api>,
    moderating: Moderating,
    Body(new): Body<NewAct>,
) -> Made<Act> {
    let now = api.clock.now();
    let wanted = Wanted::of(new)?;
    let (row, moderator) = api
        .database
        .write(move |writing| async move { act(writing, moderating.id, &wanted, now).await }.boxed())
        .await?;
    created(audit::shown(row, Some(authority::shown(&moderator)))?)
}

async fn act(
    writing: &DatabaseTransaction,
    by: Uuid,
    wanted: &Wanted,
    now: u64,
) -> Result<(act::Model, person::Model), Problem> {
    let ids = posts_of(writing, wanted).await?;
    let people = HeldPeople::hold(writing, by, &ids).await?;
    let moderator = people.get(by).cloned().ok_or_else(Problem::unauthorized)?;
    Caller::Known(moderator.clone()).moderator()?;
    // The moderator is held: the same request at the same time waits here, and then finds this one.
    if let Some(before) = same_request(writing, by, wanted.key).await? {
        return Ok((before, moderator));
    }
    let held = people.with_posts(writing, &ids).await?;
    if wanted.posts.iter().any(|id| held.post(*id).is_none()) {
        return Err(Problem::not_found());
    }
    let doing = Doing {
        writing,
        held,
        wanted,
        now,
    };
    let changes = doing.carry_out().await?;
    let row = act::ActiveModel {
        id: Set(next_id(writing, now).await?),
        moderator_id: Set(Some(by)),
        act: Set(wanted.act.as_str().to_owned()),
        posts: Set(audit::write_ids(&wanted.posts)?),
        reason: Set(wanted.reason.clone()),
        created: Set(now.cast_signed()),
        undone: Set(None),
        before: Set(changed::write(&changes)?),
        request_key: Set(wanted.key),
    };
    Ok((row.insert(writing).await?, moderator))
}

/// The posts that were named, and for threads also their first posts, whose authors are told.
async fn posts_of(writing: &DatabaseTransaction, wanted: &Wanted) -> Result<BTreeSet<Uuid>, DbErr> {
    let mut ids: BTreeSet<Uuid> = wanted.posts.iter().copied().collect();
    if is_about_threads(wanted.act) {
        let rows = post::Entity::find()
            .find_also_related(thread::Entity)
            .filter(post::Column::Id.is_in(wanted.posts.iter().copied()))
            .all(writing)
            .await?;
        ids.extend(
            rows.into_iter()
                .filter_map(|(_, thread)| Some(thread?.opening_id)),
        );
    }
    Ok(ids)
}

async fn same_request(
    writing: &DatabaseTransaction,
    by: Uuid,
    key: Uuid,
) -> Result<Option<act::Model>, DbErr> {
    act::Entity::find()
        .filter(act::Column::ModeratorId.eq(by))
        .filter(act::Column::RequestKey.eq(key))
        .one(writing)
        .await
}

/// Ids of acts rise, even within a millisecond or where clocks differ: undoing must know what was done later. Acts on the same
/// thing come one after the other, since they hold it.
async fn next_id(writing: &DatabaseTransaction, now: u64) -> Result<Uuid, Problem> {
    let newest = act::Entity::find()
        .order_by_desc(act::Column::Id)
        .one(writing)
        .await?;
    new_id(newest.map_or(now, |newest| now.max(milliseconds(newest.id) + 1)))
}

/// The time in a `UUIDv7`: its first 48 bits.
fn milliseconds(id: Uuid) -> u64 {
    (id.as_u64_pair().0) >> 16
}
