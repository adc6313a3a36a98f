//! Threads, posts, what posts said before, and who found them helpful.

use super::people::Person;
use super::{migration, refers};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, string_len, string_len_null, text, text_null, uuid,
    uuid_null,
};

migration!("m0002_threads");

#[derive(DeriveIden)]
pub(super) enum Thread {
    Table,
    Id,
    About,
    Kind,
    Title,
    AuthorId,
    Created,
    Active,
    Posts,
    Helpful,
    QuoteBlock,
    QuoteText,
    OpeningId,
    State,
    AnswerId,
    Pinned,
    ClosedAt,
    ClosedReason,
    RequestKey,
}

#[derive(DeriveIden)]
pub(super) enum Post {
    Table,
    Id,
    ThreadId,
    Number,
    AuthorId,
    Created,
    Edited,
    State,
    Text,
    ReplyTo,
    Helpful,
    Endorsed,
    RequestKey,
}

#[derive(DeriveIden)]
enum Version {
    Table,
    PostId,
    At,
    Text,
}

#[derive(DeriveIden)]
enum HelpfulMark {
    Table,
    PostId,
    PersonId,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        threads(manager).await?;
        posts(manager).await?;
        versions(manager).await?;
        helpful(manager).await
    }
}

async fn threads(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
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
        .col(integer(Thread::Helpful))
        .col(string_len_null(Thread::QuoteBlock, 200))
        .col(text_null(Thread::QuoteText))
        .col(uuid(Thread::OpeningId))
        .col(string_len(Thread::State, 20))
        .col(uuid_null(Thread::AnswerId))
        .col(boolean(Thread::Pinned))
        .col(big_integer_null(Thread::ClosedAt))
        .col(text_null(Thread::ClosedReason))
        .col(uuid(Thread::RequestKey))
        .foreign_key(&mut refers(
            (Thread::Table, Thread::AuthorId),
            (Person::Table, Person::Id),
            ForeignKeyAction::SetNull,
        ));
    manager.create_table(threads).await?;
    if manager.get_database_backend() == sea_orm::DatabaseBackend::Postgres {
        // Byte by byte, as SQLite does: what is about a course is found as a range.
        let bytewise = "ALTER TABLE thread ALTER COLUMN about TYPE varchar(250) COLLATE \"C\"";
        manager.get_connection().execute_unprepared(bytewise).await?;
    }
    for (name, column) in [
        ("thread_about_active", Thread::Active),
        ("thread_about_created", Thread::Created),
        ("thread_about_helpful", Thread::Helpful),
    ] {
        let mut index = Index::create();
        index
            .name(name)
            .table(Thread::Table)
            .col(Thread::About)
            .col(column);
        manager.create_index(index).await?;
    }
    // The same key of the same person is the same request.
    let mut once = Index::create();
    once.name("thread_author_key")
        .table(Thread::Table)
        .col(Thread::AuthorId)
        .col(Thread::RequestKey)
        .unique();
    manager.create_index(once).await
}

async fn posts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut posts = Table::create();
    posts
        .table(Post::Table)
        .col(uuid(Post::Id).primary_key())
        .col(uuid(Post::ThreadId))
        .col(integer(Post::Number))
        .col(uuid_null(Post::AuthorId))
        .col(big_integer(Post::Created))
        .col(big_integer_null(Post::Edited))
        .col(string_len(Post::State, 20))
        .col(text(Post::Text))
        .col(uuid_null(Post::ReplyTo))
        .col(integer(Post::Helpful))
        .col(boolean(Post::Endorsed))
        .col(uuid(Post::RequestKey))
        .foreign_key(&mut refers(
            (Post::Table, Post::AuthorId),
            (Person::Table, Person::Id),
            ForeignKeyAction::SetNull,
        ))
        .foreign_key(&mut refers(
            (Post::Table, Post::ThreadId),
            (Thread::Table, Thread::Id),
            ForeignKeyAction::Cascade,
        ));
    manager.create_table(posts).await?;
    let mut once = Index::create();
    once.name("post_author_key")
        .table(Post::Table)
        .col(Post::AuthorId)
        .col(Post::RequestKey)
        .unique();
    manager.create_index(once).await?;
    let mut by_state = Index::create();
    by_state
        .name("post_state")
        .table(Post::Table)
        .col(Post::State)
        .col(Post::Id);
    manager.create_index(by_state).await?;
    let mut by_author = Index::create();
    by_author
        .name("post_author_state")
        .table(Post::Table)
        .col(Post::AuthorId)
        .col(Post::State);
    manager.create_index(by_author).await?;
    let mut by_thread = Index::create();
    by_thread
        .name("post_thread_number")
        .table(Post::Table)
        .col(Post::ThreadId)
        .col(Post::Number)
        .unique();
    manager.create_index(by_thread).await
}

async fn versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut versions = Table::create();
    versions
        .table(Version::Table)
        .col(uuid(Version::PostId))
        .col(big_integer(Version::At))
        .col(text(Version::Text))
        .primary_key(Index::create().col(Version::PostId).col(Version::At))
        .foreign_key(&mut refers(
            (Version::Table, Version::PostId),
            (Post::Table, Post::Id),
            ForeignKeyAction::Cascade,
        ));
    manager.create_table(versions).await
}

async fn helpful(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut marks = Table::create();
    marks
        .table(HelpfulMark::Table)
        .col(uuid(HelpfulMark::PostId))
        .col(uuid(HelpfulMark::PersonId))
        .primary_key(
            Index::create()
                .col(HelpfulMark::PostId)
                .col(HelpfulMark::PersonId),
        )
        .foreign_key(&mut refers(
            (HelpfulMark::Table, HelpfulMark::PostId),
            (Post::Table, Post::Id),
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut refers(
            (HelpfulMark::Table, HelpfulMark::PersonId),
            (Person::Table, Person::Id),
            ForeignKeyAction::Cascade,
        ));
    manager.create_table(marks).await?;
    let mut by_person = Index::create();
    by_person
        .name("helpful_mark_person")
        .table(HelpfulMark::Table)
        .col(HelpfulMark::PersonId);
    manager.create_index(by_person).await
}
