//! A whole and checked copy of the SQLite database, made while it is in use.

use super::file::{BESIDE, beside, check, folder_of, sync, there};
use super::table::OF_A_DAY;
use super::{DATABASE_FILE, NotCopied};
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode};
use sea_orm::sqlx::{self, AssertSqlSafe, Connection};
use std::io;
use std::path::Path;

/// Whether a copy would take the place of a database, or of a file beside it that a program that runs has open.
fn is_of(database: &Path, out: &Path) -> bool {
    let same_folder = match (folder_of(database).canonicalize(), folder_of(out).canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    let mut endings = BESIDE.into_iter().chain([""]);
    same_folder && endings.any(|ending| beside(database, ending).file_name() == out.file_name())
}

/// Addresses are kept for a day at most, copies for longer.
async fn forget_addresses(copy: &Path) -> Result<(), NotCopied> {
    let options = there(copy).journal_mode(SqliteJournalMode::Delete);
    let mut database = SqliteConnection::connect_with(&options).await?;
    for table in OF_A_DAY {
        sqlx::query(AssertSqlSafe(format!("DELETE FROM {table}")))
            .execute(&mut database)
            .await?;
    }
    sqlx::query("VACUUM").execute(&mut database).await?;
    Ok(database.close().await?)
}

/// Copies the database of a folder to a file, which only its owner can read. A file that is there is replaced only where
/// `replace` says so, and only by a whole copy.
///
/// # Errors
/// [`NotCopied`] says why not; a file that was there is then as it was.
pub async fn backup(folder: &Path, out: &Path, replace: bool) -> Result<(), NotCopied> {
    let file = folder.join(DATABASE_FILE);
    if !file.is_file() {
        return Err(NotCopied::Missing(file));
    }
    if is_of(&file, out) {
        return Err(NotCopied::Itself(out.to_owned()));
    }
    if out.exists() && !replace {
        return Err(NotCopied::Occupied(out.to_owned()));
    }
    let failed = |error: io::Error| NotCopied::File(out.to_owned(), error);
    // Beside the file, so that it can be put in place at once; it goes away by itself where something fails.
    let copy = tempfile::Builder::new()
        .prefix(".leerkring-backup-")
        .tempfile_in(folder_of(out))
        .map_err(failed)?;
    let name = copy
        .path()
        .to_str()
        .ok_or_else(|| failed(io::ErrorKind::InvalidFilename.into()))?;
    let mut database = SqliteConnection::connect_with(&there(&file)).await?;
    sqlx::query("VACUUM INTO ?")
        .bind(name)
        .execute(&mut database)
        .await?;
    database.close().await?;
    forget_addresses(copy.path()).await?;
    check(copy.path()).await?;
    sync(copy.path())?;
    let placed = if replace {
        copy.persist(out)
    } else {
        copy.persist_noclobber(out)
    };
    placed.map_err(|refused| failed(refused.error))?;
    sync(folder_of(out))
}
