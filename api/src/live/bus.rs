//! One for each copy of the program: hands what happened to all its streams.

use super::guests::{Guest, Guests};
use super::listen::listen;
use super::read::Reader;
use crate::database::{Database, event};
use crate::guard::Client;
use crate::surroundings::Clock;
use leerkring_core::discussion::{Change, Event};
use leerkring_core::progress::What;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast, watch};
use uuid::Uuid;

/// The most streams at once.
const PLACES: usize = 2_000;
/// How far a stream may fall behind before it is ended.
const BEHIND: usize = 1_024;
/// How long a stream waits until it is known what happened last, right after the start.
const PATIENCE: Duration = Duration::from_secs(5);

/// Hands what happened to the streams of this copy of the program.
#[derive(Clone, Debug)]
pub struct Bus {
    told: broadcast::Sender<Arc<Told>>,
    /// The number of the last event that was handed on; none until it is known.
    newest: watch::Sender<Option<i64>>,
    ending: watch::Sender<bool>,
    places: Arc<Semaphore>,
    guests: Guests,
}

/// Something that happened, ready to be sent.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) id: i64,
    pub(super) about: What,
    pub(super) thread: Uuid,
    /// An [`Event`] in JSON.
    pub(super) data: String,
}

impl Told {
    /// `None` where the row holds what this version does not know.
    pub(super) fn of(row: event::Model) -> Option<Arc<Self>> {
        let event = Event {
            change: Change::parse(&row.change)?,
            thread: row.thread_id,
            post: row.post_id,
        };
        Some(Arc::new(Self {
            id: row.id,
            about: row.about.parse().ok()?,
            thread: row.thread_id,
            data: serde_json::to_string(&event).ok()?,
        }))
    }
}

/// What a stream holds while it lasts.
pub(super) struct Seat {
    pub(super) told: broadcast::Receiver<Arc<Told>>,
    /// `told` brings all that comes after this event, and perhaps some of what came before.
    pub(super) newest: i64,
    pub(super) ending: Ending,
    _place: OwnedSemaphorePermit,
    _guest: Guest,
}

/// Says when streams end.
pub(super) struct Ending(watch::Receiver<bool>);

impl Ending {
    /// Waits until then.
    pub(super) async fn wait(&mut self) {
        // Where nobody is left to say it, it is so too.
        let _ = self.0.wait_for(|ends| *ends).await;
    }
}

impl Bus {
    /// Begins to read what happens. Ends with its last clone. Needs a Tokio runtime around it.
    pub(crate) fn open(database: &Database, clock: &Clock) -> Self {
        let bus = Self {
            told: broadcast::Sender::new(BEHIND),
            newest: watch::Sender::new(None),
            ending: watch::Sender::new(false),
            places: Arc::new(Semaphore::new(PLACES)),
            guests: Guests::default(),
        };
        if database.is_shared() {
            tokio::spawn(listen(database.clone(), bus.ending()));
        }
        let reader = Reader::new(
            database.clone(),
            clock.clone(),
            bus.told.clone(),
            bus.newest.clone(),
        );
        tokio::spawn(reader.run(bus.ending()));
        bus
    }

    /// A seat for a stream; `None` where all are taken, or all that one address gets, or this copy is about to end.
    pub(super) async fn join(&self, client: Client) -> Option<Seat> {
        if *self.ending.borrow() {
            return None;
        }
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let guest = self.guests.admit(client)?;
        // First this, then the number: what is handed on in between is heard.
        let told = self.told.subscribe();
        let mut newest = self.newest.subscribe();
        let known = tokio::time::timeout(PATIENCE, newest.wait_for(Option::is_some)).await;
        let newest = (*known.ok()?.ok()?)?;
        Some(Seat {
            told,
            newest,
            ending: self.ending(),
            _place: place,
            _guest: guest,
        })
    }

    fn ending(&self) -> Ending {
        Ending(self.ending.subscribe())
    }

    /// Ends all streams, and refuses new ones.
    pub(crate) fn end(&self) {
        self.ending.send_replace(true);
    }
}
