//! What was written and not sent yet: kept until the server has acknowledged it, and sent once, whatever happens on the way.

use super::Participant;
use crate::api::Method;
use crate::api::Refusal;
use leerkring_core::discussion::{MadePost, MadeThread, PostState, title as title_words};
use leerkring_core::json::{FromJson, field, parse};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// After so many seconds what waits is sent again; then after twice as many, and so on.
pub(super) const AGAIN: u64 = 30;

/// The longest wait, in seconds.
const LONGEST: u64 = 300;

/// A thread or post that is not sent yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// Made up once: the server takes the same key twice for the same request.
    pub key: Uuid,
    /// The thread it answers in; none where it begins one.
    pub thread: Option<Uuid>,
    /// Where it was written.
    pub place: String,
    /// What it says.
    pub text: String,
    body: String,
    /// Who wrote it: in a browser that several people use nobody else sends it.
    author: Option<Uuid>,
}

impl Unsent {
    /// A request that can be sent; `body` is its JSON.
    pub fn new(key: Uuid, thread: Option<Uuid>, place: &str, text: &str, body: String) -> Self {
        Self {
            key,
            thread,
            place: place.to_owned(),
            text: text.to_owned(),
            body,
            author: None,
        }
    }

    fn path(&self) -> String {
        match self.thread {
            Some(thread) => format!("threads/{thread}/posts"),
            None => "threads".to_owned(),
        }
    }

    fn write(&self) -> String {
        let Self {
            thread,
            place,
            text,
            body,
            author,
            ..
        } = self;
        json!({"thread": thread, "place": place, "text": text, "body": body, "author": author}).to_string()
    }

    fn read(key: &str, text: &str) -> Option<Self> {
        let value: Value = parse(text)?;
        Some(Self {
            key: Uuid::try_parse(key.strip_prefix("outbox/")?).ok()?,
            thread: field(&value, "thread")?,
            place: field(&value, "place")?,
            text: field(&value, "text")?,
            body: field(&value, "body")?,
            author: field(&value, "author")?,
        })
    }
}

impl Participant {
    /// What waits to be sent, the oldest first; not what a form is sending.
    pub fn outbox(self) -> Vec<Unsent> {
        let waiting = self.kept.try_with(|kept| {
            let entries = kept.range("outbox/".to_owned().."outbox0".to_owned());
            entries
                .filter_map(|(key, text)| Unsent::read(key, text))
                .collect()
        });
        let mut waiting: Vec<Unsent> = waiting.unwrap_or_default();
        self.meanwhile
            .try_with_value(|now| waiting.retain(|unsent| !now.forms.contains(&unsent.key)));
        waiting
    }

    /// Sends something; until the server has it, it is kept, and is no draft any more. The answer is the JSON that came.
    ///
    /// # Errors
    /// [`Refusal`]; where the server cannot be reached it stays and is sent later, else it is a draft again.
    pub async fn send(self, unsent: Unsent) -> Result<String, Refusal> {
        let unsent = Unsent {
            author: self.id(),
            ..unsent
        };
        let key = format!("outbox/{}", unsent.key);
        self.refused.try_set(None);
        self.meanwhile
            .try_update_value(|now| now.forms.insert(unsent.key));
        self.keep(&key, &unsent.write());
        // Only now: a page that closes in between has them twice rather than not at all.
        self.keep_draft(&unsent.place, "");
        let sent = self.send_kept(&unsent).await;
        self.meanwhile
            .try_update_value(|now| now.forms.remove(&unsent.key));
        match sent {
            Ok(_) => {}
            Err(Refusal::Unreachable) => {
                self.kept.notify();
                self.send_later(AGAIN);
            }
            // Also after too much in a short time: who wrote it is there to decide when to try again.
            Err(_) => self.give_back(&unsent),
        }
        sent
    }

    async fn send_kept(self, unsent: &Unsent) -> Result<String, Refusal> {
        let token = self.token();
        let sent = self
            .api()
            .send(
                Method::POST,
                &unsent.path(),
                token.as_deref(),
                Some(unsent.body.clone()),
            )
            .await;
        if let Ok(made) = &sent {
            self.keep(&format!("outbox/{}", unsent.key), "");
            self.know_own(unsent.thread, made);
        }
        sent
    }

    /// What they wrote themselves is not new to them.
    fn know_own(self, thread: Option<Uuid>, made: &str) {
        let Some(thread) = thread else {
            if let Some(made) = MadeThread::parse_json(made) {
                self.see(made.thread.id, 1);
                self.follow(made.thread.id);
            }
            return;
        };
        let is_counted = MadePost::parse_json(made).is_some_and(|made| made.post.state == PostState::Shown);
        if let Some(seen) = self.seen(thread).filter(|_| is_counted) {
            self.see(thread, seen.saturating_add(1));
        }
    }

    /// Sends all that is not sent yet. What the server refuses for good becomes a draft again, so that it is not lost;
    /// so does what somebody else wrote before they left or another one came.
    pub(super) async fn send_all(self) {
        if self.goes_on(|now| now.sending || now.leaving) {
            return;
        }
        self.meanwhile.try_update_value(|now| now.sending = true);
        for unsent in untrack(|| self.outbox()) {
            if unsent.author != self.id() {
                self.give_back(&unsent);
                continue;
            }
            match self.send_kept(&unsent).await {
                Ok(_) => {}
                Err(Refusal::Unreachable | Refusal::TooOften(_)) => break,
                Err(refusal) => {
                    if refusal == Refusal::Unknown {
                        self.become_nobody();
                    }
                    self.give_back(&unsent);
                    self.refused.try_set(Some(refusal));
                }
            }
        }
        self.meanwhile.try_update_value(|now| now.sending = false);
    }

    /// Sends what waits now, and does not say any more what was given back.
    pub fn send_now(self) {
        if self.refused.with_untracked(Option::is_some) {
            self.refused.set(None);
        }
        spawn_local(self.send_all());
    }

    /// Sends what waits after so many seconds, and again until nothing does.
    pub(super) fn send_later(self, seconds: u64) {
        if self.goes_on(|now| now.later) || untrack(|| self.outbox()).is_empty() {
            return;
        }
        self.meanwhile.try_update_value(|now| now.later = true);
        let again = move || {
            spawn_local(async move {
                self.send_all().await;
                self.meanwhile.try_update_value(|now| now.later = false);
                self.send_later((2 * seconds).min(LONGEST));
            });
        };
        set_timeout(again, Duration::from_secs(seconds));
    }

    /// Makes drafts of it, below those that were begun meanwhile. They are there before it goes: a page that closes in
    /// between has the words twice rather than not at all.
    fn give_back(self, unsent: &Unsent) {
        let mut words = unsent.text.clone();
        if let Some((about, new)) = unsent.place.strip_prefix("new/").zip(parse(&unsent.body)) {
            let title: String = field(&new, "title").unwrap_or_default();
            let place = format!("title/{about}");
            let begun = self.draft(&place);
            if begun.is_empty() {
                self.keep_draft(&place, &title);
            } else if title_words(&begun).ok().as_ref() != Some(&title) {
                words = format!("{title}\n\n{words}");
            }
            self.keep_draft(&format!("topic/{about}"), &unsent.body);
        }
        let begun = self.draft(&unsent.place);
        if !begun.is_empty() {
            words = format!("{begun}\n\n{words}");
        }
        self.keep_draft(&unsent.place, &words);
        self.keep(&format!("outbox/{}", unsent.key), "");
    }

    /// Sends what waits as soon as there is a connection again; asks before the page is left with what only it keeps.
    pub(super) fn send_when_online(self) {
        Effect::new(move |_| {
            let online = window_event_listener(ev::online, move |_| {
                spawn_local(self.send_all());
            });
            let leaving = window_event_listener(ev::beforeunload, move |event| {
                if self.stored.try_get_untracked() == Some(false) && !untrack(|| self.outbox()).is_empty() {
                    event.prevent_default();
                }
            });
            on_cleanup(move || {
                online.remove();
                leaving.remove();
            });
        });
    }
}
