//! Rows of people.

use sea_orm::entity::prelude::*;

/// Somebody who writes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// SHA-256 of the token; none where nobody can come in as them.
    pub token_digest: Option<Vec<u8>>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
    pub moderator: bool,
    pub muted_until: Option<i64>,
    pub banned: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
