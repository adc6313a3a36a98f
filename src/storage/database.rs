//! Records, places and drafts in IndexedDB, one transaction per write.
//!
//! Values are texts: JSON, or the words of a draft. A record is stored under its id, whose order is that of time; a
//! place under its course, a draft under what it is about. What a passport brought and no record could be read from
//! stands apart, as it came.

use super::changes::{Change, Changes};
use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
    TransactionResult,
};
use js_sys::JSON;
use leerkring_core::Id;
use leerkring_core::json::FromJson;
use leerkring_core::progress::{Place, Record};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The layout of the database; a higher number belongs to a newer app.
const LAYOUT: u32 = 4;
pub(super) const RECORDS: &str = "records";
pub(super) const PLACES: &str = "places";
pub(super) const DRAFTS: &str = "drafts";
pub(super) const UNREADABLE: &str = "unreadable";
pub(super) const DISCUSSION: &str = "discussion";
pub(super) const STORES: [&str; 5] = [RECORDS, PLACES, DRAFTS, UNREADABLE, DISCUSSION];

/// The browser did not keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

impl From<idb::Error> for NotKept {
    fn from(_: idb::Error) -> Self {
        Self
    }
}

/// What came of opening storage.
pub enum Opened {
    /// It can be used.
    Ready(Storage),
    /// The browser offers none.
    Refused,
    /// It belongs to a newer app: to be read and removed, never added to. `None` where even that cannot be.
    Newer(Option<Storage>),
}

/// A learner's storage for one site.
#[derive(Clone)]
pub struct Storage {
    pub(super) database: Rc<Database>,
    pub(super) changes: Changes,
}

impl Storage {
    /// Opens the storage of a site, and makes it the first time.
    pub async fn open(site: &Id) -> Opened {
        let name = format!("leerkring-{site}");
        let changes = Changes::of(&name);
        let _waiting = changes.tell_waiting();
        match open_database(&name, Some(LAYOUT)).await {
            Ok(database) => Opened::Ready(Self::on(database, changes)),
            Err(idb::Error::DomException(why)) if why.name() == "VersionError" => {
                let newer = open_database(&name, None).await.ok();
                Opened::Newer(newer.map(|database| Self::on(database, changes)))
            }
            Err(_) => Opened::Refused,
        }
    }

    fn on(mut database: Database, changes: Changes) -> Self {
        // A newer app in another tab must not wait for this one.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Self {
            database: Rc::new(database),
            changes,
        }
    }

    /// Calls back whenever another tab has written.
    pub fn on_change(&self, act: impl Fn(Change) + 'static) {
        self.changes.listen(act);
    }

    /// The next values of the store of records, readable or not, at most `count`; and the key of the last one, unless
    /// there are no more.
    pub async fn records_after(
        &self,
        after: Option<JsValue>,
        count: u32,
    ) -> Result<(Vec<String>, Option<JsValue>), NotKept> {
        let range = after
            .map(|key| KeyRange::lower_bound(&key, Some(true)))
            .transpose()?;
        let query = || range.clone().map(Query::KeyRange);
        let transaction = self.database.transaction(&[RECORDS], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(RECORDS)?;
        let (values, keys) = (
            store.get_all(query(), Some(count))?,
            store.get_all_keys(query(), Some(count))?,
        );
        let (values, mut keys) = (values.await?, keys.await?);
        let more = keys.len() >= count as usize;
        Ok((texts(&values), keys.pop().filter(|_| more)))
    }

    /// Appends records, all of them or none; returns when the transaction has completed.
    pub async fn append(&self, records: &[Arc<Record>]) -> Result<(), NotKept> {
        let transaction = self
            .database
            .transaction(&[RECORDS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(RECORDS)?;
        let mut texts = Vec::with_capacity(records.len());
        for record in records {
            let text = serde_json::to_string(&**record).map_err(|_| NotKept)?;
            store.put(
                &JsValue::from_str(&text),
                Some(&JsValue::from(record.id.to_string())),
            )?;
            texts.push(text);
        }
        at_once(transaction).await?;
        self.changes.tell(&texts);
        Ok(())
    }

    /// Removes everything, also what a newer app put there.
    pub async fn clear(&self) -> Result<(), NotKept> {
        let stores = self.database.store_names();
        let transaction = self.database.transaction(&stores, TransactionMode::ReadWrite)?;
        for store in stores {
            transaction.object_store(&store)?.clear()?;
        }
        completed(transaction.await?)?;
        self.changes.tell_left();
        Ok(())
    }

    /// What a passport brought and could not be read.
    pub async fn unreadable(&self) -> Result<Vec<String>, NotKept> {
        self.all(UNREADABLE).await
    }

    /// The readable places.
    pub async fn places(&self) -> Result<Vec<Place>, NotKept> {
        Ok(self
            .all(PLACES)
            .await?
            .iter()
            .filter_map(|text| Place::parse_json(text))
            .collect())
    }

    /// Keeps the place of a course in the stead of the one before.
    pub async fn keep_place(&self, place: &Place) -> Result<(), NotKept> {
        let text = serde_json::to_string(place).map_err(|_| NotKept)?;
        self.put(PLACES, place.lesson.course.as_str(), &text).await
    }

    /// The drafts, by what they are about.
    pub async fn drafts(&self) -> Result<Vec<(String, String)>, NotKept> {
        self.pairs(DRAFTS).await
    }

    /// The keys and values of a store.
    pub(super) async fn pairs(&self, store: &str) -> Result<Vec<(String, String)>, NotKept> {
        let transaction = self.database.transaction(&[store], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(store)?;
        let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (keys, values) = (keys.await?, values.await?);
        Ok(texts(&keys).into_iter().zip(texts(&values)).collect())
    }

    /// Keeps a draft in the stead of the one before; empty words remove it.
    pub async fn keep_draft(&self, about: &str, words: &str) -> Result<(), NotKept> {
        self.put(DRAFTS, about, words).await
    }

    async fn all(&self, store: &str) -> Result<Vec<String>, NotKept> {
        let transaction = self.database.transaction(&[store], TransactionMode::ReadOnly)?;
        Ok(texts(
            &transaction.object_store(store)?.get_all(None, None)?.await?,
        ))
    }

    pub(super) async fn put(&self, store: &str, key: &str, text: &str) -> Result<(), NotKept> {
        let transaction = self.database.transaction(&[store], TransactionMode::ReadWrite)?;
        let (objects, key) = (transaction.object_store(store)?, JsValue::from_str(key));
        if text.is_empty() {
            objects.delete(Query::Key(key))?;
        } else {
            objects.put(&JsValue::from_str(text), Some(&key))?;
        }
        at_once(transaction).await
    }
}

/// A value that is no text was not written by this app; it counts as its JSON, which nobody here can read.
fn texts(values: &[JsValue]) -> Vec<String> {
    let as_json = |value: &JsValue| JSON::stringify(value).ok()?.as_string();
    values
        .iter()
        .map(|value| value.as_string().or_else(|| as_json(value)).unwrap_or_default())
        .collect()
}

/// Has a transaction committed, and returns when it has completed.
///
/// Left to itself it commits after the page has heard of each request; a page that is left before loses it, and with it
/// what was typed last.
async fn at_once(transaction: Transaction) -> Result<(), NotKept> {
    completed(transaction.commit()?.await?)
}

pub(super) fn completed(result: TransactionResult) -> Result<(), NotKept> {
    match result {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(NotKept),
    }
}

async fn open_database(name: &str, layout: Option<u32>) -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(name, layout)?;
    request.on_upgrade_needed(|event| {
        // Where a store cannot be made, opening fails, and progress is kept in memory.
        if let Ok(database) = event.database() {
            let known = database.store_names();
            for store in STORES
                .iter()
                .filter(|store| !known.iter().any(|known| known == *store))
            {
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    request.await
}
