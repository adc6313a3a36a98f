//! `leerkring backup`: a whole copy of the SQLite database while it is in use.

use crate::settings::Settings;
use anyhow::bail;
use leerkring_api::copying;
use std::path::Path;

/// Copies the database.
///
/// # Errors
/// Where there is none, the database is PostgreSQL, or the file is there already and is not to be replaced.
pub fn backup(settings: &Settings, out: &Path, force: bool) -> anyhow::Result<bool> {
    if settings.database_url.is_some() {
        bail!(
            "the database is PostgreSQL: copy it with pg_dump, or write all of it with `leerkring export discussion` (docs/operating.md)"
        );
    }
    let copying = copying::backup(&settings.data, out, force);
    match tokio::runtime::Runtime::new()?.block_on(copying) {
        Err(copying::NotCopied::Occupied(file)) => {
            bail!(
                "{} is there already; choose another name, or say --force",
                file.display()
            )
        }
        copied => copied?,
    }
    println!("wrote {}", out.display());
    Ok(true)
}
