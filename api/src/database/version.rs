//! Rows of what posts said before.

use sea_orm::entity::prelude::*;

/// What a post said before it was changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: Uuid,
    /// Since when it said so, in milliseconds since 1970 UTC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub at: i64,
    /// Markdown.
    pub text: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
