//! Hears from PostgreSQL that a copy of the program wrote something, this one or another.

use super::bus::Ending;
use crate::database::{CHANNEL, Database};
use sea_orm::sqlx;
use sea_orm::sqlx::postgres::PgListener;
use std::time::Duration;

/// How long it waits before it connects again.
const PAUSE: Duration = Duration::from_secs(1);

/// Wakes the reader whenever something was written, until the streams end.
pub(super) async fn listen(database: Database, mut ending: Ending) {
    loop {
        tokio::select! {
            () = ending.wait() => return,
            _ = hear(&database) => tracing::warn!("the database does not say what happens; asking again"),
        }
        tokio::select! {
            () = ending.wait() => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Ends only where the connection is lost and does not come back by itself.
async fn hear(database: &Database) -> Result<(), sqlx::Error> {
    let pool = database.read().get_postgres_connection_pool();
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        // At the start and after a lost connection too: something may have happened before it was heard.
        database.wake();
        listener.try_recv().await?;
    }
}
