//! A poll's votes: the learner's own, sent when they say so, and what the server then tells of all.

use crate::api::ApiClient;
use crate::api::Method;
use crate::browser::{now, random};
use crate::context::{context, t, t_with};
use crate::storage::{keep_voter, voter};
use leerkring_core::discussion::{NewVote, Votes};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::{Builder, Uuid};

/// How sending the choice stands.
#[derive(Clone, Debug, PartialEq)]
enum Sent {
    No,
    /// That option was sent when the page was open before.
    Before(String),
    UnderWay,
    Failed,
    /// That option was sent, and this came back.
    Yes(String, Votes),
}

/// The votes of a poll as signals.
#[derive(Clone, Copy)]
pub struct Voting {
    sent: RwSignal<Sent>,
    poll: StoredValue<String>,
    api: StoredValue<ApiClient>,
}

impl Voting {
    /// Of a poll.
    pub fn new(poll: String) -> Self {
        let context = context();
        let voting = Self {
            sent: RwSignal::new(Sent::No),
            poll: StoredValue::new(poll.clone()),
            api: StoredValue::new(ApiClient::of(&context.site, &context.links)),
        };
        // What was sent before is counted once, and brings what others chose since.
        Effect::new(move |_| {
            if let Some((id, Some(option))) = voter(&poll) {
                voting.sent.set(Sent::Before(option.clone()));
                voting.ask(id, option);
            }
        });
        voting
    }

    /// Sends a choice.
    pub fn send(self, option: String) {
        let poll = self.poll.get_value();
        let known = voter(&poll).map(|(id, _)| id);
        let id = known.unwrap_or_else(|| Builder::from_unix_timestamp_millis(now(), &random()).into_uuid());
        keep_voter(&poll, id, "");
        self.sent.set(Sent::UnderWay);
        self.ask(id, option);
    }

    fn ask(self, id: Uuid, option: String) {
        let (api, poll) = (self.api.get_value(), self.poll.get_value());
        spawn_local(async move {
            let vote = NewVote {
                voter: id,
                poll,
                option,
            };
            let votes = api.send_json::<Votes>(Method::POST, "votes", None, &vote).await;
            let NewVote { poll, option, .. } = vote;
            match votes {
                Ok(votes) => {
                    keep_voter(&poll, id, &option);
                    self.sent.try_set(Sent::Yes(option, votes));
                }
                // It was counted before all the same.
                Err(_) if self.sent.try_get_untracked() == Some(Sent::Before(option)) => {}
                Err(_) => {
                    self.sent.try_set(Sent::Failed);
                }
            }
        });
    }

    /// Whether that option was sent last.
    pub fn has_sent(self, option: &str) -> bool {
        self.sent.with(|sent| match sent {
            Sent::Yes(sent, _) | Sent::Before(sent) => sent == option,
            Sent::UnderWay => true,
            Sent::No | Sent::Failed => false,
        })
    }

    /// How many in a hundred of all who chose took an option, rounded; none where that is not known.
    pub fn share(self, option: &str) -> Option<u64> {
        self.sent.with(|sent| {
            let Sent::Yes(_, votes) = sent else { return None };
            let counts = votes.counts.as_ref()?;
            let all: u64 = counts.values().sum();
            (counts.get(option).copied().unwrap_or_default() * 100 + all / 2).checked_div(all)
        })
    }

    /// What there is to say about it.
    pub fn said(self) -> Option<String> {
        self.sent.with(|sent| match sent {
            Sent::No | Sent::Before(_) => None,
            Sent::UnderWay => Some(t(Text::SendingNow)),
            Sent::Failed => Some(t(Text::TalkUnreachable)),
            Sent::Yes(_, Votes { counts: None }) => Some(t(Text::PollFew)),
            Sent::Yes(_, Votes { counts: Some(counts) }) => {
                let all: u64 = counts.values().sum();
                Some(format!(
                    "{} {}",
                    t(Text::PollSent),
                    t_with(Text::PollTotal, &[("count", &all.to_string())])
                ))
            }
        })
    }
}
