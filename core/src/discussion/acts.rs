//! What moderators do, and how they come in.

use super::Person;
use crate::json::{from_json, from_word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many posts one act can be about.
pub const MAX_ACT_POSTS: usize = 100;

/// What a moderator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// The posts are fine: all see them, and their reports are done.
    Approve,
    /// The posts are not to be seen.
    Remove,
    /// The posts are to be seen after all.
    Restore,
    /// Moderators vouch for the posts.
    Endorse,
    /// They do not any more.
    Unendorse,
    /// The author of the post cannot write for some days.
    Mute,
    /// The author of the post cannot write any more.
    Ban,
    /// The author of the post can write again.
    Allow,
    /// The thread of the post stands first.
    Pin,
    /// It does not any more.
    Unpin,
    /// Nothing more can be said in the thread of the post.
    Close,
    /// It can again.
    Reopen,
}

from_word!(ActKind {
    "approve" => Approve,
    "remove" => Remove,
    "restore" => Restore,
    "endorse" => Endorse,
    "unendorse" => Unendorse,
    "mute" => Mute,
    "ban" => Ban,
    "allow" => Allow,
    "pin" => Pin,
    "unpin" => Unpin,
    "close" => Close,
    "reopen" => Reopen,
});

impl ActKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Approve,
        Self::Remove,
        Self::Restore,
        Self::Endorse,
        Self::Unendorse,
        Self::Mute,
        Self::Ban,
        Self::Allow,
        Self::Pin,
        Self::Unpin,
        Self::Close,
        Self::Reopen,
    ];

    /// The word in JSON and SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Remove => "remove",
            Self::Restore => "restore",
            Self::Endorse => "endorse",
            Self::Unendorse => "unendorse",
            Self::Mute => "mute",
            Self::Ban => "ban",
            Self::Allow => "allow",
            Self::Pin => "pin",
            Self::Unpin => "unpin",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// The act of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == word)
    }

    /// Whether a reason must be given.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Remove | Self::Mute | Self::Ban | Self::Close)
    }
}

/// `createAct`: a moderator does something about posts, their threads or their authors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAct {
    /// Made up by the sender: the same one twice makes one act.
    pub key: Uuid,
    /// What.
    pub act: ActKind,
    /// The posts, at most 100.
    pub posts: Vec<Uuid>,
    /// Why, for the audit list and the authors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// For how many days, where somebody is muted: 1 to 90, 7 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u8>,
    /// Of posts that were edited, when they had been (`edited`) as the moderator read them. What was edited since is not
    /// approved or restored unread.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub edited: BTreeMap<Uuid, u64>,
}

/// `listActs`: what was done, for ever.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Act {
    /// Given by the server.
    pub id: Uuid,
    /// Who; none where they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderator: Option<Person>,
    /// When.
    pub created: u64,
    /// What.
    pub act: ActKind,
    /// The posts that it changed, or whose threads or authors it changed.
    pub posts: Vec<Uuid>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When it was undone; that is possible for 24 hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone: Option<u64>,
}

from_json!(Act {
    id,
    moderator,
    created,
    act,
    posts,
    reason,
    undone
});

/// `signIn`: the one-time code of a moderator's link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// 256 random bits in hexadecimal digits.
    pub code: String,
}
