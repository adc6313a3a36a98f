//! `leerkring restore`: a copy of the SQLite database put in its place.

use crate::settings::Settings;
use anyhow::bail;
use leerkring_api::copying;
use std::path::Path;

/// Puts a copy in place.
///
/// # Errors
/// Where the copy is not whole or from a newer version, the database is in use, or there is one that is not to be replaced.
pub fn restore(settings: &Settings, file: &Path, force: bool) -> anyhow::Result<bool> {
    if settings.database_url.is_some() {
        bail!(
            "the database is PostgreSQL: put it back with pg_restore, or with `leerkring import discussion` into an empty one (docs/operating.md)"
        );
    }
    let restoring = copying::restore(file, &settings.data, force);
    let restored = match tokio::runtime::Runtime::new()?.block_on(restoring) {
        Err(copying::NotCopied::Occupied(file)) => bail!(
            "{} is there already; with --force it is kept as leerkring.db.before-restore",
            file.display()
        ),
        restored => restored?,
    };
    println!("restored {}", restored.database.display());
    if let Some(kept) = restored.kept {
        println!("the old one is {}", kept.display());
    }
    Ok(true)
}
