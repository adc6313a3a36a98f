//! Rows of acts of moderators.

use sea_orm::entity::prelude::*;

/// Something a moderator did.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub moderator_id: Option<Uuid>,
    /// An `ActKind`.
    pub act: String,
    /// Ids, as JSON.
    pub posts: String,
    pub reason: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
    pub undone: Option<i64>,
    /// How what it changed was before, as JSON.
    pub before: String,
    pub request_key: Uuid,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ModeratorId",
        to = "super::person::Column::Id"
    )]
    Moderator,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Moderator.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
