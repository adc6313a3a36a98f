//! Rows of posts.

use sea_orm::entity::prelude::*;

/// A post.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub thread_id: Uuid,
    /// Its place in the thread, from 1.
    pub number: i32,
    pub author_id: Option<Uuid>,
    /// Milliseconds since 1970 UTC.
    pub created: i64,
    pub edited: Option<i64>,
    /// A `PostState`.
    pub state: String,
    /// Markdown.
    pub text: String,
    pub reply_to: Option<Uuid>,
    pub helpful: i32,
    pub endorsed: bool,
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
    #[sea_orm(
        belongs_to = "super::thread::Entity",
        from = "Column::ThreadId",
        to = "super::thread::Column::Id"
    )]
    Thread,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl Related<super::thread::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Thread.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
