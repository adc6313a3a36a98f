//! Reports, and what waits for a moderator.

use super::{Post, Thread};
use crate::json::{from_json, from_word};
use serde::{Deserialize, Serialize};

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
