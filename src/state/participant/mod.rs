//! The learner's part in discussions: who they are there, what they read, follow and write.

mod acting;
mod keeping;
mod outbox;

use outbox::AGAIN;
pub use outbox::Unsent;

use crate::api::{ApiClient, Refusal};
use crate::context::context;
use crate::storage::{Opened, PERSON, Storage};
use leerkring_core::discussion::{MadePerson, Notice, Thread};
use leerkring_core::json::FromJson;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Up to when the notices were seen.
const NOTICES: &str = "notices";

/// What goes on while the page is open; none of it is stored.
#[derive(Debug, Default)]
struct Meanwhile {
    /// The server is asked to erase them.
    leaving: bool,
    /// All that waits is being sent.
    sending: bool,
    /// It is known when that happens again.
    later: bool,
    /// What forms are sending, by its key.
    forms: BTreeSet<Uuid>,
    /// The keys of what was kept or removed before storage opened.
    early: BTreeSet<String>,
}

/// The learner's part in discussions as signals. What is kept is a text under a key, here as in storage.
#[derive(Clone, Copy)]
pub struct Participant {
    /// Who they are, once they chose a name.
    pub me: RwSignal<Option<MadePerson>>,
    /// Whether storage was read, or there is none.
    pub opened: RwSignal<bool>,
    /// Why something that waited was given back, until they act.
    pub refused: RwSignal<Option<Refusal>>,
    /// Whether the browser kept all that it was given so far.
    pub stored: RwSignal<bool>,
    kept: RwSignal<BTreeMap<String, String>>,
    meanwhile: StoredValue<Meanwhile>,
    storage: StoredValue<Option<Storage>, LocalStorage>,
    api: &'static ApiClient,
}

impl Participant {
    /// Reads what is stored; then sends what was not sent before.
    pub fn open() -> Self {
        let context = context();
        let participant = Self {
            me: RwSignal::new(None),
            opened: RwSignal::new(false),
            refused: RwSignal::new(None),
            stored: RwSignal::new(false),
            kept: RwSignal::default(),
            meanwhile: StoredValue::default(),
            storage: StoredValue::new_local(None),
            // Never given back, and one for each page that is opened: requests outlive the views that asked.
            api: Box::leak(Box::new(ApiClient::of(&context.site, &context.links))),
        };
        Effect::new(move |_| {
            let site = context.site.id.clone();
            spawn_local(async move {
                if let Opened::Ready(storage) = Storage::open(&site).await {
                    let all = storage.discussion().await.unwrap_or_default();
                    participant.storage.try_set_value(Some(storage));
                    participant.stored.try_set(true);
                    participant.take_in(all);
                }
                let me = participant
                    .kept(PERSON)
                    .and_then(|me| MadePerson::parse_json(&me));
                participant.me.try_set(me);
                participant.opened.try_set(true);
                participant.send_all().await;
                participant.send_later(AGAIN);
            });
        });
        participant.send_when_online();
        participant
    }

    /// The dynamic API.
    pub fn api(self) -> ApiClient {
        self.api.clone()
    }

    /// What proves who they are.
    pub fn token(self) -> Option<String> {
        if self.goes_on(|now| now.leaving) {
            return None;
        }
        self.me.try_get_untracked()?.map(|me| me.token)
    }

    fn goes_on(self, what: fn(&Meanwhile) -> bool) -> bool {
        self.meanwhile.try_with_value(what).unwrap_or_default()
    }

    fn id(self) -> Option<Uuid> {
        self.me.try_get_untracked()?.map(|me| me.person.id)
    }

    /// Whether they wrote something, by its author.
    pub fn is(self, author: Uuid) -> bool {
        self.me
            .with(|me| me.as_ref().is_some_and(|me| me.person.id == author))
    }

    /// Whether they are a moderator.
    pub fn is_moderator(self) -> bool {
        self.me
            .with(|me| me.as_ref().is_some_and(|me| me.person.moderator))
    }

    /// How many posts of a thread they have not read.
    pub fn unread(self, thread: &Thread) -> u32 {
        let seen = self.kept.with(|kept| {
            kept.get(&format!("seen/{}", thread.id))
                .and_then(|seen| seen.parse().ok())
        });
        thread.posts.saturating_sub(seen.unwrap_or(0))
    }

    /// They have read so many posts of a thread.
    pub fn see(self, thread: Uuid, posts: u32) {
        if self.seen(thread).is_none_or(|before| before < posts) {
            self.keep(&format!("seen/{thread}"), &posts.to_string());
        }
    }

    /// How many posts of a thread they have read; none where they never opened it.
    fn seen(self, thread: Uuid) -> Option<u32> {
        self.kept(&format!("seen/{thread}"))?.parse().ok()
    }

    /// Whether they follow a thread.
    pub fn follows(self, thread: Uuid) -> bool {
        self.kept
            .with(|kept| kept.contains_key(&format!("follows/{thread}")))
    }

    /// Follows a thread from now on.
    pub fn follow(self, thread: Uuid) {
        self.keep(&format!("follows/{thread}"), "yes");
    }

    /// Follows a thread, or does not any more.
    pub fn toggle_following(self, thread: Uuid) {
        let follows = untrack(|| self.follows(thread));
        self.keep(&format!("follows/{thread}"), if follows { "" } else { "yes" });
    }

    /// The threads they follow.
    pub fn following(self) -> Vec<Uuid> {
        self.kept.with(|kept| {
            let ids = kept.keys().filter_map(|key| key.strip_prefix("follows/"));
            ids.filter_map(|id| Uuid::try_parse(id).ok()).collect()
        })
    }

    /// Whether they found a post helpful.
    pub fn found_helpful(self, post: Uuid) -> bool {
        self.kept
            .with(|kept| kept.contains_key(&format!("helpful/{post}")))
    }

    /// How many notices they have not seen.
    pub fn unseen(self, notices: &[Notice]) -> usize {
        let seen = self
            .kept
            .with(|kept| kept.get(NOTICES).and_then(|at| at.parse::<u64>().ok()));
        let seen = seen.unwrap_or_default();
        notices.iter().filter(|notice| notice.created > seen).count()
    }

    /// They have seen the notices up to that time.
    pub fn see_notices(self, until: u64) {
        self.keep(NOTICES, &until.to_string());
    }

    /// The words of a draft.
    pub fn draft(self, place: &str) -> String {
        untrack(|| self.draft_now(place))
    }

    /// The same, for views that follow what is given back.
    pub fn draft_now(self, place: &str) -> String {
        let key = format!("draft/{place}");
        let words = self.kept.try_with(|kept| kept.get(&key).cloned());
        words.flatten().unwrap_or_default()
    }

    /// Keeps the words of a draft as they are typed.
    pub fn keep_draft(self, place: &str, words: &str) {
        self.keep_quietly(&format!("draft/{place}"), words);
    }
}
