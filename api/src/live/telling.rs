//! What is told, and what nobody is to know of.

use super::tell;
use crate::database::{Database, event, post, thread};
use crate::http::Problem;
use crate::standing;
use futures_util::FutureExt;
use leerkring_core::discussion::{Change, PostState};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use uuid::Uuid;

/// A thread and its first post.
async fn begun(database: &Database, state: PostState) -> (thread::Model, post::Model) {
    let (id, opening) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let thread = thread::ActiveModel {
        id: Set(id),
        about: Set("c/l".to_owned()),
        kind: Set("question".to_owned()),
        title: Set("Who?".to_owned()),
        author_id: Set(None),
        created: Set(0),
        active: Set(0),
        posts: Set(1),
        helpful: Set(0),
        quote_block: Set(None),
        quote_text: Set(None),
        opening_id: Set(opening),
        state: Set(state.as_str().to_owned()),
        answer_id: Set(None),
        pinned: Set(false),
        closed_at: Set(None),
        closed_reason: Set(None),
        request_key: Set(id),
    };
    let post = post::ActiveModel {
        id: Set(opening),
        thread_id: Set(id),
        number: Set(1),
        author_id: Set(None),
        created: Set(0),
        edited: Set(None),
        state: Set(state.as_str().to_owned()),
        text: Set("Who?".to_owned()),
        reply_to: Set(None),
        helpful: Set(0),
        endorsed: Set(false),
        request_key: Set(id),
    };
    let made = database.write(move |writing| {
        async move {
            let thread = thread.insert(writing).await?;
            let post = post.insert(writing).await?;
            tell(writing, Change::ThreadMade, &thread, Some(post.id), 0).await?;
            tell(writing, Change::ThreadChanged, &thread, None, 0).await?;
            Ok::<_, Problem>((thread, post))
        }
        .boxed()
    });
    made.await.unwrap()
}

async fn set(database: &Database, state: PostState) {
    let act = database.write(move |writing| {
        async move {
            let post = post::Entity::find_by_id(Uuid::from_u128(2)).one(writing).await?;
            standing::set(writing, &post.unwrap(), state, 0).await?;
            Ok(())
        }
        .boxed()
    });
    act.await.unwrap();
}

async fn told(database: &Database) -> Vec<String> {
    let rows = event::Entity::find().all(database.read()).await.unwrap();
    rows.into_iter().map(|row| row.change).collect()
}

#[tokio::test]
async fn what_waits_is_not_told_until_it_is_approved() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::in_folder(folder.path()).await.unwrap();
    begun(&database, PostState::Waiting).await;
    assert_eq!(told(&database).await, [""; 0]);
    set(&database, PostState::Shown).await;
    assert_eq!(told(&database).await, ["post-made"]);
    set(&database, PostState::Hidden).await;
    assert_eq!(told(&database).await, ["post-made", "post-changed"]);
}

#[tokio::test]
async fn what_was_never_shown_is_not_told_when_it_is_removed() {
    for removed in [PostState::Removed, PostState::RemovedByAuthor, PostState::Hidden] {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::in_folder(folder.path()).await.unwrap();
        begun(&database, PostState::Waiting).await;
        set(&database, removed).await;
        assert_eq!(told(&database).await, [""; 0], "{removed:?}");
    }
}

#[tokio::test]
async fn what_all_see_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::in_folder(folder.path()).await.unwrap();
    begun(&database, PostState::Shown).await;
    assert_eq!(told(&database).await, ["thread-made", "thread-changed"]);
}
