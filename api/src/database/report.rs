//! Rows of reports.

use sea_orm::entity::prelude::*;

/// Somebody thinks a moderator should look at a post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub post_id: Uuid,
    pub person_id: Option<Uuid>,
    /// A `ReportReason`.
    pub reason: String,
    pub note: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
    /// A moderator has looked at it.
    pub looked: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
