//! What authors are told.

use crate::json::{from_json, from_word};
use serde::Serialize;
use uuid::Uuid;

/// What happened to somebody's post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// It waits for approval.
    Waiting,
    /// It was approved.
    Approved,
    /// It was reported and is hidden until a moderator has looked.
    Hidden,
    /// It was removed.
    Removed,
    /// It is shown again.
    Restored,
    /// Its author cannot write for some days.
    Muted,
    /// Its author cannot write any more.
    Banned,
    /// Its author can write again.
    Allowed,
    /// Its thread was closed.
    Closed,
    /// A moderator vouches for it.
    Endorsed,
}

from_word!(NoticeKind {
    "waiting" => Waiting,
    "approved" => Approved,
    "hidden" => Hidden,
    "removed" => Removed,
    "restored" => Restored,
    "muted" => Muted,
    "banned" => Banned,
    "allowed" => Allowed,
    "closed" => Closed,
    "endorsed" => Endorsed,
});

impl NoticeKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Waiting,
        Self::Approved,
        Self::Hidden,
        Self::Removed,
        Self::Restored,
        Self::Muted,
        Self::Banned,
        Self::Allowed,
        Self::Closed,
        Self::Endorsed,
    ];

    /// The word in JSON and SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Hidden => "hidden",
            Self::Removed => "removed",
            Self::Restored => "restored",
            Self::Muted => "muted",
            Self::Banned => "banned",
            Self::Allowed => "allowed",
            Self::Closed => "closed",
            Self::Endorsed => "endorsed",
        }
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// What an author is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Given by the server.
    pub id: Uuid,
    /// When.
    pub created: u64,
    /// What happened.
    pub kind: NoticeKind,
    /// The post it happened to.
    pub post: Uuid,
    /// The thread the post stands in.
    pub thread: Uuid,
    /// Why, in a moderator's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

from_json!(Notice {
    id,
    created,
    kind,
    post,
    thread,
    reason
});
