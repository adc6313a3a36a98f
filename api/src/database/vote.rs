//! Rows of votes.

use sea_orm::entity::prelude::*;

/// What somebody chose in a poll.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vote")]
pub struct Model {
    /// `course/lesson#poll`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub poll: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub voter: Uuid,
    pub option: String,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
