//! Posts in a thread.

use super::Person;
use crate::json::{from_json, from_word};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long an author can change a post after writing it, in milliseconds.
pub const EDIT_WINDOW: u64 = 15 * 60 * 1000;

/// `createPost`: an answer in a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// Made up by the sender: the same one twice makes one post.
    pub key: Uuid,
    /// What is said, in Markdown.
    pub text: String,
    /// The post that is answered, one level deep.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Uuid>,
}

/// Whether a post is there for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PostState {
    /// All see it.
    #[default]
    Shown,
    /// A moderator must approve it first; its author sees it.
    Waiting,
    /// It was reported, and a moderator must look at it first; its author sees it.
    Hidden,
    /// Its author removed it; the text is gone.
    RemovedByAuthor,
    /// A moderator removed it; its author sees it.
    Removed,
}

from_word!(PostState {
    "shown" => Shown,
    "waiting" => Waiting,
    "hidden" => Hidden,
    "removed-by-author" => RemovedByAuthor,
    "removed" => Removed,
});

impl PostState {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Shown,
        Self::Waiting,
        Self::Hidden,
        Self::RemovedByAuthor,
        Self::Removed,
    ];

    /// The word in JSON and SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Waiting => "waiting",
            Self::Hidden => "hidden",
            Self::RemovedByAuthor => "removed-by-author",
            Self::Removed => "removed",
        }
    }

    /// The state of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A post.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Post {
    /// Given by the server.
    pub id: Uuid,
    /// The thread it stands in.
    pub thread: Uuid,
    /// Its place in the thread: the first post is 1, and no number is left out.
    pub number: u32,
    /// Who wrote it; none where they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Person>,
    /// When it was written.
    pub created: u64,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited: Option<u64>,
    /// Whether all see it.
    pub state: PostState,
    /// What is said, in Markdown; empty for whom it is not shown to.
    pub text: String,
    /// The post that is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Uuid>,
    /// How many people found it helpful.
    #[serde(default)]
    pub helpful: u32,
    /// Whether a moderator vouches for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub endorsed: bool,
}

from_json!(Post { id, thread, number, author, created, edited, state, text, reply_to; helpful, endorsed });

/// Answer of `createPost` and of what changes a post.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadePost {
    /// The post.
    pub post: Post,
}

from_json!(MadePost { post });

/// `editPost`: other words, within 15 minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EditPost {
    /// What is said now, in Markdown.
    pub text: String,
}

/// What stood in a post before it was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Version {
    /// Since when it stood there.
    pub at: u64,
    /// What was said, in Markdown.
    pub text: String,
}

from_json!(Version { at, text });

/// `markHelpful`: whether one finds a post helpful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Helpful {
    /// Whether it is.
    pub helpful: bool,
}

/// What happened, as the event stream tells it. What is shown is asked for as always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// What happened.
    pub change: Change,
    /// In which thread.
    pub thread: Uuid,
    /// To which post; none where the thread itself changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<Uuid>,
}

from_json!(Event { change, thread, post });

/// What happened to a thread or post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A thread was begun.
    ThreadMade,
    /// A post was made, or approved.
    PostMade,
    /// A post was changed, or is not shown any more.
    PostChanged,
    /// A thread was answered, pinned or closed.
    ThreadChanged,
}

from_word!(Change {
    "thread-made" => ThreadMade,
    "post-made" => PostMade,
    "post-changed" => PostChanged,
    "thread-changed" => ThreadChanged,
});

impl Change {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::ThreadMade,
        Self::PostMade,
        Self::PostChanged,
        Self::ThreadChanged,
    ];

    /// The word in JSON and SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ThreadMade => "thread-made",
            Self::PostMade => "post-made",
            Self::PostChanged => "post-changed",
            Self::ThreadChanged => "thread-changed",
        }
    }

    /// The change of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|change| change.as_str() == word)
    }
}
