//! Under which made-up ids the learner voted in polls: one for each poll, so that votes cannot be brought together.

use super::settings::local_storage;
use uuid::Uuid;

fn key(poll: &str) -> String {
    format!("leerkring:voter:{poll}")
}

/// The id of the learner in a poll, if they voted.
pub fn voter(poll: &str) -> Option<Uuid> {
    let stored = local_storage()?.get_item(&key(poll)).ok()??;
    Uuid::try_parse(&stored).ok()
}

/// Remembers the id of the learner in a poll.
pub fn keep_voter(poll: &str, voter: Uuid) {
    if let Some(storage) = local_storage() {
        // Where it cannot be remembered, a later vote from here counts beside this one.
        let _ = storage.set_item(&key(poll), &voter.to_string());
    }
}
