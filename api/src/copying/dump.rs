//! All tables as JSON Lines, as they stand at one moment.

use super::NotCopied;
use super::line::{Header, Line};
use super::row::read;
use super::table::tables;
use crate::database::{Database, migrations};
use futures_util::TryStreamExt;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, IsolationLevel, Statement,
    StreamTrait, TransactionOptions, TransactionTrait,
};
use serde::Serialize;
use std::io::Write;

/// Writes all rows of all tables; says how many there were.
///
/// # Errors
/// [`NotCopied`] says why not; what was written then is not whole and says so by having no last line.
pub async fn dump(database: &Database, mut to: impl Write) -> Result<u64, NotCopied> {
    let is_postgres = database.is_shared();
    let options = TransactionOptions {
        // One moment for all tables. A transaction of SQLite sees one anyway.
        isolation_level: is_postgres.then_some(IsolationLevel::RepeatableRead),
        access_mode: is_postgres.then_some(AccessMode::ReadOnly),
        ..TransactionOptions::default()
    };
    let reading = database.read().begin_with_options(options).await?;
    let schema = migrations().pop().unwrap_or_default();
    write(
        &mut to,
        &Header::new(&schema, last_event(&reading, is_postgres).await?),
    )?;
    let mut rows = 0;
    for table in tables()? {
        let mut found = reading.stream(&table.all_rows(is_postgres)).await?;
        while let Some(row) = found.try_next().await? {
            let line = Line::Row {
                table: table.name.to_owned(),
                row: read(&table, &row)?,
            };
            write(&mut to, &line)?;
            rows += 1;
        }
    }
    reading.rollback().await?;
    write(&mut to, &Line::End { rows })?;
    to.flush()?;
    Ok(rows)
}

fn write(to: &mut impl Write, line: &impl Serialize) -> Result<(), NotCopied> {
    serde_json::to_writer(&mut *to, line).map_err(std::io::Error::from)?;
    to.write_all(b"\n")?;
    Ok(())
}

/// The id that the newest event had: streams that go on elsewhere must not see it again.
async fn last_event(reading: &DatabaseTransaction, is_postgres: bool) -> Result<i64, DbErr> {
    let (backend, ask) = if is_postgres {
        (
            DatabaseBackend::Postgres,
            "SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence('event', 'id')::regclass), 0)::bigint AS last",
        )
    } else {
        (
            DatabaseBackend::Sqlite,
            "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) AS last",
        )
    };
    let ask = Statement::from_string(backend, ask);
    let row = reading.query_one_raw(ask).await?;
    row.map_or(Ok(0), |row| row.try_get("", "last"))
}
