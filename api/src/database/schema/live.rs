//! What happened, in the order in which it was committed, for streams that go on where they left off.

use super::migration;
use sea_orm::DatabaseBackend;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, pk_auto, string_len, uuid, uuid_null};

migration!("m0005_live");

/// Where PostgreSQL says that something was written.
pub(crate) const CHANNEL: &str = "leerkring";
/// Any number that no other lock has.
const ORDER_LOCK: i64 = 0x6c65_6572_6b6c_6976;

#[derive(DeriveIden)]
enum Event {
    Table,
    Id,
    Change,
    About,
    ThreadId,
    PostId,
    Created,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut events = Table::create();
        events
            .table(Event::Table)
            .col(pk_auto(Event::Id).big_integer())
            .col(string_len(Event::Change, 20))
            .col(string_len(Event::About, 250))
            .col(uuid(Event::ThreadId))
            .col(uuid_null(Event::PostId))
            .col(big_integer(Event::Created));
        manager.create_table(events).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared(&in_order()).await?;
        }
        Ok(())
    }
}

/// On PostgreSQL transactions end in another order than they began. So events get their numbers when their transaction
/// is about to end, one transaction after the other: who read up to a number never misses a smaller one. That the lock is
/// taken last, after all locks of rows, keeps transactions from waiting for each other in a circle.
fn in_order() -> String {
    format!(
        "CREATE FUNCTION event_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
             PERFORM pg_advisory_xact_lock({ORDER_LOCK});
             UPDATE event SET id = nextval(pg_get_serial_sequence('event', 'id')) WHERE id = NEW.id;
             PERFORM pg_notify('{CHANNEL}', '');
             RETURN NULL;
         END $$;
         CREATE CONSTRAINT TRIGGER event_in_order AFTER INSERT ON event
             DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_in_order();"
    )
}
