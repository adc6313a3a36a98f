//! Votes in polls: without names, and told only where there are enough to hide single ones.

use crate::database::vote;
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, Made, Problem, created};
use axum::extract::State;
use futures_util::FutureExt;
use leerkring_core::discussion::{FEWEST_VOTES, NewVote, Votes};
use leerkring_core::progress::What;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Set,
};
use std::collections::BTreeMap;

/// Votes, and tells what all chose. A later vote of the same voter takes the place of the earlier one.
#[utoipa::path(
    post, path = "/votes", operation_id = "createVote", tag = "polls", request_body = NewVote,
    responses((status = 201, body = Votes), Problem)
)]
pub(crate) async fn create(State(api): State<Api>, client: Client, Body(new): Body<NewVote>) -> Made<Votes> {
    let poll: Option<What> = new.poll.parse().ok();
    let options = poll.as_ref().and_then(|poll| api.site.poll_options(poll));
    let options = options.ok_or_else(|| Problem::field("poll", "is no poll"))?;
    if !options.contains(&new.option) {
        return Err(Problem::field("option", "is no option of this poll"));
    }
    let before = vote::Entity::find_by_id((new.poll.clone(), new.voter))
        .one(api.database.read())
        .await?;
    let counts = if before.is_some_and(|before| before.option == new.option) {
        // Whoever comes back asks what others chose since.
        counts(api.database.read(), new.poll).await?
    } else {
        api.allow(Attempt::Vote, &client, None).await?;
        let now = api.clock.now();
        api.database
            .write(move |writing| async move { Ok(choose(writing, new, now).await?) }.boxed())
            .await?
    };
    let is_enough = counts.values().sum::<u64>() >= FEWEST_VOTES;
    created(Votes {
        counts: is_enough.then_some(counts),
    })
}

async fn choose(
    writing: &DatabaseTransaction,
    new: NewVote,
    now: u64,
) -> Result<BTreeMap<String, u64>, DbErr> {
    let row = vote::ActiveModel {
        poll: Set(new.poll.clone()),
        voter: Set(new.voter),
        option: Set(new.option),
        created: Set(now.cast_signed()),
    };
    let mut instead = OnConflict::columns([vote::Column::Poll, vote::Column::Voter]);
    instead.update_columns([vote::Column::Option, vote::Column::Created]);
    vote::Entity::insert(row)
        .on_conflict(instead)
        .exec_without_returning(writing)
        .await?;
    counts(writing, new.poll).await
}

async fn counts(database: &impl ConnectionTrait, poll: String) -> Result<BTreeMap<String, u64>, DbErr> {
    let counts: Vec<(String, i64)> = vote::Entity::find()
        .select_only()
        .column(vote::Column::Option)
        .column_as(vote::Column::Voter.count(), "votes")
        .filter(vote::Column::Poll.eq(poll))
        .group_by(vote::Column::Option)
        .into_tuple()
        .all(database)
        .await?;
    Ok(counts
        .into_iter()
        .map(|(option, count)| (option, count.cast_unsigned()))
        .collect())
}
