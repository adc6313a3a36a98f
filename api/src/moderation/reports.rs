//! Reports: somebody thinks a moderator should look at a post.

use super::held::HeldPeople;
use super::notices;
use crate::authority::Caller;
use crate::database::{post, report};
use crate::guard::{Attempt, Client};
use crate::http::{Api, Body, PathId, Problem, new_id};
use crate::standing;
use axum::extract::State;
use axum::http::StatusCode;
use futures_util::FutureExt;
use leerkring_core::discussion::{NewReport, NoticeKind, PostState, reason};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set,
};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// Reports a post. Whoever reports it again changes their report; what comes of it they do not learn here.
#[utoipa::path(
    post, path = "/posts/{post}/reports", operation_id = "reportPost", tag = "moderation", request_body = NewReport,
    params(("post" = Uuid, Path, description = "The post.")),
    responses((status = 204, description = "A moderator will look at it."), Problem), security(("token" = []))
)]
pub(crate) async fn create(
    State(api): State<Api>,
    caller: Caller,
    client: Client,
    PathId(post): PathId,
    Body(new): Body<NewReport>,
) -> Result<StatusCode, Problem> {
    let by = caller.reporter()?.id;
    let note = new.note.map(|note| reason(&note.nfc().collect::<String>()));
    let told = Told {
        by,
        post,
        reason: new.reason.as_str(),
        note: note.transpose().map_err(|why| Problem::words("note", why))?,
        now: api.clock.now(),
    };
    api.allow(Attempt::Report, &client, caller.id()).await?;
    let most = api.rules.hide_after;
    api.database
        .write(move |writing| async move { told.write(writing, most).await }.boxed())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A report whose words fit.
struct Told {
    by: Uuid,
    post: Uuid,
    reason: &'static str,
    note: Option<String>,
    now: u64,
}

impl Told {
    async fn write(self, writing: &DatabaseTransaction, hide_after: u32) -> Result<(), Problem> {
        let ids = BTreeSet::from([self.post]);
        let people = HeldPeople::hold(writing, self.by, &ids).await?;
        let person = people.get(self.by).ok_or_else(Problem::unauthorized)?;
        let caller = Caller::Known(person.clone());
        caller.reporter()?;
        // While the post is held, no other report of it is counted.
        let held = people.with_posts(writing, &ids).await?;
        let post = held.post(self.post).ok_or_else(Problem::not_found)?;
        let before = report::Entity::find()
            .filter(report::Column::PostId.eq(post.id))
            .filter(report::Column::PersonId.eq(self.by))
            .one(writing)
            .await?;
        // Whoever reported it before must not learn here that it is not shown any more.
        if before.is_none() && !caller.sees(post) {
            return Err(Problem::not_found());
        }
        if !caller.may_report(post) {
            return Err(Problem::forbidden("this post is your own"));
        }
        let now = self.now;
        // What moderators wrote or vouch for waits in the queue like all that is reported, but a few people cannot hide it.
        let author = post.author_id.and_then(|author| held.person(author));
        let is_vouched = post.endorsed || author.is_some_and(|author| author.moderator);
        self.keep(writing, post, before).await?;
        hide(writing, post, if is_vouched { 0 } else { hide_after }, now).await
    }

    async fn keep(
        self,
        writing: &DatabaseTransaction,
        post: &post::Model,
        before: Option<report::Model>,
    ) -> Result<(), Problem> {
        if let Some(before) = before {
            // What a moderator decided holds for the words that they saw, not for what the author made of them since.
            let is_about_others = post.edited > Some(before.created);
            let mut row = before.into_active_model();
            row.reason = Set(self.reason.to_owned());
            row.note = Set(self.note);
            if is_about_others {
                row.looked = Set(false);
                row.created = Set(self.now.cast_signed());
            }
            row.update(writing).await?;
            return Ok(());
        }
        let row = report::ActiveModel {
            id: Set(new_id(self.now)?),
            post_id: Set(self.post),
            person_id: Set(Some(self.by)),
            reason: Set(self.reason.to_owned()),
            note: Set(self.note),
            created: Set(self.now.cast_signed()),
            looked: Set(false),
        };
        row.insert(writing).await?;
        Ok(())
    }
}

/// Hides a post that enough people reported since a moderator looked last.
async fn hide(
    writing: &DatabaseTransaction,
    post: &post::Model,
    hide_after: u32,
    now: u64,
) -> Result<(), Problem> {
    if hide_after == 0 || post.state != PostState::Shown.as_str() {
        return Ok(());
    }
    let waiting = report::Entity::find()
        .filter(report::Column::PostId.eq(post.id))
        .filter(report::Column::Looked.eq(false))
        .count(writing)
        .await?;
    if waiting < u64::from(hide_after) {
        return Ok(());
    }
    notices::tell_author(writing, post, NoticeKind::Hidden, None, now).await?;
    Ok(standing::set(writing, post, PostState::Hidden, now).await?)
}

/// Marks the reports of a post as looked at, and says which they were.
///
/// # Errors
/// Where the database fails.
pub(super) async fn look(writing: &DatabaseTransaction, post: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let rows = report::Entity::find()
        .filter(report::Column::PostId.eq(post))
        .filter(report::Column::Looked.eq(false))
        .all(writing)
        .await?;
    let ids: Vec<Uuid> = rows.into_iter().map(|row| row.id).collect();
    mark(writing, &ids, true).await?;
    Ok(ids)
}

/// Takes back that reports were looked at.
///
/// # Errors
/// Where the database fails.
pub(super) async fn look_again(writing: &DatabaseTransaction, reports: &[Uuid]) -> Result<(), DbErr> {
    mark(writing, reports, false).await
}

async fn mark(writing: &DatabaseTransaction, reports: &[Uuid], looked: bool) -> Result<(), DbErr> {
    if reports.is_empty() {
        return Ok(());
    }
    report::Entity::update_many()
        .col_expr(report::Column::Looked, Expr::value(looked))
        .filter(report::Column::Id.is_in(reports.iter().copied()))
        .exec(writing)
        .await?;
    Ok(())
}
