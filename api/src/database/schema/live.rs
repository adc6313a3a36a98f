//! What happened, in the order in which it was committed, for streams that go on where they left off.

use super::migration;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, pk_auto, string_len, uuid, uuid_null};

migration!("m0005_live");

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
        manager.create_table(events).await
    }
}
