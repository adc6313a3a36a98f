//! The database: embedded SQLite for one machine, PostgreSQL where a site outgrows it.

pub(crate) mod person;
pub(crate) mod post;
mod schema;
pub(crate) mod thread;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::path::Path;
use std::time::Duration;

/// Older ones could corrupt a database when two connections reset the write-ahead log
/// (<https://sqlite.org/releaselog/3_51_3.html>).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);
/// Any number that no other program takes: copies that start at once migrate one after the other.
const MIGRATION_LOCK: i64 = 0x6c65_6572_6b72_696e;

/// Where people, threads and posts are kept.
#[derive(Clone, Debug)]
pub struct Database {
    connection: DatabaseConnection,
}

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// It cannot be reached, or refuses.
    #[error("the database cannot be opened: {0}")]
    Refused(#[from] DbErr),
    /// This program was built with an SQLite that may corrupt the file.
    #[error("SQLite {0} is older than 3.51.3, which this program needs")]
    OldSqlite(String),
}

impl Database {
    /// Opens `leerkring.db` in a folder, makes it where there is none, and brings it up to date.
    ///
    /// # Errors
    /// [`NotOpened`] says why not.
    pub async fn in_folder(folder: &Path) -> Result<Self, NotOpened> {
        let file = folder.join("leerkring.db");
        let mut options = ConnectOptions::new("sqlite::memory:");
        options
            .max_connections(4)
            .sqlx_logging(false)
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
            });
        Self::open(options).await
    }

    /// Connects to PostgreSQL and brings the tables up to date.
    ///
    /// # Errors
    /// [`NotOpened`] says why not.
    pub async fn on_postgres(url: &str) -> Result<Self, NotOpened> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(16).sqlx_logging(false);
        Self::open(options).await
    }

    async fn open(options: ConnectOptions) -> Result<Self, NotOpened> {
        let database = Self {
            connection: sea_orm::Database::connect(options).await?,
        };
        if database.connection.get_database_backend() == DatabaseBackend::Sqlite {
            database.check_sqlite().await?;
        }
        let migrating = database.write().await?;
        if migrating.get_database_backend() == DatabaseBackend::Postgres {
            let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            migrating.execute_unprepared(&lock).await?;
        }
        schema::Migrator::up(&migrating, None).await?;
        migrating.commit().await?;
        Ok(database)
    }

    async fn check_sqlite(&self) -> Result<(), NotOpened> {
        let ask = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS version");
        let row = self.connection.query_one_raw(ask).await?;
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

    /// Begins a transaction that writes. SQLite takes the write lock at once: a transaction that reads first and
    /// writes later could not wait for another one.
    pub(crate) async fn write(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.connection.begin_with_options(options).await
    }

    /// For reading.
    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.connection
    }
}
