//! The dynamic API beside the site, where the site has threads.

use anyhow::Context;
use axum::Router;
use leerkring_api::{Database, router};
use std::path::{Path, PathBuf};

/// Names a PostgreSQL database in the stead of the embedded SQLite.
const DATABASE_URL: &str = "LEERKRING_DATABASE_URL";

/// Where the database stands that `serve` was asked to use.
#[derive(Clone, Debug)]
pub enum Kept {
    /// A file in this folder.
    Folder(PathBuf),
    /// A PostgreSQL database, by its address.
    Postgres(String),
}

impl Kept {
    /// From the environment, else in a folder; `data` where none is named.
    pub fn chosen(folder: Option<PathBuf>) -> Self {
        match std::env::var(DATABASE_URL) {
            Ok(url) if !url.is_empty() => Self::Postgres(url),
            _ => Self::Folder(folder.unwrap_or_else(|| PathBuf::from("data"))),
        }
    }
}

/// The routes below `api/v1`.
///
/// # Errors
/// Where the database cannot be opened or brought up to date.
pub async fn open(kept: &Kept) -> anyhow::Result<Router> {
    let database = match kept {
        Kept::Folder(folder) => in_folder(folder).await?,
        // The address holds a password: it is not repeated.
        Kept::Postgres(url) => Database::on_postgres(url)
            .await
            .with_context(|| format!("the database that {DATABASE_URL} names"))?,
    };
    Ok(router(database))
}

async fn in_folder(folder: &Path) -> anyhow::Result<Database> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Database::in_folder(folder)
        .await
        .with_context(|| format!("the database in {}", folder.display()))
}
