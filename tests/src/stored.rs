//! What stands in the browser's storage, as it stands there.

use crate::page::Page;
use anyhow::Context;
use serde_json::Value;
use thirtyfour::WebDriver;

/// Reads or changes the records of the shipped site. `body` is JavaScript that sees the `records` store
/// and calls `done(value)` at the end of the transaction.
async fn with_records(web: &WebDriver, mode: &str, body: &str, argument: &Value) -> anyhow::Result<Value> {
    let site = web
        .js("JSON.parse(document.getElementById('page-data').textContent).site.id")
        .await?;
    let site = site.as_str().context("the page names no site")?;
    let script = format!(
        "const [argument, done] = arguments;
         const open = indexedDB.open('leerkring-{site}');
         open.onerror = () => done('not opened');
         open.onsuccess = () => {{
             const change = open.result.transaction('records', '{mode}');
             const records = change.objectStore('records');
             let answer = null;
             {body}
             change.oncomplete = () => {{ open.result.close(); done(answer); }};
         }};"
    );
    let answer = web.execute_async(script, vec![argument.clone()]).await?;
    Ok(answer.json().clone())
}

/// Every stored value, in the order of its key.
pub async fn records(web: &WebDriver) -> anyhow::Result<Vec<Value>> {
    let all = with_records(
        web,
        "readonly",
        "records.getAll().onsuccess = event => { answer = event.target.result; };",
        &Value::Null,
    )
    .await?;
    all.as_array().cloned().context("no list of records")
}

/// Puts values under keys, whatever they are.
pub async fn put(web: &WebDriver, values: &[(String, Value)]) -> anyhow::Result<()> {
    let list = Value::from(
        values
            .iter()
            .map(|(key, value)| serde_json::json!([key, value]))
            .collect::<Vec<_>>(),
    );
    with_records(
        web,
        "readwrite",
        "for (const [key, value] of argument) records.put(value, key);",
        &list,
    )
    .await?;
    Ok(())
}
