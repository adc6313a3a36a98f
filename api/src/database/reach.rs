//! Whether the database answers, how far its tables are, and letting go of it.

use super::{Database, schema};
use sea_orm::{ConnectionTrait, DbErr, Statement};
use sea_orm_migration::MigratorTrait;

impl Database {
    /// Reads something, so that whoever watches learns whether the database answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn answers(&self) -> Result<(), DbErr> {
        let backend = self.connection.get_database_backend();
        // A table, since SQLite answers questions without one from no file at all.
        let ask = Statement::from_string(backend, "SELECT count(*) FROM seaql_migrations");
        self.connection.query_one_raw(ask).await.map(|_| ())
    }

    /// Lets go of the database; what is asked of it later fails.
    ///
    /// # Errors
    /// Where it cannot be closed in order; nothing that was acknowledged is lost by that.
    pub async fn close(&self) -> Result<(), DbErr> {
        let snapshots = self.snapshots.close().await;
        self.connection.close_by_ref().await?;
        if !self.is_shared() {
            self.writing.close_by_ref().await?;
        }
        snapshots
    }
}

/// The names of the migrations that this program knows, the oldest first.
pub(crate) fn migrations() -> Vec<String> {
    let known = schema::Migrator::migrations();
    known.iter().map(|one| one.name().to_owned()).collect()
}
