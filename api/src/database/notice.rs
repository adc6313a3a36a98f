//! Rows of what authors are told.

use sea_orm::entity::prelude::*;

/// Something happened to a post of theirs.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    /// A `NoticeKind`.
    pub kind: String,
    pub post_id: Uuid,
    pub thread_id: Uuid,
    pub reason: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
