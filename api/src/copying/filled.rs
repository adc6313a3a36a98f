//! A database with every kind of row, for tests.

use crate::database::{
    Database, act, attempt, event, helpful_mark, invite, notice, person, post, report, secret,
    spent_challenge, thread, version, vote,
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

pub(super) fn id(number: u8) -> Uuid {
    Uuid::from_bytes([number; 16])
}

/// Writes two rows or more into every table, with and without what may be missing.
pub(super) async fn fill(database: &Database) {
    people(database).await;
    talk(database).await;
    watch(database).await;
    others(database).await;
}

async fn people(database: &Database) {
    let db = database.read();
    // Not in the order of their ids.
    for number in [9, 1, 200] {
        let row = person::Model {
            id: id(number),
            name: format!("\"Ada\" \\ {number} é\u{1f98a}"),
            token_digest: (number < 100).then(|| vec![number; 32]),
            created: 1_800_000_000_000,
            moderator: number == 9,
            muted_until: (number == 1).then_some(i64::MAX),
            banned: number == 200,
        };
        row.into_active_model().insert(db).await.unwrap();
    }
    let row = invite::Model {
        person_id: id(200),
        code_digest: vec![0xff; 32],
        expires: 0,
    };
    row.into_active_model().insert(db).await.unwrap();
}

async fn talk(database: &Database) {
    let db = database.read();
    for number in [2, 3] {
        let is_second = number == 3;
        let row = thread::Model {
            id: id(number),
            about: "c/l#q".to_owned(),
            kind: "question".to_owned(),
            title: "A\nB".to_owned(),
            author_id: is_second.then(|| id(1)),
            created: -1,
            active: 5,
            posts: 2,
            helpful: i32::MAX,
            quote_block: is_second.then(|| "a.1".to_owned()),
            quote_text: is_second.then(String::new),
            opening_id: id(number + 2),
            state: "shown".to_owned(),
            answer_id: is_second.then(|| id(5)),
            pinned: is_second,
            closed_at: is_second.then_some(7),
            closed_reason: is_second.then(|| "because".to_owned()),
            request_key: id(6),
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = post::Model {
            id: id(number + 2),
            thread_id: id(number),
            number: 1,
            author_id: is_second.then(|| id(1)),
            created: 1,
            edited: is_second.then_some(2),
            state: "shown".to_owned(),
            text: "*x* <b>&".repeat(2_000),
            reply_to: is_second.then(|| id(4)),
            helpful: 0,
            endorsed: is_second,
            request_key: id(7),
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = version::Model {
            post_id: id(number + 2),
            at: 1,
            text: String::new(),
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = helpful_mark::Model {
            post_id: id(number + 2),
            person_id: id(9),
        };
        row.into_active_model().insert(db).await.unwrap();
    }
}

async fn watch(database: &Database) {
    let db = database.read();
    for number in [10, 11] {
        let is_second = number == 11;
        let row = report::Model {
            id: id(number),
            post_id: id(4),
            person_id: is_second.then(|| id(1)),
            reason: "spam".to_owned(),
            note: is_second.then(|| "look".to_owned()),
            created: 1,
            looked: is_second,
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = act::Model {
            id: id(number),
            moderator_id: is_second.then(|| id(9)),
            act: "hide".to_owned(),
            posts: format!("[\"{}\"]", id(4)),
            reason: is_second.then(|| "why".to_owned()),
            created: 1,
            undone: is_second.then_some(2),
            before: "{}".to_owned(),
            request_key: id(8),
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = notice::Model {
            id: id(number),
            person_id: id(1),
            kind: "hidden".to_owned(),
            post_id: id(5),
            thread_id: id(3),
            reason: is_second.then(|| "why".to_owned()),
            created: 1,
        };
        row.into_active_model().insert(db).await.unwrap();
    }
}

async fn others(database: &Database) {
    let db = database.read();
    // Texts that languages sort in another order than bytes.
    for (number, text) in ["B#x", "a/x", "a-x", "A/x"].into_iter().enumerate() {
        let number = number as u8;
        let row = vote::Model {
            poll: text.to_owned(),
            voter: id(number),
            option: "yes".to_owned(),
            created: 1,
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = attempt::Model {
            key: text.to_owned(),
            window: 60_000,
            count: 3,
            expires: 1,
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = spent_challenge::Model {
            digest: vec![255 - number; 32],
            expires: 1,
        };
        row.into_active_model().insert(db).await.unwrap();
        let row = secret::Model {
            name: text.to_owned(),
            value: vec![0, number, 0xff],
        };
        row.into_active_model().insert(db).await.unwrap();
        event_row(database, number.is_multiple_of(2)).await;
    }
    // The newest event was forgotten: what comes after it must not take its number.
    let newest = event_row(database, true).await;
    event::Entity::delete_by_id(newest).exec(db).await.unwrap();
}

/// Writes an event as the API does; says its number.
pub(super) async fn event_row(database: &Database, with_post: bool) -> i64 {
    let row = event::ActiveModel {
        change: sea_orm::Set("post-made".to_owned()),
        about: sea_orm::Set("c/l".to_owned()),
        thread_id: sea_orm::Set(id(2)),
        post_id: sea_orm::Set(with_post.then(|| id(4))),
        created: sea_orm::Set(1),
        ..Default::default()
    };
    row.insert(database.read()).await.unwrap().id
}
