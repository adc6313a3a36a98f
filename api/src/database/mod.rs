//! The database: embedded SQLite for one machine, PostgreSQL where a site outgrows it.

pub(crate) mod act;
pub(crate) mod attempt;
pub(crate) mod event;
pub(crate) mod helpful_mark;
pub(crate) mod invite;
pub(crate) mod notice;
pub(crate) mod person;
pub(crate) mod post;
mod reach;
pub(crate) mod report;
mod schema;
pub(crate) mod secret;
mod snapshot;
pub(crate) mod spent_challenge;
pub(crate) mod thread;
pub(crate) mod version;
pub(crate) mod vote;
mod writer;

pub(crate) use reach::migrations;
pub(crate) use schema::CHANNEL;
pub(crate) use snapshot::Snapshot;

use futures_util::FutureExt;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, Connection};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    Statement,
};
use sea_orm_migration::MigratorTrait;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::watch;

/// Older ones could corrupt a database when two connections reset the write-ahead log
/// (<https://sqlite.org/releaselog/3_51_3.html>).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// The file of an SQLite database in its folder.
pub const DATABASE_FILE: &str = "leerkring.db";
/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a PostgreSQL that does not answer, or has no connection left, is waited for.
const REACH: Duration = Duration::from_secs(8);
/// Any number that no other program takes: copies that start at once migrate one after the other.
const MIGRATION_LOCK: i64 = 0x6c65_6572_6b72_696e;

/// Where people, threads and posts are kept.
#[derive(Clone, Debug)]
pub struct Database {
    connection: DatabaseConnection,
    /// The same on PostgreSQL; on SQLite a connection of the writer's own, which many readers cannot take.
    writing: DatabaseConnection,
    /// Where all writing goes through one writer: SQLite.
    line: Option<writer::Line>,
    snapshots: snapshot::Taker,
    /// Changes whenever something may have been written.
    woken: watch::Sender<()>,
}

type Migrating = DatabaseTransaction;

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// It cannot be reached, or refuses.
    #[error("the database cannot be opened: {0}")]
    Refused(#[from] DbErr),
    /// The file cannot be made.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// It is not written as an address is. The address is not repeated: there is a password in it.
    #[error(
        "the address of the database is not written as one, for example a sign in its password is not percent-encoded"
    )]
    Address,
    /// This program was built with an SQLite that may corrupt the file.
    #[error("SQLite {0} is older than 3.51.3, which this program needs")]
    OldSqlite(String),
}

impl Database {
    /// Opens [`DATABASE_FILE`] in a folder, makes it where there is none, and brings it up to date.
    ///
    /// # Errors
    /// [`NotOpened`] says why not.
    pub async fn in_folder(folder: &Path) -> Result<Self, NotOpened> {
        let file = folder.join(DATABASE_FILE);
        for_its_owner_alone(&file)?;
        let mut options = ConnectOptions::new("sqlite::memory:");
        options
            .max_connections(4)
            .sqlx_logging(false)
            .map_sqlx_sqlite_pool_opts(|pool| {
                pool.after_release(|connection, _| has_ended(connection).boxed())
            })
            .map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .in_memory(false)
                    .shared_cache(false)
                    .filename(&file)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    // An acknowledged post is on the disk.
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(PATIENCE)
                    // Whoever asks to be forgotten is: what is deleted does not stay in free pages of the file.
                    .pragma("secure_delete", "ON")
            });
        Self::open(options).await
    }

    /// Connects to PostgreSQL and brings the tables up to date.
    ///
    /// # Errors
    /// [`NotOpened`] says why not.
    pub async fn on_postgres(url: &str) -> Result<Self, NotOpened> {
        url.parse::<PgConnectOptions>().map_err(|_| NotOpened::Address)?;
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(16)
            .acquire_timeout(REACH)
            .sqlx_logging(false);
        Self::open(options).await
    }

    async fn open(options: ConnectOptions) -> Result<Self, NotOpened> {
        let connection = sea_orm::Database::connect(options.clone()).await?;
        let is_sqlite = connection.get_database_backend() == DatabaseBackend::Sqlite;
        if is_sqlite {
            check_sqlite(&connection).await?;
        }
        let migrating = Self::migrating(&connection).await?;
        if !is_sqlite {
            let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            migrating.execute_unprepared(&lock).await?;
        }
        schema::Migrator::up(&migrating, None).await?;
        migrating.commit().await?;
        let woken = watch::Sender::new(());
        let snapshots = snapshot::Taker::open(is_sqlite.then_some(&connection)).await?;
        let writing = match is_sqlite {
            true => sea_orm::Database::connect(one(options)).await?,
            false => connection.clone(),
        };
        let line = is_sqlite.then(|| writer::Line::open(writing.clone(), woken.clone()));
        Ok(Self {
            connection,
            writing,
            line,
            snapshots,
            woken,
        })
    }

    /// For reading.
    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Moves what was written from the write-ahead log into the file. Until then the log of SQLite holds words that were
    /// erased; PostgreSQL sees to that by itself.
    pub(crate) async fn settle(&self) -> Result<(), DbErr> {
        if self.line.is_some() {
            self.connection
                .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
                .await?;
        }
        Ok(())
    }

    /// Says when something may have been written.
    pub(crate) fn woken(&self) -> watch::Receiver<()> {
        self.woken.subscribe()
    }

    /// Something may have been written, by this copy of the program or another.
    pub(crate) fn wake(&self) {
        self.woken.send_replace(());
    }

    /// Whether this is PostgreSQL, where other copies of the program may be at work too.
    pub(crate) fn is_shared(&self) -> bool {
        self.line.is_none()
    }
}

/// Whether a connection can be used again. Where the disk is full, SQLite takes a transaction back by itself, and sqlx goes on
/// to count it as open: the next transaction would be a part of it, and its commit would bring nothing to the disk.
async fn has_ended(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // Waits for what is still to be rolled back.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// Makes the file where there is none: names and what tokens are checked against are in it. SQLite gives the files beside it the
/// same rights.
fn for_its_owner_alone(file: &Path) -> Result<(), NotOpened> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(NotOpened::File(file.to_owned(), error))
        }
        _ => Ok(()),
    }
}

fn one(mut options: ConnectOptions) -> ConnectOptions {
    options.max_connections(1);
    options
}

async fn check_sqlite(connection: &DatabaseConnection) -> Result<(), NotOpened> {
    let ask = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS version");
    let row = connection.query_one_raw(ask).await?;
    let version = row
        .and_then(|row| row.try_get::<String>("", "version").ok())
        .unwrap_or_default();
    let numbers: Vec<u32> = version
        .split('.')
        .filter_map(|number| number.parse().ok())
        .collect();
    if numbers.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(NotOpened::OldSqlite(version));
    }
    Ok(())
}
