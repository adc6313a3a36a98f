//! Rows held until the end of a transaction. All that is done here takes them in the same order (people, posts, threads, each
//! by id), so that no two transactions wait for each other.

use crate::database::{person, post, thread};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// People who are held.
pub(super) struct HeldPeople(BTreeMap<Uuid, person::Model>);

/// Posts that are held, with their threads and authors.
pub(super) struct Held {
    people: BTreeMap<Uuid, person::Model>,
    posts: BTreeMap<Uuid, post::Model>,
    threads: BTreeMap<Uuid, thread::Model>,
}

impl HeldPeople {
    /// Holds the authors of posts, and whoever acts.
    ///
    /// # Errors
    /// Where the database fails.
    pub(super) async fn hold(
        writing: &DatabaseTransaction,
        acting: Uuid,
        posts: &BTreeSet<Uuid>,
    ) -> Result<Self, DbErr> {
        let authors = post::Entity::find()
            .filter(post::Column::Id.is_in(posts.iter().copied()))
            .all(writing)
            .await?;
        let mut ids: BTreeSet<Uuid> = authors.into_iter().filter_map(|post| post.author_id).collect();
        ids.insert(acting);
        let rows = person::Entity::find()
            .filter(person::Column::Id.is_in(ids))
            .order_by_asc(person::Column::Id)
            // Others may still write rows that refer to these people.
            .lock(LockType::NoKeyUpdate)
            .all(writing)
            .await?;
        Ok(Self(rows.into_iter().map(|row| (row.id, row)).collect()))
    }

    /// One of them.
    pub(super) fn get(&self, id: Uuid) -> Option<&person::Model> {
        self.0.get(&id)
    }

    /// Holds the posts too, and their threads.
    ///
    /// # Errors
    /// Where the database fails.
    pub(super) async fn with_posts(
        self,
        writing: &DatabaseTransaction,
        posts: &BTreeSet<Uuid>,
    ) -> Result<Held, DbErr> {
        let posts = post::Entity::find()
            .filter(post::Column::Id.is_in(posts.iter().copied()))
            .order_by_asc(post::Column::Id)
            .lock_exclusive()
            .all(writing)
            .await?;
        let about: BTreeSet<Uuid> = posts.iter().map(|post| post.thread_id).collect();
        let threads = thread::Entity::find()
            .filter(thread::Column::Id.is_in(about))
            .order_by_asc(thread::Column::Id)
            .lock_exclusive()
            .all(writing)
            .await?;
        Ok(Held {
            people: self.0,
            posts: posts.into_iter().map(|row| (row.id, row)).collect(),
            threads: threads.into_iter().map(|row| (row.id, row)).collect(),
        })
    }
}

impl Held {
    /// A post, where there is such a one.
    pub(super) fn post(&self, id: Uuid) -> Option<&post::Model> {
        self.posts.get(&id)
    }

    /// The first of the posts by somebody.
    pub(super) fn post_of(&self, author: Uuid) -> Option<&post::Model> {
        self.posts.values().find(|post| post.author_id == Some(author))
    }

    /// A thread of one of the posts.
    pub(super) fn thread(&self, id: Uuid) -> Option<&thread::Model> {
        self.threads.get(&id)
    }

    /// The author of one of the posts; none where they were erased.
    pub(super) fn person(&self, id: Uuid) -> Option<&person::Model> {
        self.people.get(&id)
    }
}
