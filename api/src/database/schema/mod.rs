//! The tables, migration by migration. A migration that was released is never changed.

mod limits;
mod live;
mod moderation;
mod people;
mod polls;
mod threads;

pub(crate) use live::CHANNEL;
use sea_orm_migration::prelude::*;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(people::Migration),
            Box::new(threads::Migration),
            Box::new(moderation::Migration),
            Box::new(polls::Migration),
            Box::new(live::Migration),
            Box::new(limits::Migration),
        ]
    }
}

/// Names a migration, by which it is known in the database.
macro_rules! migration {
    ($name:literal) => {
        pub struct Migration;

        impl MigrationName for Migration {
            fn name(&self) -> &str {
                $name
            }
        }
    };
}
use migration;

/// A column that refers to a row of another table, with what happens when that row goes.
fn refers(
    from: (impl Iden + 'static, impl Iden + 'static),
    to: (impl Iden + 'static, impl Iden + 'static),
    gone: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.from(from.0.into_iden(), from.1.into_iden())
        .to(to.0.into_iden(), to.1.into_iden())
        .on_delete(gone);
    key
}
