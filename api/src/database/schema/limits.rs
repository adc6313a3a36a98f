//! What keeps robots out: attempts by masked address or person, spent challenges, and the secrets that copies share.

use super::migration;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, binary_len, integer, string_len};

migration!("m0006_limits");

#[derive(DeriveIden)]
enum Attempt {
    Table,
    Key,
    Window,
    Count,
    Expires,
}

#[derive(DeriveIden)]
enum SpentChallenge {
    Table,
    Digest,
    Expires,
}

#[derive(DeriveIden)]
enum Secret {
    Table,
    Name,
    Value,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut attempts = Table::create();
        attempts
            .table(Attempt::Table)
            // What is limited and for whom; of an address only a keyed digest.
            .col(string_len(Attempt::Key, 100))
            .col(big_integer(Attempt::Window))
            .col(integer(Attempt::Count))
            .col(big_integer(Attempt::Expires))
            .primary_key(Index::create().col(Attempt::Key).col(Attempt::Window));
        manager.create_table(attempts).await?;
        let mut by_end = Index::create();
        by_end
            .name("attempt_expires")
            .table(Attempt::Table)
            .col(Attempt::Expires);
        manager.create_index(by_end).await?;
        let mut spent = Table::create();
        spent
            .table(SpentChallenge::Table)
            .col(binary_len(SpentChallenge::Digest, 32).primary_key())
            .col(big_integer(SpentChallenge::Expires));
        manager.create_table(spent).await?;
        let mut secrets = Table::create();
        secrets
            .table(Secret::Table)
            .col(string_len(Secret::Name, 40).primary_key())
            .col(binary(Secret::Value));
        manager.create_table(secrets).await
    }
}
