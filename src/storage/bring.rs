//! Keeps what a passport brings: all of it in one transaction, or nothing.

use super::database::{DISCUSSION, DRAFTS, NotKept, PLACES, RECORDS, STORES, Storage, UNREADABLE, completed};
use super::discussion::PERSON;
use idb::{ObjectStore, TransactionMode};
use leerkring_core::passport::Arriving;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// How many values are handed to the browser before the page may do something else.
const AT_A_TIME: usize = 1_000;

impl Storage {
    /// Keeps everything that arrives, or nothing; returns when the transaction has completed. Calls back with how
    /// many values are under way.
    pub async fn bring(&self, arriving: &Arriving, under_way: impl Fn(usize)) -> Result<(), NotKept> {
        // Who is somebody here stays that.
        let person = match self.person().await {
            Some(_) => None,
            None => arriving.person.as_ref(),
        };
        let person = person.map(|person| (PERSON.to_owned(), json(person)));
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        let put_all = async {
            let store = transaction.object_store(RECORDS)?;
            let records = arriving.records();
            for (index, chunk) in records.chunks(AT_A_TIME).enumerate() {
                let texts = chunk
                    .iter()
                    .map(|record| (record.id.to_string(), json(&**record)));
                put(&store, texts.collect()).await?;
                under_way(index * AT_A_TIME + chunk.len());
            }
            // Under its own digest, so that the same text is kept once.
            let unreadable = arriving.unreadable.iter();
            let unreadable = unreadable.map(|text| (digest(text), Some(text.clone())));
            let places = arriving.places.iter();
            let places = places.map(|place| (place.lesson.course.to_string(), json(place)));
            let drafts = arriving.drafts.iter();
            let drafts = drafts.map(|(about, words)| (about.clone(), Some(words.clone())));
            for (store, texts) in [
                (UNREADABLE, unreadable.collect()),
                (PLACES, places.collect()),
                (DRAFTS, drafts.collect::<Vec<_>>()),
                (DISCUSSION, person.into_iter().collect()),
            ] {
                put(&transaction.object_store(store)?, texts).await?;
            }
            Ok(())
        };
        if let Err(NotKept) = put_all.await {
            // Else what was put before would be kept by itself.
            let _ = transaction.abort();
            return Err(NotKept);
        }
        completed(transaction.await?)?;
        self.changes.tell_all();
        Ok(())
    }
}

/// Puts texts under their keys. Waiting for the last one, and for no timer, keeps the transaction open.
async fn put(store: &ObjectStore, texts: Vec<(String, Option<String>)>) -> Result<(), NotKept> {
    let mut last = None;
    for (key, text) in texts {
        let text = text.ok_or(NotKept)?;
        last = Some(store.put(&JsValue::from(text), Some(&JsValue::from(key)))?);
    }
    if let Some(last) = last {
        last.await?;
    }
    Ok(())
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// FNV-1a with 128 bits (RFC 9923): tells texts apart, hides nothing.
fn digest(text: &str) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in text.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    format!("{hash:032x}")
}
