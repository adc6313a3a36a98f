//! A copy of the database put in its place.

use super::file::{BESIDE, beside, check, sync, there};
use super::{DATABASE_FILE, NotCopied};
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode};
use sea_orm::sqlx::{self, Connection};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

/// What was done.
#[derive(Debug)]
pub struct Restored {
    /// Where the database stands.
    pub database: PathBuf,
    /// Where the old one is kept, where there was one.
    pub kept: Option<PathBuf>,
}

/// Puts a copy where the database of a folder stands. A database that is there is moved aside where `replace` says so.
///
/// # Errors
/// [`NotCopied`] says why not; the database is then as it was.
pub async fn restore(from: &Path, folder: &Path, replace: bool) -> Result<Restored, NotCopied> {
    let database = folder.join(DATABASE_FILE);
    let kept = folder.join(format!("{DATABASE_FILE}.before-restore"));
    let has_old = database.exists();
    if has_old && !replace {
        return Err(NotCopied::Occupied(database));
    }
    if has_old && kept.exists() {
        return Err(NotCopied::KeptBefore(kept));
    }
    if !from.is_file() {
        return Err(NotCopied::Missing(from.to_owned()));
    }
    if fs::metadata(beside(from, "-wal")).is_ok_and(|log| log.len() > 0) {
        return Err(NotCopied::NotWhole(from.to_owned()));
    }
    fs::create_dir_all(folder).map_err(|error| NotCopied::File(folder.to_owned(), error))?;
    let copy = copied(from, folder).await?;
    if has_old {
        check_unused(&database).await?;
        set_aside(&database, &kept)?;
    } else {
        remove_leftovers(&database)?;
    }
    copy.persist(&database)
        .map_err(|refused| NotCopied::File(database.clone(), refused.error))?;
    sync(folder)?;
    Ok(Restored {
        database,
        kept: has_old.then_some(kept),
    })
}

/// A copy in the folder of the database; it is the copy that is looked through, since it is what will be used.
async fn copied(from: &Path, folder: &Path) -> Result<tempfile::NamedTempFile, NotCopied> {
    let failed = |error: io::Error| NotCopied::File(from.to_owned(), error);
    let mut copy = tempfile::Builder::new()
        .prefix(".leerkring-restore-")
        .tempfile_in(folder)
        .map_err(failed)?;
    let mut source = fs::File::open(from).map_err(failed)?;
    io::copy(&mut source, copy.as_file_mut()).map_err(failed)?;
    copy.as_file().sync_all().map_err(failed)?;
    check(copy.path()).await.map_err(|error| match error {
        // The name of the file that was given, not of its copy.
        NotCopied::Damaged(_, why) => NotCopied::Damaged(from.to_owned(), why),
        NotCopied::Foreign(_) => NotCopied::Foreign(from.to_owned()),
        NotCopied::Newer(_, what) => NotCopied::Newer(from.to_owned(), what),
        other => other,
    })?;
    Ok(copy)
}

/// Refuses where a program has the database open. Leaving the write-ahead log needs the database for oneself alone, and
/// moves what is still in the log into the file.
async fn check_unused(database: &Path) -> Result<(), NotCopied> {
    let options = there(database)
        .busy_timeout(Duration::from_millis(200))
        .journal_mode(SqliteJournalMode::Delete);
    let opened = SqliteConnection::connect_with(&options).await;
    let mode = match opened {
        Ok(mut alone) => {
            let mode: Result<String, sqlx::Error> = sqlx::query_scalar("PRAGMA journal_mode")
                .fetch_one(&mut alone)
                .await;
            alone.close().await?;
            mode
        }
        Err(error) => Err(error),
    };
    match mode {
        Ok(mode) if mode == "delete" => Ok(()),
        Err(error) if !is_busy(&error) => {
            // A database that cannot be opened is why people restore.
            tracing::warn!("the old database is damaged");
            Ok(())
        }
        _ => Err(NotCopied::InUse(database.to_owned())),
    }
}

fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    // The lowest byte says what it is, those above say more (https://sqlite.org/rescode.html).
    let code = code.and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 5 | 6))
}

/// Moves the old database aside, with what a damaged one has beside it.
fn set_aside(database: &Path, kept: &Path) -> Result<(), NotCopied> {
    for ending in BESIDE.into_iter().chain([""]) {
        let (from, to) = (beside(database, ending), beside(kept, ending));
        done_or_gone(fs::rename(&from, &to), from)?;
    }
    Ok(())
}

/// What belonged to a database that is gone would be taken for a part of the new one.
fn remove_leftovers(database: &Path) -> Result<(), NotCopied> {
    for ending in BESIDE {
        let left = beside(database, ending);
        done_or_gone(fs::remove_file(&left), left)?;
    }
    Ok(())
}

/// Whoever looked into the database last may still be taking away what stood beside it.
fn done_or_gone(done: io::Result<()>, file: PathBuf) -> Result<(), NotCopied> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(NotCopied::File(file, error)),
        _ => Ok(()),
    }
}
