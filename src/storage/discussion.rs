//! What a learner's part in discussions takes: who they are there, what they read and follow, what is written and not sent.
//!
//! All of it stands in one store, under keys that say what it is: `person`, `seen/<thread>`, `follows/<thread>`,
//! `helpful/<post>`, `draft/<place>`, `outbox/<key>`, `notices`.

use super::database::{DISCUSSION, NotKept, Storage};
use leerkring_core::discussion::MadePerson;
use leerkring_core::json::FromJson;

/// The key under which stands who the learner is.
pub const PERSON: &str = "person";

impl Storage {
    /// Everything about discussions, by key.
    pub async fn discussion(&self) -> Result<Vec<(String, String)>, NotKept> {
        self.pairs(DISCUSSION).await
    }

    /// Keeps something about discussions in the stead of what was there; empty words remove it.
    pub async fn keep_discussion(&self, key: &str, words: &str) -> Result<(), NotKept> {
        self.put(DISCUSSION, key, words).await
    }

    /// Who the learner is; none where they chose no name.
    pub async fn person(&self) -> Option<MadePerson> {
        let all = self.discussion().await.ok()?;
        let (_, text) = all.into_iter().find(|(key, _)| key == PERSON)?;
        MadePerson::parse_json(&text)
    }
}
