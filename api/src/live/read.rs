//! Reads what happened, once for all streams, and forgets it after a while.

use super::bus::{Ending, Told};
use crate::database::{Database, event};
use crate::http::Problem;
use crate::surroundings::Clock;
use futures_util::FutureExt;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// How many events are read at once.
const BATCH: u64 = 500;
/// After this long it looks though nothing woke it: a wake-up may have been lost.
const LOOK_AGAIN: Duration = Duration::from_secs(15);
/// How long events are kept, in milliseconds.
const KEPT: u64 = 7 * 24 * HOUR;
const HOUR: u64 = 60 * 60 * 1000;

/// The number of the last event; 0 where there is none.
pub(super) async fn newest(database: &Database) -> Result<i64, DbErr> {
    let last = event::Entity::find()
        .order_by_desc(event::Column::Id)
        .one(database.read())
        .await?;
    Ok(last.map_or(0, |row| row.id))
}

/// Reads what happens as long as the program runs.
pub(super) struct Reader {
    database: Database,
    clock: Clock,
    told: broadcast::Sender<Arc<Told>>,
    newest: watch::Sender<Option<i64>>,
    /// When it last forgot old events.
    pruned: u64,
}

impl Reader {
    pub(super) fn new(
        database: Database,
        clock: Clock,
        told: broadcast::Sender<Arc<Told>>,
        newest: watch::Sender<Option<i64>>,
    ) -> Self {
        Self {
            database,
            clock,
            told,
            newest,
            pruned: 0,
        }
    }

    pub(super) async fn run(mut self, mut ending: Ending) {
        let mut woken = self.database.woken();
        loop {
            woken.mark_unchanged();
            if let Err(error) = self.look().await {
                // Said in the log by this; the next look comes.
                let _ = Problem::from(error);
            }
            self.prune().await;
            tokio::select! {
                () = ending.wait() => return,
                _ = woken.changed() => {}
                () = tokio::time::sleep(LOOK_AGAIN) => {}
            }
        }
    }

    async fn look(&self) -> Result<(), DbErr> {
        let known = *self.newest.borrow();
        let Some(mut newest) = known else {
            let newest = newest(&self.database).await?;
            self.newest.send_replace(Some(newest));
            return Ok(());
        };
        loop {
            let rows = event::Entity::find()
                .filter(event::Column::Id.gt(newest))
                .order_by_asc(event::Column::Id)
                .limit(BATCH)
                .all(self.database.read())
                .await?;
            let is_last = (rows.len() as u64) < BATCH;
            newest = rows.last().map_or(newest, |row| row.id);
            // First the number: who joins and finds it unchanged hears all that comes after it.
            self.newest.send_replace(Some(newest));
            for told in rows.into_iter().filter_map(Told::of) {
                // Nobody may be listening.
                let _ = self.told.send(told);
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// Forgets old events, once an hour. Other copies may do the same at the same time.
    async fn prune(&mut self) {
        let now = self.clock.now();
        if now < self.pruned.saturating_add(HOUR) {
            return;
        }
        self.pruned = now;
        let before = now.saturating_sub(KEPT).cast_signed();
        let act = self.database.write(move |writing| {
            async move {
                let old = event::Entity::find()
                    .filter(event::Column::Created.lt(before))
                    .order_by_desc(event::Column::Id)
                    .one(writing)
                    .await?;
                let Some(old) = old else { return Ok(()) };
                // One is kept: who read up to it is known to have missed nothing.
                event::Entity::delete_many()
                    .filter(event::Column::Id.lt(old.id))
                    .exec(writing)
                    .await?;
                Ok(())
            }
            .boxed()
        });
        // What was not forgotten now is in an hour.
        let _ = act.await;
    }
}
