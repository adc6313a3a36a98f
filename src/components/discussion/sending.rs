//! Sending what was written: name first, then the words; what cannot be sent now waits.

use super::words::{refusal_words, words_in};
use crate::api::Refusal;
use crate::browser::{now, random};
use crate::context::t;
use crate::state::{Participant, Unsent};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::{Builder, Uuid};

/// How sending stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Sending {
    /// Nothing was sent yet.
    #[default]
    Idle,
    /// Under way.
    UnderWay,
    /// The server has it.
    Sent,
    /// It waits until the server can be reached.
    Waits,
    /// It was not taken, and why.
    Refused(String),
}

impl Sending {
    /// What there is to say about it.
    pub(super) fn words(&self) -> Option<String> {
        match self {
            Self::Idle => None,
            Self::UnderWay => Some(t(Text::SendingNow)),
            Self::Sent => Some(t(Text::SentNow)),
            Self::Waits => {
                let participant: Participant = expect_context();
                let text = match participant.stored.get() {
                    true => Text::SendingWaits,
                    false => Text::SavedInMemory,
                };
                // Once it went, or was given back, the list of threads and the notice say how it stands.
                (!participant.outbox().is_empty()).then(|| t(text))
            }
            Self::Refused(words) => Some(words.clone()),
        }
    }
}

/// A key that nobody else makes up.
pub(super) fn new_key() -> Uuid {
    Builder::from_unix_timestamp_millis(now(), &random()).into_uuid()
}

/// Chooses the name, if there is none yet, and sends. The draft goes when the words are kept elsewhere; then `left` is called, with
/// the answer of the server, or with none where the words wait.
pub(super) fn send(
    participant: Participant,
    name: String,
    unsent: Unsent,
    sending: RwSignal<Sending>,
    left: impl FnOnce(Option<String>) + 'static,
) {
    sending.set(Sending::UnderWay);
    // The words of refusals are found here: afterwards the view may be gone.
    let owner = Owner::current();
    let say = move |refusal: &Refusal| {
        let words = words_in(owner.as_ref(), &|| refusal_words(refusal));
        sending.try_set(Sending::Refused(words.unwrap_or_default()));
    };
    spawn_local(async move {
        if let Err(refusal) = participant.choose_name(name).await {
            // Nothing was sent: the draft is still there.
            return say(&refusal);
        }
        match participant.send(unsent).await {
            Ok(made) => {
                sending.try_set(Sending::Sent);
                left(Some(made));
            }
            Err(Refusal::Unreachable) => {
                sending.try_set(Sending::Waits);
                left(None);
            }
            Err(refusal) => {
                if refusal == Refusal::Unknown {
                    participant.become_nobody();
                }
                say(&refusal);
            }
        }
    });
}
