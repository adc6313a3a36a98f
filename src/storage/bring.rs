//! Keeps what a passport brings: all of it in one transaction, or nothing.

use super::database::{DRAFTS, NotKept, PLACES, RECORDS, STORES, Storage, UNREADABLE, completed};
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
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        let put_all = async {
            let store = transaction.object_store(RECORDS)?;
            let records = arriving.records();
            for (index, chunk) in records.chunks(AT_A_TIME).enumerate() {
                let texts = chunk
                    .iter()
                    .map(|record| Ok((record.id.to_string(), json(&**record)?)));
                put(&store, texts).await?;
                under_way(index * AT_A_TIME + chunk.len());
            }
            let store = transaction.object_store(UNREADABLE)?;
            // Under its own digest, so that the same text is kept once.
            let texts = arriving.unreadable.iter();
            put(&store, texts.map(|text| Ok((digest(text), text.clone())))).await?;
            let store = transaction.object_store(PLACES)?;
            let texts = arriving.places.iter();
            put(
                &store,
                texts.map(|place| Ok((place.lesson.course.to_string(), json(place)?))),
            )
            .await?;
            let store = transaction.object_store(DRAFTS)?;
            let texts = arriving.drafts.iter();
            put(
                &store,
                texts.map(|(about, words)| Ok((about.clone(), words.clone()))),
            )
            .await
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
async fn put(
    store: &ObjectStore,
    texts: impl Iterator<Item = Result<(String, String), NotKept>>,
) -> Result<(), NotKept> {
    let mut last = None;
    for text in texts {
        let (key, text) = text?;
        last = Some(store.put(&JsValue::from(text), Some(&JsValue::from(key)))?);
    }
    if let Some(last) = last {
        last.await?;
    }
    Ok(())
}

fn json(value: &impl Serialize) -> Result<String, NotKept> {
    serde_json::to_string(value).map_err(|_| NotKept)
}

/// FNV-1a with 128 bits (RFC 9923): tells texts apart, hides nothing.
fn digest(text: &str) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in text.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    format!("{hash:032x}")
}
