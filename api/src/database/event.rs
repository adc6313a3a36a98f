//! Rows of events.

use sea_orm::entity::prelude::*;

/// Something happened to a thread or post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// In the order in which they were committed.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// A `Change`.
    pub change: String,
    pub about: String,
    pub thread_id: Uuid,
    pub post_id: Option<Uuid>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
