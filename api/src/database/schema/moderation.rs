//! Reports, acts of moderators, and what authors are told.

use super::people::Person;
use super::threads::Post;
use super::{migration, refers};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, string_len, text, text_null, uuid, uuid_null,
};

migration!("m0003_moderation");

#[derive(DeriveIden)]
enum Report {
    Table,
    Id,
    PostId,
    PersonId,
    Reason,
    Note,
    Created,
    Looked,
}

#[derive(DeriveIden)]
#[allow(clippy::enum_variant_names, reason = "a column has the name of its table")]
enum Act {
    Table,
    Id,
    ModeratorId,
    Act,
    Posts,
    Reason,
    Created,
    Undone,
    Before,
    RequestKey,
}

#[derive(DeriveIden)]
enum Notice {
    Table,
    Id,
    PersonId,
    Kind,
    PostId,
    ThreadId,
    Reason,
    Created,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        reports(manager).await?;
        acts(manager).await?;
        notices(manager).await
    }
}

async fn reports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut reports = Table::create();
    reports
        .table(Report::Table)
        .col(uuid(Report::Id).primary_key())
        .col(uuid(Report::PostId))
        .col(uuid_null(Report::PersonId))
        .col(string_len(Report::Reason, 20))
        .col(text_null(Report::Note))
        .col(big_integer(Report::Created))
        // A moderator has looked at it.
        .col(boolean(Report::Looked))
        .foreign_key(&mut refers(
            (Report::Table, Report::PostId),
            (Post::Table, Post::Id),
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut refers(
            (Report::Table, Report::PersonId),
            (Person::Table, Person::Id),
            ForeignKeyAction::SetNull,
        ));
    manager.create_table(reports).await?;
    let mut once = Index::create();
    once.name("report_post_person")
        .table(Report::Table)
        .col(Report::PostId)
        .col(Report::PersonId)
        .unique();
    manager.create_index(once).await?;
    let mut by_person = Index::create();
    by_person
        .name("report_person")
        .table(Report::Table)
        .col(Report::PersonId);
    manager.create_index(by_person).await
}

async fn acts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut acts = Table::create();
    acts.table(Act::Table)
        .col(uuid(Act::Id).primary_key())
        .col(uuid_null(Act::ModeratorId))
        .col(string_len(Act::Act, 20))
        // Ids, as JSON.
        .col(text(Act::Posts))
        .col(text_null(Act::Reason))
        .col(big_integer(Act::Created))
        .col(big_integer_null(Act::Undone))
        // How what it changed was before, as JSON, so that it can be undone.
        .col(text(Act::Before))
        .col(uuid(Act::RequestKey))
        .foreign_key(&mut refers(
            (Act::Table, Act::ModeratorId),
            (Person::Table, Person::Id),
            ForeignKeyAction::SetNull,
        ));
    manager.create_table(acts).await?;
    let mut once = Index::create();
    once.name("act_moderator_key")
        .table(Act::Table)
        .col(Act::ModeratorId)
        .col(Act::RequestKey)
        .unique();
    manager.create_index(once).await
}

async fn notices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut notices = Table::create();
    notices
        .table(Notice::Table)
        .col(uuid(Notice::Id).primary_key())
        .col(uuid(Notice::PersonId))
        .col(string_len(Notice::Kind, 20))
        .col(uuid(Notice::PostId))
        .col(uuid(Notice::ThreadId))
        .col(text_null(Notice::Reason))
        .col(big_integer(Notice::Created))
        .foreign_key(&mut refers(
            (Notice::Table, Notice::PersonId),
            (Person::Table, Person::Id),
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut refers(
            (Notice::Table, Notice::PostId),
            (Post::Table, Post::Id),
            ForeignKeyAction::Cascade,
        ));
    manager.create_table(notices).await?;
    let mut index = Index::create();
    index
        .name("notice_person_id")
        .table(Notice::Table)
        .col(Notice::PersonId)
        .col(Notice::Id);
    manager.create_index(index).await
}
