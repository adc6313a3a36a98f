//! Whoever asks to be forgotten is: no table holds their name or a word of theirs.

use crate::client::{Client, key, thread};
use crate::moderation::scene::{act, moderator};
use crate::tables::{Tables, id};
use axum::http::StatusCode;
use leerkring_api::{Rules, copying};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

/// In every word that the person writes.
const MARK: &str = "Zanzibar";

async fn put(client: &Client, path: &str, token: &str, body: Value) -> Value {
    let (status, answer) = client.send("PUT", path, Some(token), Some(&body)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

fn path(list: &str, made: &Value, of: &str) -> String {
    format!("/{list}/{}{of}", made["id"].as_str().unwrap())
}

async fn say(client: &Client, token: &str, about: &Value, number: u8, text: &str) -> Value {
    let post = json!({"key": key(number), "text": text});
    let (status, made) = client
        .post(&path("threads", about, "/posts"), Some(token), &post)
        .await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    made["post"].clone()
}

/// All that somebody can leave behind.
async fn live(client: &Client, tables: &Tables, person: &Value, token: &str, theirs: &Value) -> Value {
    let mut begin = thread(1, "forget/l");
    begin["title"] = format!("{MARK} title").into();
    begin["text"] = format!("{MARK} opening").into();
    begin["quote"] = json!({"block": "start.1", "text": format!("{MARK} quote")});
    let (_, made) = client.post("/threads", Some(token), &begin).await;
    let change = json!({"text": format!("{MARK} changed")});
    client
        .send(
            "PATCH",
            &path("posts", &made["post"], ""),
            Some(token),
            Some(&change),
        )
        .await;
    put(
        client,
        &path("posts", &theirs["post"], "/helpful"),
        token,
        json!({"helpful": true}),
    )
    .await;
    let removed = say(client, token, &theirs["thread"], 4, &format!("{MARK} removed")).await;
    tables
        .run(
            "UPDATE post SET state = 'removed' WHERE id = $1",
            vec![id(&removed)],
        )
        .await;
    tables
        .run(
            "INSERT INTO report (id, post_id, person_id, reason, note, created, looked) VALUES ($1, $2, $3, 'spam', $4, 8, FALSE)",
            vec![Uuid::now_v7().into(), id(&theirs["post"]), id(person), format!("{MARK} note").into()],
        )
        .await;
    tables
        .run(
            "INSERT INTO notice (id, person_id, kind, post_id, thread_id, reason, created) VALUES ($1, $2, 'removed', $3, $4, $5, 7)",
            vec![
                Uuid::now_v7().into(),
                id(person),
                id(&removed),
                id(&theirs["thread"]),
                format!("{MARK} reason").into(),
            ],
        )
        .await;
    tables
        .run(
            "INSERT INTO act (id, moderator_id, act, posts, reason, created, before, request_key) VALUES ($1, $2, 'pin', '[]', 'Kept', 8, '[]', $3)",
            vec![Uuid::now_v7().into(), id(person), Uuid::now_v7().into()],
        )
        .await;
    made
}

#[tokio::test]
async fn nothing_of_a_person_stays() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (person, token) = client.person(&format!("{MARK} Ada")).await;
        let (_, bo) = client.person("Bo").await;
        let (_, theirs) = client.post("/threads", Some(&bo), &thread(9, "forget/l")).await;
        let made = live(&client, &tables, &person, &token, &theirs).await;
        let answer = say(&client, &token, &theirs["thread"], 5, &format!("{MARK} answer")).await;
        let mark = json!({"post": answer["id"]});
        put(&client, &path("threads", &theirs["thread"], "/answer"), &bo, mark).await;
        put(
            &client,
            &path("posts", &made["post"], "/helpful"),
            &bo,
            json!({"helpful": true}),
        )
        .await;
        let simple = |dump: String| dump.replace('-', "").to_lowercase();
        let own_id = simple(person["id"].as_str().unwrap().to_owned());
        let dump = tables.dump().await;
        assert!(dump.matches(MARK).count() >= 9, "{dump}");
        assert!(simple(dump).contains(&own_id));

        let (status, _) = client.send("DELETE", "/people/me", Some(&token), None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);

        let dump = tables.dump().await;
        assert!(!dump.contains(MARK), "{dump}");
        assert!(!simple(dump).contains(&own_id));
        for (method, path) in [("GET", "/people/me"), ("DELETE", "/people/me")] {
            let (status, _) = client.send(method, path, Some(&token), None).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED);
        }
        let (_, own) = client.get(&path("threads", &made["thread"], "/posts")).await;
        // Nobody answered: the thread is not there for others.
        assert_eq!(own["status"], 404);
        let (_, left) = client.get(&path("threads", &theirs["thread"], "")).await;
        assert_eq!((&left["posts"], &left["helpful"]), (&json!(3), &json!(0)));
        assert!(left.get("answer").is_none());
        let (_, posts) = client.get(&path("threads", &theirs["thread"], "/posts")).await;
        assert_eq!(posts["items"][0]["helpful"], 0);
        assert_eq!(posts["items"][0]["text"], "Who *else* tried this?");
        assert_eq!(posts["items"][2]["state"], "removed-by-author");
        assert!(posts["items"][2].get("author").is_none());
        let acts = tables
            .texts(
                "SELECT reason FROM act WHERE moderator_id IS NULL AND reason = 'Kept'",
                vec![],
            )
            .await;
        assert_eq!(acts, ["Kept"]);
        let told = tables
            .texts(
                "SELECT change FROM event WHERE thread_id = $1 AND post_id IS NULL",
                vec![id(&theirs["thread"])],
            )
            .await;
        // Answered, and not any more.
        assert_eq!(told, ["thread-changed", "thread-changed"]);
    }
}

#[tokio::test]
async fn acts_do_not_tell_who_was_muted() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let keeper = moderator(&client).await;
        let (person, token) = client.person("Ada").await;
        let (_, made) = client
            .post("/threads", Some(&token), &thread(1, "forget/m"))
            .await;
        for (kind, note) in [("mute", "He wrote: Zanzibar"), ("ban", "Again")] {
            let (_, bo) = client.person("Bo").await;
            let report = json!({"reason": "other", "note": note});
            client
                .post(&path("posts", &made["post"], "/reports"), Some(&bo), &report)
                .await;
            act(&client, &keeper, kind, &[made["post"]["id"].as_str().unwrap()]).await;
        }
        let theirs = person["id"].as_str().unwrap();
        assert!(tables.dump().await.contains(theirs));
        let (status, _) = client.send("DELETE", "/people/me", Some(&token), None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        let dump = tables.dump().await;
        assert!(!dump.contains(theirs) && !dump.contains(MARK), "{dump}");
    }
}

#[tokio::test]
async fn no_word_of_a_person_stays_in_the_file() {
    // All are one file or a server's: what PostgreSQL keeps is seen to by its own vacuum.
    let client = Client::all().await.swap_remove(0);
    let folder = client
        .url
        .strip_prefix("sqlite://")
        .unwrap()
        .strip_suffix("/leerkring.db")
        .unwrap();
    let holds_mark = || {
        let files = std::fs::read_dir(folder).unwrap();
        let mut all = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        all.any(|bytes| bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes()))
    };
    let (_, token) = client.person(&format!("{MARK} Ada")).await;
    let mut begin = thread(1, "forget/l");
    begin["title"] = format!("{MARK} title").into();
    begin["text"] = format!("{MARK} opening ").repeat(400).into();
    let (_, made) = client.post("/threads", Some(&token), &begin).await;
    for number in 2..40 {
        say(
            &client,
            &token,
            &made["thread"],
            number,
            &format!("{MARK} more ").repeat(30),
        )
        .await;
    }
    client.api.forget().await;
    assert!(holds_mark());

    let (status, _) = client.send("DELETE", "/people/me", Some(&token), None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    client.api.forget().await;
    assert!(!holds_mark());
}

#[tokio::test]
async fn a_backup_has_no_addresses() {
    let client = Client::all_with(Rules::default()).await.swap_remove(0);
    client.person("Ada").await;
    let folder = Path::new(client.url.strip_prefix("sqlite://").unwrap())
        .parent()
        .unwrap();
    let copy = folder.join("copy.db");
    copying::backup(folder, &copy, false).await.unwrap();
    let counts = async |url: &str| {
        let database = sea_orm::Database::connect(url).await.unwrap();
        let mut counts = Vec::new();
        for table in ["person", "attempt", "secret"] {
            let ask = format!("SELECT count(*) FROM {table}");
            let ask = Statement::from_string(DatabaseBackend::Sqlite, ask);
            let row = database.query_one_raw(ask).await.unwrap().unwrap();
            counts.push(row.try_get_by_index::<i64>(0).unwrap() > 0);
        }
        counts
    };
    assert_eq!(counts(&client.url).await, [true, true, true]);
    assert_eq!(
        counts(&format!("sqlite://{}", copy.display())).await,
        [true, false, false]
    );
}
