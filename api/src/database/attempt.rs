//! Rows of attempts.

use sea_orm::entity::prelude::*;

/// How often something was tried in a window of time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    /// What, and by whom.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Where the window begins, in milliseconds since 1970 UTC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub window: i64,
    pub count: i32,
    pub expires: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
