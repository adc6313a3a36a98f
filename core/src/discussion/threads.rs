//! Threads.

use super::{Person, Post};
use crate::Id;
use crate::json::{from_json, from_word};
use crate::progress::What;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest quote of a lesson, in characters.
pub const MAX_QUOTE: usize = 500;

/// What a thread is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ThreadKind {
    /// It wants an answer.
    Question,
    /// It wants a conversation.
    Discussion,
}

from_word!(ThreadKind { "question" => Question, "discussion" => Discussion });

impl ThreadKind {
    /// The word in JSON and SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Discussion => "discussion",
        }
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Question, Self::Discussion]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// Words of a lesson that a thread is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The block they stand in.
    pub block: String,
    /// The words.
    pub text: String,
}

from_json!(Quote { block, text });

impl Quote {
    /// Whether its block can be one of a lesson: a heading's or activity's id, or a heading's id, a point and an ordinal.
    pub fn has_block(&self) -> bool {
        let (heading, ordinal) = match self.block.split_once('.') {
            Some((heading, ordinal)) => (heading, Some(ordinal)),
            None => (self.block.as_str(), None),
        };
        let is_ordinal = |text: &str| {
            let is_plain = text.bytes().all(|digit| digit.is_ascii_digit()) && !text.starts_with('0');
            is_plain && text.parse::<u16>().is_ok()
        };
        heading.parse::<Id>().is_ok() && ordinal.is_none_or(is_ordinal)
    }
}

/// `createThread`: a thread and its first post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewThread {
    /// Made up by the sender: the same one twice makes one thread.
    pub key: Uuid,
    /// The lesson or question, `course/lesson` or `course/lesson#question`.
    pub about: String,
    /// What it is for.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// The first post, in Markdown.
    pub text: String,
    /// The words of the lesson it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

/// A thread.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Thread {
    /// Given by the server.
    pub id: Uuid,
    /// What it is about, `course/lesson` or `course/lesson#question`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub about: What,
    /// What it is for.
    pub kind: ThreadKind,
    /// Its title; empty where its first post is not shown.
    pub title: String,
    /// Who began it; none where they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Person>,
    /// When it was begun.
    pub created: u64,
    /// When the last post was made.
    pub active: u64,
    /// How many posts it has, the first one included.
    pub posts: u32,
    /// How many people found its posts helpful, all together.
    #[serde(default)]
    pub helpful: u32,
    /// The words of the lesson it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// The post that answered it, in the eyes of who asked or of a moderator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Uuid>,
    /// Whether it stands before all others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    /// Why nothing more can be said in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}

from_json!(Thread { id, about, kind, title, author, created, active, posts, quote, answer, closed; helpful, pinned });

/// Why and when a thread was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closed {
    /// When.
    pub at: u64,
    /// Why, in a moderator's words.
    pub reason: String,
}

from_json!(Closed { at, reason });

/// Answer of `createThread`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadeThread {
    /// The thread.
    pub thread: Thread,
    /// Its first post.
    pub post: Post,
}

from_json!(MadeThread { thread, post });

/// `markAnswer`: this answered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The post; none where it is not answered after all.
    pub post: Option<Uuid>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_name_blocks_of_lessons() {
        let quote = |block: &str| Quote {
            block: block.to_owned(),
            text: "words".to_owned(),
        };
        for block in ["start.1", "the-gap.12", "the-gap", "a-poll"] {
            assert!(quote(block).has_block(), "{block}");
        }
        for bad in [
            "", ".", ".1", "a.", "a.0", "a.01", "a.+1", "a.1.1", "A.1", "a b", "a.99999", "a\0", "a.٣",
        ] {
            assert!(!quote(bad).has_block(), "{bad}");
        }
    }
}
