//! The tables, migration by migration. A migration that was released is never changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary_len, integer, string_len, string_len_null, text, uuid, uuid_null,
};

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(People), Box::new(Threads)]
    }
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
    Name,
    TokenDigest,
    Created,
}

#[derive(DeriveIden)]
enum Thread {
    Table,
    Id,
    About,
    Kind,
    Title,
    AuthorId,
    Created,
    Active,
    Posts,
    QuoteBlock,
    QuoteText,
    RequestKey,
}

#[derive(DeriveIden)]
enum Post {
    Table,
    Id,
    ThreadId,
    AuthorId,
    Created,
    Text,
    ReplyTo,
    RequestKey,
}

struct People;

impl MigrationName for People {
    fn name(&self) -> &str {
        "m0001_people"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for People {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        table
            .table(Person::Table)
            .col(uuid(Person::Id).primary_key())
            .col(string_len(Person::Name, 160))
            .col(binary_len(Person::TokenDigest, 32).unique_key())
            .col(big_integer(Person::Created));
        manager.create_table(table).await
    }
}

struct Threads;

impl MigrationName for Threads {
    fn name(&self) -> &str {
        "m0002_threads"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Threads {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let author = |from: DynIden, column: DynIden| {
            let mut key = ForeignKey::create();
            key.from(from, column)
                .to(Person::Table, Person::Id)
                .on_delete(ForeignKeyAction::SetNull);
            key
        };
        let mut threads = Table::create();
        threads
            .table(Thread::Table)
            .col(uuid(Thread::Id).primary_key())
            .col(string_len(Thread::About, 250))
            .col(string_len(Thread::Kind, 20))
            .col(text(Thread::Title))
            .col(uuid_null(Thread::AuthorId))
            .col(big_integer(Thread::Created))
            .col(big_integer(Thread::Active))
            .col(integer(Thread::Posts))
            .col(string_len_null(Thread::QuoteBlock, 200))
            .col(ColumnDef::new(Thread::QuoteText).text())
            .col(uuid(Thread::RequestKey))
            .foreign_key(&mut author(
                Thread::Table.into_iden(),
                Thread::AuthorId.into_iden(),
            ));
        manager.create_table(threads).await?;
        let mut posts = Table::create();
        posts
            .table(Post::Table)
            .col(uuid(Post::Id).primary_key())
            .col(uuid(Post::ThreadId))
            .col(uuid_null(Post::AuthorId))
            .col(big_integer(Post::Created))
            .col(text(Post::Text))
            .col(uuid_null(Post::ReplyTo))
            .col(uuid(Post::RequestKey))
            .foreign_key(&mut author(Post::Table.into_iden(), Post::AuthorId.into_iden()))
            .foreign_key(
                ForeignKey::create()
                    .from(Post::Table, Post::ThreadId)
                    .to(Thread::Table, Thread::Id)
                    .on_delete(ForeignKeyAction::Cascade),
            );
        manager.create_table(posts).await?;
        let mut by_place = Index::create();
        by_place
            .name("thread_about_active")
            .table(Thread::Table)
            .col(Thread::About)
            .col(Thread::Active);
        manager.create_index(by_place).await?;
        // The same key of the same person is the same request.
        let mut once = Index::create();
        once.name("thread_author_key")
            .table(Thread::Table)
            .col(Thread::AuthorId)
            .col(Thread::RequestKey)
            .unique();
        manager.create_index(once).await?;
        let mut once = Index::create();
        once.name("post_author_key")
            .table(Post::Table)
            .col(Post::AuthorId)
            .col(Post::RequestKey)
            .unique();
        manager.create_index(once).await?;
        let mut by_thread = Index::create();
        by_thread
            .name("post_thread_id")
            .table(Post::Table)
            .col(Post::ThreadId)
            .col(Post::Id);
        manager.create_index(by_thread).await
    }
}
