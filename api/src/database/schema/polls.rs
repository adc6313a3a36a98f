//! Votes in polls, by voters whom nobody knows.

use super::migration;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_len, uuid};

migration!("m0004_polls");

#[derive(DeriveIden)]
enum Vote {
    Table,
    Poll,
    Voter,
    Option,
    Created,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut votes = Table::create();
        votes
            .table(Vote::Table)
            .col(string_len(Vote::Poll, 250))
            .col(uuid(Vote::Voter))
            .col(string_len(Vote::Option, 100))
            .col(big_integer(Vote::Created))
            .primary_key(Index::create().col(Vote::Poll).col(Vote::Voter));
        manager.create_table(votes).await
    }
}
