//! Records and places in IndexedDB, one transaction per write.
//!
//! Values are JSON texts. A record is stored under its id, a place under its course.

use super::changes::Changes;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode, TransactionResult};
use leerkring_core::Id;
use leerkring_core::progress::{Place, Reading, Record};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The layout of the database; a higher number belongs to a newer app.
const LAYOUT: u32 = 1;
const RECORDS: &str = "records";
const PLACES: &str = "places";

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
    /// It belongs to a newer app.
    Newer,
}

/// A learner's storage for one site.
#[derive(Clone)]
pub struct Storage {
    database: Rc<Database>,
    changes: Changes,
}

impl Storage {
    /// Opens the storage of a site, and makes it the first time.
    pub async fn open(site: &Id) -> Opened {
        let name = format!("leerkring-{site}");
        match open_database(&name).await {
            Ok(mut database) => {
                // A newer app in another tab must not wait for this one.
                database.on_version_change(|event| {
                    if let Ok(database) = event.database() {
                        database.close();
                    }
                });
                Opened::Ready(Self {
                    database: Rc::new(database),
                    changes: Changes::of(&name),
                })
            }
            Err(idb::Error::DomException(why)) if why.name() == "VersionError" => Opened::Newer,
            Err(_) => Opened::Refused,
        }
    }

    /// Calls back whenever another tab has written.
    pub fn on_change(&self, act: impl Fn() + 'static) {
        self.changes.listen(act);
    }

    /// Everything in the store of records, readable or not.
    pub async fn records(&self) -> Result<Vec<Reading>, NotKept> {
        Ok(self.all(RECORDS).await?.iter().map(|text| read(text)).collect())
    }

    /// Appends a record; returns when its transaction has completed.
    pub async fn append(&self, record: &Record) -> Result<(), NotKept> {
        self.put(RECORDS, &record.id.to_string(), record).await?;
        self.changes.tell();
        Ok(())
    }

    /// The readable places.
    pub async fn places(&self) -> Result<Vec<Place>, NotKept> {
        Ok(self
            .all(PLACES)
            .await?
            .iter()
            .filter_map(|text| parse(text))
            .collect())
    }

    /// Keeps the place of a course in the stead of the one before.
    pub async fn keep_place(&self, place: &Place) -> Result<(), NotKept> {
        self.put(PLACES, place.lesson.course.as_str(), place).await
    }

    async fn all(&self, store: &str) -> Result<Vec<String>, NotKept> {
        let transaction = self.database.transaction(&[store], TransactionMode::ReadOnly)?;
        let values = transaction.object_store(store)?.get_all(None, None)?.await?;
        // A value that is no text was not written by this app; it counts as a text nobody can read.
        Ok(values
            .iter()
            .map(|value| value.as_string().unwrap_or_default())
            .collect())
    }

    async fn put<T: Serialize>(&self, store: &str, key: &str, value: &T) -> Result<(), NotKept> {
        let text = serde_json::to_string(value).map_err(|_| NotKept)?;
        let transaction = self.database.transaction(&[store], TransactionMode::ReadWrite)?;
        transaction
            .object_store(store)?
            .put(&JsValue::from(text), Some(&JsValue::from(key)))?;
        match transaction.await? {
            TransactionResult::Committed => Ok(()),
            TransactionResult::Aborted => Err(NotKept),
        }
    }
}

async fn open_database(name: &str) -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(name, Some(LAYOUT))?;
    request.on_upgrade_needed(|event| {
        // Where a store cannot be made, opening fails, and progress is kept in memory.
        if let Ok(database) = event.database() {
            for store in [RECORDS, PLACES] {
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    request.await
}

fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn read(text: &str) -> Reading {
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u64,
    }
    Reading::new(parse::<Versioned>(text).map(|v| v.version), parse(text))
}
