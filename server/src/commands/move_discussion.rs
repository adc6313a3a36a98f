//! `leerkring export discussion` and `import discussion`: everything, from any kind of database into any other.

use crate::serve::{kept_database, open_database};
use crate::settings::Settings;
use anyhow::{Context, bail};
use leerkring_api::copying::{dump, load};
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;
use tokio::runtime::Runtime;

/// Writes everything to a new file that only its owner can read.
///
/// # Errors
/// Where there is no database, or the file is there already or cannot be written.
pub fn export_discussion(settings: &Settings, out: &Path) -> anyhow::Result<bool> {
    let shown = out.display();
    if out.exists() {
        bail!("{shown} is there already; choose another name");
    }
    let runtime = Runtime::new()?;
    let database = runtime.block_on(kept_database(settings))?;
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let file = tempfile::Builder::new()
        .prefix(".leerkring-export-")
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .with_context(|| format!("cannot write {shown}"))?;
    let rows = runtime.block_on(async {
        let rows = dump(&database, BufWriter::new(file.as_file())).await?;
        database.close().await?;
        anyhow::Ok(rows)
    })?;
    file.as_file()
        .sync_all()
        .with_context(|| format!("cannot write {shown}"))?;
    file.persist_noclobber(out)
        .with_context(|| format!("cannot write {shown}"))?;
    println!("wrote {rows} rows to {shown}");
    Ok(true)
}

/// Reads everything from a file into an empty database.
///
/// # Errors
/// Where the file is not whole or from another version, or the database is not empty: nothing is written then.
pub fn import_discussion(settings: &Settings, file: &Path) -> anyhow::Result<bool> {
    let shown = file.display();
    let from = File::open(file).with_context(|| format!("cannot read {shown}"))?;
    let rows = Runtime::new()?.block_on(async {
        let database = open_database(settings).await?;
        let loaded = load(&database, BufReader::new(from)).await;
        database.close().await?;
        loaded.with_context(|| format!("cannot import {shown}"))
    })?;
    println!("read {rows} rows from {shown}");
    Ok(true)
}
