//! Writing: each act is whole or not there at all, and acknowledged once it is on the disk. Acts that wait for the same
//! SQLite file share one commit, so that they share its wait for the disk.

use super::{Database, Migrating};
use crate::http::Problem;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::panic::AssertUnwindSafe;
use tokio::sync::{mpsc, oneshot, watch};

/// The most acts in one commit.
const MOST: usize = 64;
/// The most acts that wait; more are refused.
const QUEUE: usize = 1024;

/// How an act in a transaction ended.
enum Ended {
    /// What it changed is kept.
    Well,
    /// What it changed is taken back; the others go on.
    Refused,
    /// The database failed: the whole transaction is given up.
    Failed,
}

/// One act, and a way to say how it ended after the commit.
type Job = Box<dyn for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, (Ended, Tell)> + Send>;
type Tell = Box<dyn FnOnce(bool) + Send>;

/// The line in front of the one writer of an SQLite file.
#[derive(Clone, Debug)]
pub(super) struct Line(mpsc::Sender<Job>);

impl Line {
    /// Begins to write; ends when the last sender is dropped.
    pub(super) fn open(connection: DatabaseConnection, woken: watch::Sender<()>) -> Self {
        let (send, mut receive) = mpsc::channel::<Job>(QUEUE);
        tokio::spawn(async move {
            while let Some(first) = receive.recv().await {
                write_together(&connection, first, &mut receive).await;
                woken.send_replace(());
            }
        });
        Self(send)
    }
}

/// The first act and those that already wait, in one transaction.
async fn write_together(connection: &DatabaseConnection, first: Job, waiting: &mut mpsc::Receiver<Job>) {
    let Ok(transaction) = begin(connection).await else {
        // The jobs are dropped, and with them what tells their callers: they see that nobody will answer.
        return;
    };
    let mut tells = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next.take() {
        match one(&transaction, job).await {
            Some(tell) => tells.push(tell),
            None => {
                let _ = transaction.rollback().await;
                return;
            }
        }
        if tells.len() < MOST {
            next = waiting.try_recv().ok();
        }
    }
    let is_kept = transaction.commit().await.is_ok();
    for tell in tells {
        tell(is_kept);
    }
}

/// One act among others; `None` where the database failed.
async fn one(transaction: &DatabaseTransaction, job: Job) -> Option<Tell> {
    let part = transaction.begin().await.ok()?;
    let (ended, tell) = AssertUnwindSafe(job(&part)).catch_unwind().await.ok()?;
    match ended {
        Ended::Well => part.commit().await.ok()?,
        Ended::Refused => part.rollback().await.ok()?,
        Ended::Failed => return None,
    }
    Some(tell)
}

/// Begins a transaction that writes. SQLite takes the write lock at once: a transaction that reads first and writes
/// later could not wait for another one.
async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    connection.begin_with_options(options).await
}

impl Database {
    /// Does something that writes, in a transaction; the answer comes once it is on the disk.
    ///
    /// # Errors
    /// The act's own [`Problem`], after which nothing of it is left; [`Problem::unavailable`] where the database fails.
    pub(crate) async fn write<T, A>(&self, act: A) -> Result<T, Problem>
    where
        T: Send + 'static,
        A: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, Problem>> + Send + 'static,
    {
        let Some(line) = &self.line else {
            let transaction = begin(&self.writing).await?;
            let done = act(&transaction).await?;
            transaction.commit().await?;
            return Ok(done);
        };
        let (send, answer) = oneshot::channel();
        let job: Job = Box::new(move |transaction| {
            async move {
                let done = act(transaction).await;
                let ended = match &done {
                    Ok(_) => Ended::Well,
                    Err(problem) if problem.is_fault() => Ended::Failed,
                    Err(_) => Ended::Refused,
                };
                let tell: Tell = Box::new(move |is_kept| {
                    // Whoever asked may have gone.
                    let _ = send.send(if is_kept {
                        done
                    } else {
                        Err(Problem::unavailable())
                    });
                });
                (ended, tell)
            }
            .boxed()
        });
        line.0.try_send(job).map_err(|_| Problem::unavailable())?;
        answer.await.map_err(|_| Problem::unavailable())?
    }

    /// Begins what brings the tables up to date.
    pub(super) async fn migrating(connection: &DatabaseConnection) -> Result<Migrating, DbErr> {
        begin(connection).await
    }
}
