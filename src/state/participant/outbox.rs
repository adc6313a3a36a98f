//! What was written and not sent yet: kept until the server has acknowledged it, and sent once, whatever happens on the way.

use super::Participant;
use crate::api::Method;
use crate::api::Refusal;
use leerkring_core::json::{field, parse};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use uuid::Uuid;

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
    /// What is not sent yet, the oldest first.
    pub fn outbox(self) -> Vec<Unsent> {
        self.kept.with(|kept| {
            let entries = kept.range("outbox/".to_owned().."outbox0".to_owned());
            entries
                .filter_map(|(key, text)| Unsent::read(key, text))
                .collect()
        })
    }

    /// Sends something; until the server has it, it is kept, and is no draft any more. The answer is the JSON that came.
    ///
    /// # Errors
    /// [`Refusal`]; where the server cannot be reached it stays and is sent later, else it is given back.
    pub async fn send(self, unsent: Unsent) -> Result<String, Refusal> {
        let unsent = Unsent {
            author: self.id(),
            ..unsent
        };
        self.keep(&format!("outbox/{}", unsent.key), &unsent.write());
        // Only now: a page that closes in between has them twice rather than not at all.
        self.keep_draft(&unsent.place, "");
        let sent = self.send_kept(&unsent).await;
        if matches!(sent, Err(Refusal::TooOften(_))) {
            // Who wrote it is there to decide when to try again.
            self.give_up(unsent.key);
        }
        sent
    }

    /// Gives up what is not sent yet.
    pub fn give_up(self, key: Uuid) {
        self.keep(&format!("outbox/{key}"), "");
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
        if !matches!(sent, Err(Refusal::Unreachable | Refusal::TooOften(_))) {
            self.give_up(unsent.key);
        }
        sent
    }

    /// Sends all that is not sent yet. What the server refuses for good becomes a draft again, so that it is not lost;
    /// so does what somebody else wrote before they left or another one came.
    pub(super) async fn send_all(self) {
        for unsent in untrack(|| self.outbox()) {
            if unsent.author != self.id() {
                self.give_up(unsent.key);
                self.give_back(&unsent);
                continue;
            }
            match self.send_kept(&unsent).await {
                Ok(_) => {}
                Err(Refusal::Unreachable | Refusal::TooOften(_)) => return,
                Err(_) => self.give_back(&unsent),
            }
        }
    }

    /// Makes a draft of it, below one that was begun meanwhile.
    fn give_back(self, unsent: &Unsent) {
        let begun = self.draft(&unsent.place);
        let words = match begun.is_empty() {
            true => unsent.text.clone(),
            false => format!("{begun}\n\n{}", unsent.text),
        };
        self.keep(&format!("draft/{}", unsent.place), &words);
    }

    /// Sends what is not sent yet as soon as there is a connection again.
    pub(super) fn send_when_online(self) {
        Effect::new(move |_| {
            let listening = window_event_listener(ev::online, move |_| {
                spawn_local(self.send_all());
            });
            on_cleanup(move || listening.remove());
        });
    }
}
