//! A place of its own for each test, in the one PostgreSQL database there is.

use sea_orm::ConnectionTrait;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

static MADE: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty schema; none where no PostgreSQL is named.
pub async fn own_schema() -> Option<String> {
    let url = std::env::var("LEERKRING_TEST_POSTGRES").ok()?;
    let made = MADE.fetch_add(1, Ordering::SeqCst);
    let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let name = format!("test_{time}_{}_{made}", std::process::id());
    let connection = sea_orm::Database::connect(&url).await.unwrap();
    let make = format!("CREATE SCHEMA {name}");
    connection.execute_unprepared(&make).await.unwrap();
    connection.close().await.unwrap();
    let mark = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{mark}options[search_path]={name}"))
}
