//! What an act changed, how it was before and what it became, as an act keeps it so that it can be undone.

use crate::database::act;
use crate::http::Problem;
use leerkring_core::discussion::PostState;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};
use std::mem::{Discriminant, discriminant};
use uuid::Uuid;

/// One thing that an act changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub(super) enum Changed {
    /// Whether a post is there for all, with the reports that were looked at.
    State {
        post: Uuid,
        was: PostState,
        is: PostState,
        reports: Vec<Uuid>,
    },
    /// Whether moderators vouch for a post.
    Endorsed { post: Uuid, was: bool, is: bool },
    /// Until when somebody cannot write.
    Muted {
        person: Uuid,
        was: Option<i64>,
        is: Option<i64>,
    },
    /// Whether somebody cannot write any more.
    Banned { person: Uuid, was: bool, is: bool },
    /// Whether a thread stands first.
    Pinned { thread: Uuid, was: bool, is: bool },
    /// When and why a thread was closed.
    Closed {
        thread: Uuid,
        was: Option<Closing>,
        is: Option<Closing>,
    },
}

/// When and why a thread was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Closing {
    pub(super) at: i64,
    pub(super) reason: Option<String>,
}

impl Changed {
    /// What of which row it changed: two changes of the same touch each other.
    pub(super) fn what(&self) -> (Discriminant<Self>, Uuid) {
        let id = match self {
            Self::State { post, .. } | Self::Endorsed { post, .. } => *post,
            Self::Muted { person, .. } | Self::Banned { person, .. } => *person,
            Self::Pinned { thread, .. } | Self::Closed { thread, .. } => *thread,
        };
        (discriminant(self), id)
    }
}

/// Takes somebody who is erased out of the acts that muted, banned or allowed them: their id beside their posts would tell
/// who wrote those.
///
/// # Errors
/// [`Problem`] where another version of the program wrote an act, or the database fails.
pub(crate) async fn forget_silenced(writing: &DatabaseTransaction, gone: Uuid) -> Result<(), Problem> {
    let acts = act::Entity::find()
        .filter(act::Column::Before.contains(gone.to_string()))
        .all(writing)
        .await?;
    for row in acts {
        let mut changes = read(&row.before)?;
        changes.retain(|change| {
            !matches!(change, Changed::Muted { person, .. } | Changed::Banned { person, .. } if *person == gone)
        });
        let mut row = row.into_active_model();
        row.before = Set(write(&changes)?);
        row.update(writing).await?;
    }
    Ok(())
}

/// As it is kept.
///
/// # Errors
/// [`Problem`] never, in truth: all of it can be written.
pub(super) fn write(changes: &[Changed]) -> Result<String, Problem> {
    serde_json::to_string(changes).map_err(|_| Problem::unavailable())
}

/// As it was kept.
///
/// # Errors
/// [`Problem`] where another version of the program wrote it.
pub(super) fn read(kept: &str) -> Result<Vec<Changed>, Problem> {
    serde_json::from_str(kept).map_err(|_| Problem::unavailable())
}
