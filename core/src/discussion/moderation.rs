//! Reports, and what moderators do.

use super::{Person, Post, Thread};
use crate::json::{from_json, from_word};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many posts one act can be about.
pub const MAX_ACT_POSTS: usize = 100;

/// Why somebody reports a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReportReason {
    /// It advertises.
    Spam,
    /// It attacks or belittles people.
    Hateful,
    /// It tells what is private to somebody.
    PersonalData,
    /// It does not belong here.
    OffTopic,
    /// Something else, said in a note.
    Other,
}

from_word!(ReportReason {
    "spam" => Spam,
    "hateful" => Hateful,
    "personal-data" => PersonalData,
    "off-topic" => OffTopic,
    "other" => Other,
});

impl ReportReason {
    /// All of them, in the order they are offered in.
    pub const ALL: [Self; 5] = [
        Self::Spam,
        Self::Hateful,
        Self::PersonalData,
        Self::OffTopic,
        Self::Other,
    ];

    /// The word in JSON and SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::Hateful => "hateful",
            Self::PersonalData => "personal-data",
            Self::OffTopic => "off-topic",
            Self::Other => "other",
        }
    }

    /// The reason of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// `reportPost`: a moderator should look at it. A person reports a post once; later ones take the place of earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// Why.
    pub reason: ReportReason,
    /// In one's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A report as moderators see it: never who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportShown {
    /// When.
    pub created: u64,
    /// Why.
    pub reason: ReportReason,
    /// In the reporter's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

from_json!(ReportShown {
    created,
    reason,
    note
});

/// `listQueue`: a post that waits for a moderator, whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QueueEntry {
    /// The post, with its text.
    pub post: Post,
    /// The thread it stands in.
    pub thread: Thread,
    /// Reports nobody has looked at yet; none where it waits because its author is new.
    pub reports: Vec<ReportShown>,
}

from_json!(QueueEntry {
    post,
    thread,
    reports
});

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
    /// The posts, at most [`MAX_ACT_POSTS`].
    pub posts: Vec<Uuid>,
    /// Why, for the audit list and the authors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// For how many days, where somebody is muted: 1 to 90, 7 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u8>,
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

/// `signIn`: the one-time code of a moderator's link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// 256 random bits in hexadecimal digits.
    pub code: String,
}
