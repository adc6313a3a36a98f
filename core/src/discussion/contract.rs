//! The JSON of the dynamic API about people, threads and posts. Requests refuse fields they do not know.

use crate::progress::What;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `createPerson`: a name under which somebody writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The display name.
    pub name: String,
}

/// Somebody who writes, as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Given by the server.
    pub id: Uuid,
    /// The display name.
    pub name: String,
}

/// Answer of `createPerson`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MadePerson {
    /// The person.
    pub person: Person,
    /// What proves to be that person: 256 random bits in hexadecimal digits. The server keeps only its digest.
    pub token: String,
}

/// What a thread is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThreadKind {
    /// It wants an answer.
    Question,
    /// It wants a conversation.
    Discussion,
}

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
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The block they stand in.
    pub block: String,
    /// The words.
    pub text: String,
}

/// `createThread`: a thread and its first post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
pub struct Thread {
    /// Given by the server.
    pub id: Uuid,
    /// What it is about.
    pub about: What,
    /// What it is for.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// Who began it; none where they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Person>,
    /// Milliseconds since 1970 UTC.
    pub created: u64,
    /// When the last post was made, in milliseconds since 1970 UTC.
    pub active: u64,
    /// How many posts it has, the first one included.
    pub posts: u32,
    /// The words of the lesson it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

/// Answer of `createThread`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MadeThread {
    /// The thread.
    pub thread: Thread,
    /// Its first post.
    pub post: Post,
}

/// `createPost`: an answer in a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A post.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Post {
    /// Given by the server.
    pub id: Uuid,
    /// The thread it stands in.
    pub thread: Uuid,
    /// Who wrote it; none where they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Person>,
    /// Milliseconds since 1970 UTC.
    pub created: u64,
    /// What is said, in Markdown.
    pub text: String,
    /// The post that is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Uuid>,
}

/// Answer of `createPost`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MadePost {
    /// The post.
    pub post: Post,
}

/// A part of a list, and where the next part begins.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T> {
    /// The entries.
    pub items: Vec<T>,
    /// What to ask for next; none at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
