//! Under which made-up ids the learner voted in polls: one for each poll, so that votes cannot be brought together.

use super::settings::local_storage;
use uuid::Uuid;

fn key(poll: &str) -> String {
    format!("leerkring:voter:{poll}")
}

/// The id of the learner in a poll, if they voted, and the option that was counted last.
pub fn voter(poll: &str) -> Option<(Uuid, Option<String>)> {
    let stored = local_storage()?.get_item(&key(poll)).ok()??;
    let (id, option) = stored.split_once(' ').unwrap_or((&stored, ""));
    let option = (!option.is_empty()).then(|| option.to_owned());
    Some((Uuid::try_parse(id).ok()?, option))
}

/// Remembers the id of the learner in a poll, and the option that was counted.
pub fn keep_voter(poll: &str, voter: Uuid, option: &str) {
    if let Some(storage) = local_storage() {
        // Where it cannot be remembered, a later vote from here counts beside this one.
        let _ = storage.set_item(&key(poll), &format!("{voter} {option}"));
    }
}
