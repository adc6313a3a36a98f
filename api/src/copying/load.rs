//! JSON Lines back into the tables of an empty database, all or nothing.

use super::NotCopied;
use super::line::{Line, Lines};
use super::row::values;
use super::table::{Table, tables};
use crate::database::{Database, migrations};
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use serde_json::{Map, Value};
use std::io::BufRead;

/// Reads all rows of all tables into a database without any; says how many there were.
///
/// # Errors
/// [`NotCopied`] says why not; the database is then as it was.
pub async fn load(database: &Database, from: impl BufRead) -> Result<u64, NotCopied> {
    let tables = tables()?;
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let writing = database.read().begin_with_options(options).await?;
    check_empty(&writing, &tables, database.is_shared()).await?;
    let mut lines = Lines::new(from);
    let header = lines.header(&migrations())?;
    if database.is_shared() {
        // Events keep the numbers they came with.
        writing
            .execute_unprepared("ALTER TABLE event DISABLE TRIGGER event_in_order")
            .await?;
    }
    let rows = load_rows(&writing, &tables, &mut lines).await?;
    if database.is_shared() {
        writing
            .execute_unprepared("ALTER TABLE event ENABLE TRIGGER event_in_order")
            .await?;
    }
    go_on_after(&writing, header.last_event, database.is_shared()).await?;
    writing.commit().await?;
    Ok(rows)
}

async fn check_empty(
    writing: &DatabaseTransaction,
    tables: &[Table],
    is_postgres: bool,
) -> Result<(), NotCopied> {
    if is_postgres {
        // Nobody may write between the look and the rows.
        let names: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
        let lock = format!("LOCK TABLE {} IN EXCLUSIVE MODE", names.join(", "));
        writing.execute_unprepared(&lock).await?;
    }
    for table in tables {
        let mut any = Query::select();
        any.expr(Expr::val(1)).from(Alias::new(table.name)).limit(1);
        if writing.query_one(&any).await?.is_some() {
            return Err(NotCopied::NotEmpty(table.name));
        }
    }
    Ok(())
}

async fn load_rows<R: BufRead>(
    writing: &DatabaseTransaction,
    tables: &[Table],
    lines: &mut Lines<R>,
) -> Result<u64, NotCopied> {
    let mut left = tables;
    let mut rows = 0;
    loop {
        match lines.line()? {
            Line::Row { table: name, row } => {
                let at = left.iter().position(|table| table.name == name);
                left = at.and_then(|at| left.get(at..)).unwrap_or_default();
                let Some(table) = left.first() else {
                    return Err(lines.refuse("this table is not known, or not in its place"));
                };
                insert(writing, table, row, lines).await?;
                rows += 1;
            }
            Line::End { rows: counted } if counted == rows => {
                lines.end()?;
                return Ok(rows);
            }
            Line::End { .. } => return Err(lines.refuse("rows are missing or too many")),
        }
    }
}

async fn insert<R: BufRead>(
    writing: &DatabaseTransaction,
    table: &Table,
    row: Map<String, Value>,
    lines: &Lines<R>,
) -> Result<(), NotCopied> {
    let values = values(table, row).map_err(|why| lines.refuse(why))?;
    let mut insert = Query::insert();
    insert
        .into_table(Alias::new(table.name))
        .columns(table.columns.iter().map(|column| Alias::new(column.name)))
        .values(values.into_iter().map(Expr::val))
        .map_err(|_| lines.refuse("this is no row of the table"))?;
    match writing.execute(&insert).await {
        Ok(_) => Ok(()),
        // What the database says may repeat what stood in the row.
        Err(DbErr::Exec(_) | DbErr::Query(_)) => Err(lines.refuse(
            "the database refuses the row: it is there twice, too long, or refers to one that is not",
        )),
        Err(error) => Err(error.into()),
    }
}

/// Events that come are numbered after all that ever were.
async fn go_on_after(writing: &DatabaseTransaction, last: i64, is_postgres: bool) -> Result<(), DbErr> {
    if last == 0 {
        return Ok(());
    }
    if is_postgres {
        let set = format!("SELECT setval(pg_get_serial_sequence('event', 'id'), {last})");
        return writing.execute_unprepared(&set).await.map(|_| ());
    }
    let set = format!("UPDATE sqlite_sequence SET seq = max(seq, {last}) WHERE name = 'event'");
    if writing.execute_unprepared(&set).await?.rows_affected() == 0 {
        let set = format!("INSERT INTO sqlite_sequence (name, seq) VALUES ('event', {last})");
        writing.execute_unprepared(&set).await?;
    }
    Ok(())
}
