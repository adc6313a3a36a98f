//! People, and the one-time codes with which moderators come in.

use super::{migration, refers};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, binary_len, boolean, string_len, uuid};

migration!("m0001_people");

#[derive(DeriveIden)]
pub(super) enum Person {
    Table,
    Id,
    Name,
    TokenDigest,
    Created,
    Moderator,
    MutedUntil,
    Banned,
}

#[derive(DeriveIden)]
enum Invite {
    Table,
    PersonId,
    CodeDigest,
    Expires,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut people = Table::create();
        people
            .table(Person::Table)
            .col(uuid(Person::Id).primary_key())
            .col(string_len(Person::Name, 160))
            // None where nobody can come in as them: revoked, or not come in yet.
            .col(ColumnDef::new(Person::TokenDigest).binary_len(32).unique_key())
            .col(big_integer(Person::Created))
            .col(boolean(Person::Moderator))
            .col(big_integer_null(Person::MutedUntil))
            .col(boolean(Person::Banned));
        manager.create_table(people).await?;
        let mut invites = Table::create();
        invites
            .table(Invite::Table)
            .col(uuid(Invite::PersonId).primary_key())
            .col(binary_len(Invite::CodeDigest, 32).unique_key())
            .col(big_integer(Invite::Expires))
            .foreign_key(&mut refers(
                (Invite::Table, Invite::PersonId),
                (Person::Table, Person::Id),
                ForeignKeyAction::Cascade,
            ));
        manager.create_table(invites).await
    }
}
