//! What the server does not do, in plain words.

use crate::api::Refusal;
use crate::browser::hour_in_words;
use crate::context::{Context, context, t, t_with};
use leerkring_core::discussion::{MAX_NAME, MAX_POST, MAX_TITLE, NotWords};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// Why the server did not do what was asked.
pub fn refusal_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unreachable => t(Text::TalkUnreachable),
        Refusal::NotFound => t(Text::TalkGone),
        Refusal::Unknown => t(Text::TalkUnknown),
        Refusal::Silenced(None) => t(Text::TalkBanned),
        Refusal::Silenced(Some(until)) => {
            let until = hour_in_words(*until, &context().links.lang);
            t_with(Text::TalkMuted, &[("until", &until)])
        }
        Refusal::ProofNeeded => t(Text::TalkProofFailed),
        Refusal::TooOften(seconds) => {
            let minutes = seconds.div_ceil(60).max(1);
            t_with(Text::TalkTooOften, &[("count", &minutes.to_string())])
        }
        Refusal::Changed => t(Text::TalkChanged),
        Refusal::Wrong(_) | Refusal::Forbidden => t(Text::TalkRefused),
    }
}

/// Words for a view that asked for something; none where it is gone by now.
pub(super) fn words_in(owner: Option<&Owner>, words: &dyn Fn() -> String) -> Option<String> {
    owner?.with(|| use_context::<Context>().map(|_| words()))
}

/// Why words cannot be sent as they are.
pub(super) fn not_words(why: NotWords) -> String {
    match why {
        NotWords::Empty => t(Text::WordsEmpty),
        NotWords::TooLong(most) => t_with(Text::WordsTooLong, &[("count", &most.to_string())]),
        NotWords::Control(_) => t(Text::WordsControl),
    }
}

/// The longest words that fields let be typed, in UTF-16 units: a little more than fits, so that nothing is cut off unseen.
pub(super) const FIELD_NAME: usize = MAX_NAME * 2;
pub(super) const FIELD_TITLE: usize = MAX_TITLE * 2;
pub(super) const FIELD_POST: usize = MAX_POST * 2;
