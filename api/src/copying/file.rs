//! An SQLite file by itself: opened without a server, and looked through before it is trusted.

use super::NotCopied;
use crate::database::migrations;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sea_orm::sqlx::{self, Connection};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a copy waits for whoever writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// How to open a database that is there.
pub(super) fn there(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        .busy_timeout(PATIENCE)
}

/// Looks whether a copy is whole, and of a version that this program can use.
pub(super) async fn check(file: &Path) -> Result<(), NotCopied> {
    // Nobody else has it open, so nothing needs to be made beside it.
    let options = there(file).immutable(true).read_only(true);
    let damaged = |error: sqlx::Error| NotCopied::Damaged(file.to_owned(), error.to_string());
    let mut copy = SqliteConnection::connect_with(&options).await.map_err(damaged)?;
    let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(&mut copy)
        .await
        .map_err(damaged)?;
    if found != "ok" {
        return Err(NotCopied::Damaged(file.to_owned(), found));
    }
    let applied: Vec<String> = sqlx::query_scalar("SELECT version FROM seaql_migrations ORDER BY version")
        .fetch_all(&mut copy)
        .await
        .map_err(|_| NotCopied::Foreign(file.to_owned()))?;
    copy.close().await?;
    let known = migrations();
    if applied.is_empty() || !applied.iter().any(|one| known.first() == Some(one)) {
        return Err(NotCopied::Foreign(file.to_owned()));
    }
    match applied.into_iter().find(|one| !known.contains(one)) {
        Some(newer) => Err(NotCopied::Newer(file.to_owned(), newer)),
        None => Ok(()),
    }
}

/// What SQLite appends to the name of a database for the files that it keeps beside it.
pub(super) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A file that SQLite keeps beside a database.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The folder of a file.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes sure that what is in a file or folder is on the disk.
pub(super) fn sync(path: &Path) -> Result<(), NotCopied> {
    let synced = File::open(path).and_then(|file| file.sync_all());
    synced.map_err(|error| NotCopied::File(path.to_owned(), error))
}
