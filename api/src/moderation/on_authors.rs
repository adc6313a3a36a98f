//! Acts on the authors of posts. Where an author was erased, there is nobody to act on.

use super::changed::Changed;
use super::doing::Doing;
use super::notices;
use crate::authority;
use crate::database::{person, post};
use crate::http::Problem;
use leerkring_core::discussion::NoticeKind;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use std::collections::BTreeSet;

/// They cannot write for some days.
///
/// # Errors
/// [`Problem`] where one of them is a moderator, or the database fails.
pub(super) async fn mute(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    check(doing)?;
    let until = Some(doing.now.saturating_add(doing.wanted.mute_for).cast_signed());
    let mut changes = Vec::new();
    for (person, post) in authors(doing).filter(|(person, _)| person.muted_until != until) {
        let mut row = person.clone().into_active_model();
        row.muted_until = Set(until);
        row.update(doing.writing).await?;
        tell(doing, post, NoticeKind::Muted).await?;
        changes.push(Changed::Muted {
            person: person.id,
            was: person.muted_until,
            is: until,
        });
    }
    Ok(changes)
}

/// They cannot write any more.
///
/// # Errors
/// [`Problem`] where one of them is a moderator, or the database fails.
pub(super) async fn ban(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    check(doing)?;
    let mut changes = Vec::new();
    for (person, post) in authors(doing).filter(|(person, _)| !person.banned) {
        let mut row = person.clone().into_active_model();
        row.banned = Set(true);
        row.update(doing.writing).await?;
        tell(doing, post, NoticeKind::Banned).await?;
        changes.push(Changed::Banned {
            person: person.id,
            was: false,
            is: true,
        });
    }
    Ok(changes)
}

/// They can write again.
///
/// # Errors
/// [`Problem`] where the database fails.
pub(super) async fn allow(doing: &Doing<'_>) -> Result<Vec<Changed>, Problem> {
    let mut changes = Vec::new();
    for (person, post) in authors(doing).filter(|(person, _)| person.banned || person.muted_until.is_some()) {
        let mut row = person.clone().into_active_model();
        row.muted_until = Set(None);
        row.banned = Set(false);
        row.update(doing.writing).await?;
        tell(doing, post, NoticeKind::Allowed).await?;
        let id = person.id;
        if person.muted_until.is_some() {
            changes.push(Changed::Muted {
                person: id,
                was: person.muted_until,
                is: None,
            });
        }
        if person.banned {
            changes.push(Changed::Banned {
                person: id,
                was: true,
                is: false,
            });
        }
    }
    Ok(changes)
}

fn check(doing: &Doing<'_>) -> Result<(), Problem> {
    if authors(doing).all(|(person, _)| authority::may_be_silenced(person)) {
        Ok(())
    } else {
        Err(Problem::forbidden("an author is a moderator"))
    }
}

/// Each author once, with the first of the posts that is theirs.
fn authors<'a>(doing: &'a Doing<'_>) -> impl Iterator<Item = (&'a person::Model, &'a post::Model)> {
    let mut seen = BTreeSet::new();
    doing
        .posts()
        .filter_map(|post| Some((doing.held.person(post.author_id?)?, post)))
        .filter(move |(person, _)| seen.insert(person.id))
}

async fn tell(doing: &Doing<'_>, post: &post::Model, kind: NoticeKind) -> Result<(), Problem> {
    notices::tell_author(
        doing.writing,
        post,
        kind,
        doing.wanted.reason.as_deref(),
        doing.now,
    )
    .await
}
