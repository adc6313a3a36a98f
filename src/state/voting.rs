//! A poll's votes: the learner's own, sent when they say so, and what the server then tells of all; also when they come back.

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
    /// That option was counted before; what others chose since is being asked.
    Asking(String),
    /// It was counted before, and that is all that is known.
    Counted(String),
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
        Self {
            sent: RwSignal::new(Sent::No),
            poll: StoredValue::new(poll),
            api: StoredValue::new(ApiClient::of(&context.site, &context.links)),
        }
    }

    /// Where a choice was counted before, asks what others chose since, by the same vote.
    pub fn come_back(self) {
        if let Some((id, Some(option))) = voter(&self.poll.get_value()) {
            self.sent.set(Sent::Asking(option.clone()));
            self.ask(id, option);
        }
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
            let was_counted = matches!(self.sent.try_get_untracked(), Some(Sent::Asking(_)));
            self.sent.try_set(match votes {
                Ok(votes) => {
                    keep_voter(&poll, id, &option);
                    Sent::Yes(option, votes)
                }
                Err(_) if was_counted => Sent::Counted(option),
                Err(_) => Sent::Failed,
            });
        });
    }

    /// Whether that option was sent last.
    pub fn has_sent(self, option: &str) -> bool {
        self.sent.with(|sent| match sent {
            Sent::Yes(sent, _) | Sent::Counted(sent) => sent == option,
            Sent::UnderWay | Sent::Asking(_) => true,
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
            Sent::No | Sent::Asking(_) | Sent::Counted(_) => None,
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
