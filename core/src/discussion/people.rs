//! People without accounts.

use super::{Notice, PostState, ReportReason, Thread, Version};
use crate::json::from_json;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `createPerson`: a name under which somebody writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The display name.
    pub name: String,
    /// The solved challenge, where the server asked for one: JSON in a string, as `createChallenge` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
}

/// Somebody who writes, as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// Given by the server.
    pub id: Uuid,
    /// The display name.
    pub name: String,
    /// Whether they keep the conversations safe.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moderator: bool,
}

from_json!(Person { id, name; moderator });

/// Answer of `createPerson` and `signIn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadePerson {
    /// The person.
    pub person: Person,
    /// What proves to be that person: 256 random bits in hexadecimal digits. The server keeps only its digest.
    pub token: String,
}

from_json!(MadePerson { person, token });

/// `readMe`: how the holder of a token stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The person.
    pub person: Person,
    /// Until when they cannot write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub muted_until: Option<u64>,
    /// Whether they cannot write any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub banned: bool,
    /// What happened to their posts, the newest first.
    pub notices: Vec<Notice>,
}

from_json!(Me { person, muted_until, notices; banned });

/// `exportPerson`: everything the server keeps about the holder of a token.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnFile {
    /// The person.
    pub person: Person,
    /// When the name was chosen.
    pub created: u64,
    /// Until when they cannot write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub muted_until: Option<u64>,
    /// Whether they cannot write any more.
    pub banned: bool,
    /// Threads they began.
    pub threads: Vec<Thread>,
    /// Posts they wrote, with what stood there before.
    pub posts: Vec<OwnPost>,
    /// Posts they found helpful.
    pub helpful: Vec<Uuid>,
    /// What they reported.
    pub reports: Vec<OwnReport>,
    /// What they were told.
    pub notices: Vec<Notice>,
}

/// A post in the file of what the site has of a person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnPost {
    /// Given by the server.
    pub id: Uuid,
    /// The thread it stands in.
    pub thread: Uuid,
    /// When it was written.
    pub created: u64,
    /// Whether others see it.
    pub state: PostState,
    /// What is said, in Markdown; empty where its author removed it.
    pub text: String,
    /// What was said before it was changed.
    pub versions: Vec<Version>,
}

/// A report in the file of what the site has of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnReport {
    /// The post.
    pub post: Uuid,
    /// When.
    pub created: u64,
    /// Why.
    pub reason: ReportReason,
    /// In their own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// `createChallenge`: work for a processor, which makes many people at once expensive
/// (ALTCHA, <https://altcha.org/docs/v2/>).
///
/// When `createPerson` answers 428 "proof of work needed", ask for a challenge, solve it, and send the same again with
/// `proof`. A challenge lasts 10 minutes and can be used once; after 422 about the field `proof`, take a new one.
///
/// `challenge` is `{"parameters": {"algorithm": "PBKDF2/SHA-256", "cost", "keyLength": 32, "keyPrefix", "nonce", "salt",
/// "data"}, "signature"}`; nonce, salt and prefix are hexadecimal digits. For each counter from 0 on, derive a key of 32
/// bytes with PBKDF2-HMAC-SHA-256: password = the bytes of the nonce, then the counter in four bytes, the greatest first;
/// salt = the bytes of the salt; iterations = `cost`. The first key that begins with the bytes of the prefix solves it.
/// The proof is the text of `{"challenge": <as it came>, "solution": {"counter": 123, "derivedKey": "<64 hexadecimal
/// digits>"}}`. About 256 tries are needed; `Work` reads the challenge and writes the proof.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// The challenge as the protocol writes it.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub challenge: serde_json::Value,
}

impl crate::json::FromJson for Challenge {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        Some(Self {
            challenge: value.get("challenge")?.clone(),
        })
    }
}
