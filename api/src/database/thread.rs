//! Rows of threads.

use sea_orm::entity::prelude::*;

/// A thread.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `course/lesson` or `course/lesson#question`.
    pub about: String,
    /// A `ThreadKind`.
    pub kind: String,
    pub title: String,
    pub author_id: Option<Uuid>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
    /// When the last post was made.
    pub active: i64,
    /// How many posts it has.
    pub posts: i32,
    /// How many people found its posts helpful.
    pub helpful: i32,
    pub quote_block: Option<String>,
    pub quote_text: Option<String>,
    /// Its first post.
    pub opening_id: Uuid,
    /// The `PostState` of its first post.
    pub state: String,
    /// The post that answered it.
    pub answer_id: Option<Uuid>,
    pub pinned: bool,
    pub closed_at: Option<i64>,
    pub closed_reason: Option<String>,
    /// Made up by the sender, so that asking twice makes one.
    pub request_key: Uuid,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
