//! Which commits the database holds: equal where nothing was written in between, by this program or another.

use super::Database;
use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::sqlx::{self, Connection};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How long the answer is waited for: nobody needs it more than the answer that it may spare.
const SOON: Duration = Duration::from_secs(2);

/// Two that are equal were taken while nothing was committed between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snapshot(String);

/// Takes snapshots, one for all who wait at the same time.
#[derive(Clone, Debug)]
pub(super) struct Taker(Arc<Mutex<Taking>>);

#[derive(Debug)]
struct Taking {
    /// SQLite counts what others than one connection commit, and begins anew with every connection
    /// (<https://sqlite.org/pragma.html#pragma_data_version>): this is the same one for ever, and writes nothing.
    sqlite: Option<SqliteConnection>,
    last: Option<Taken>,
}

/// A snapshot, or that the database did not answer.
#[derive(Debug)]
struct Taken {
    begun: Instant,
    ended: Instant,
    snapshot: Option<Snapshot>,
}

impl Taken {
    /// Whether it is new enough for who asked then. Who waited while the database did not answer need not wait again.
    fn serves(&self, asked: Instant) -> bool {
        self.begun >= asked || self.snapshot.is_none() && self.ended >= asked
    }
}

impl Taker {
    /// Takes one connection out of a pool of SQLite for good; PostgreSQL needs none.
    ///
    /// # Errors
    /// Where the database cannot be opened.
    pub(super) async fn open(sqlite: Option<&DatabaseConnection>) -> Result<Self, DbErr> {
        let sqlite = match sqlite {
            Some(pool) => {
                let pool = pool.get_sqlite_connection_pool();
                Some(pool.acquire().await.map_err(failed)?.detach())
            }
            None => None,
        };
        Ok(Self(Arc::new(Mutex::new(Taking { sqlite, last: None }))))
    }

    /// Lets go of the database.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        match self.0.lock().await.sqlite.take() {
            Some(connection) => connection.close().await.map_err(failed),
            None => Ok(()),
        }
    }
}

impl Database {
    /// What the database holds now, or a moment later; `None` where it does not answer soon.
    pub(crate) async fn snapshot(&self) -> Option<Snapshot> {
        let asked = Instant::now();
        let mut taking = self.snapshots.0.lock().await;
        if let Some(last) = taking.last.as_ref().filter(|last| last.serves(asked)) {
            return last.snapshot.clone();
        }
        let begun = Instant::now();
        let taken = match &mut taking.sqlite {
            Some(connection) => timeout(SOON, commits(connection)).await,
            None => timeout(SOON, visible(self.read())).await,
        };
        let snapshot = taken.ok().and_then(Result::ok);
        taking.last = Some(Taken {
            begun,
            ended: Instant::now(),
            snapshot: snapshot.clone(),
        });
        snapshot
    }
}

async fn commits(connection: &mut SqliteConnection) -> Result<Snapshot, DbErr> {
    let count: i64 = sqlx::query_scalar("PRAGMA data_version")
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    Ok(Snapshot(count.to_string()))
}

/// PostgreSQL names the transactions whose work is seen: those before the first number, and those between the first and the
/// second that the list leaves out (<https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT>).
async fn visible(connection: &DatabaseConnection) -> Result<Snapshot, DbErr> {
    // Another server in its place may give the same numbers to other transactions.
    let ask = "SELECT concat(pg_current_snapshot(), ' ', pg_postmaster_start_time()) AS snapshot";
    let ask = Statement::from_string(connection.get_database_backend(), ask);
    let row = connection.query_one_raw(ask).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("a snapshot".to_owned()))?;
    Ok(Snapshot(row.try_get("", "snapshot")?))
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(sea_orm::RuntimeErr::SqlxError(Arc::new(error)))
}

#[cfg(test)]
impl Snapshot {
    /// One of no database.
    pub(crate) fn named(name: &str) -> Self {
        Self(name.to_owned())
    }
}
