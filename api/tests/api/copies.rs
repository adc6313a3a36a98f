//! Copies of the program on one PostgreSQL database.

use crate::client::{Client, key, thread, unlimited};
use crate::events::Stream;
use crate::schema::own_schema;
use axum::http::StatusCode;
use futures_util::future::join_all;
use leerkring_api::Database;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::time::{Duration, Instant};

/// Two copies; none where no PostgreSQL is named.
async fn copies() -> Option<(Client, Client)> {
    let url = own_schema().await?;
    let first = Client::on_postgres(url.clone(), unlimited()).await;
    Some((first, Client::on_postgres(url, unlimited()).await))
}

#[tokio::test]
async fn copies_that_start_at_once_migrate_once() {
    let Some(url) = own_schema().await else { return };
    let opening = (0..4).map(|_| {
        let url = url.clone();
        tokio::spawn(async move {
            Database::on_postgres(&url)
                .await
                .map(|_| ())
                .map_err(|error| error.to_string())
        })
    });
    for opened in join_all(opening).await {
        assert_eq!(opened.unwrap(), Ok(()));
    }
    let connection = sea_orm::Database::connect(&url).await.unwrap();
    let count = "SELECT count(*) AS all, count(DISTINCT version) AS once FROM seaql_migrations";
    let ask = Statement::from_string(connection.get_database_backend(), count);
    let row = connection.query_one_raw(ask).await.unwrap().unwrap();
    let (all, once): (i64, i64) = (row.try_get("", "all").unwrap(), row.try_get("", "once").unwrap());
    assert!(all > 0 && all == once, "{all} {once}");
    let client = Client::on_postgres(url, unlimited()).await;
    client.person("Ada").await;
}

#[tokio::test]
async fn what_one_copy_writes_the_other_lists() {
    let Some((one, other)) = copies().await else {
        return;
    };
    let (_, token) = one.person("Ada").await;
    let (_, made) = one.post("/threads", Some(&token), &thread(1, "c/l")).await;
    let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
    // The person is the same for both copies.
    let (status, _) = other
        .post(
            &posts,
            Some(&token),
            &json!({"key": key(2), "text": "Also here."}),
        )
        .await;
    assert_eq!(status, StatusCode::CREATED);
    let (_, list) = one.get(&posts).await;
    assert_eq!(list["items"][1]["text"], "Also here.");
    assert_eq!(
        other.get("/threads?about=c/l").await.1,
        one.get("/threads?about=c/l").await.1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stream_of_one_copy_tells_in_order_what_the_other_writes() {
    let Some((one, other)) = copies().await else {
        return;
    };
    let mut streams = [
        Stream::open(&one, "course=c", None).await,
        Stream::open(&other, "course=c", None).await,
    ];
    let (threads, answers) = (12, 10);
    // Transactions of both copies at the same time: those that begin first are not always the first to end.
    let talks = (0..threads).map(|number| {
        let (one, other) = (&one, &other);
        async move {
            let (_, token) = one.person(&format!("Person {number}")).await;
            let about = format!("c/l-{number}");
            let (_, made) = one.post("/threads", Some(&token), &thread(1, &about)).await;
            let posts = &format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
            let token = &token;
            let answering = (0..answers).map(|answer| async move {
                let copy = if answer % 2 == 0 { one } else { other };
                let post = json!({"key": key(10 + answer), "text": "Yes."});
                let (status, made) = copy.post(posts, Some(token), &post).await;
                assert_eq!(status, StatusCode::CREATED, "{made}");
            });
            join_all(answering).await;
        }
    });
    join_all(talks).await;
    let count = usize::from(threads) + usize::from(threads * answers);
    let told = streams[0].take(count).await;
    assert!(told.is_sorted_by(|a, b| a.id < b.id));
    assert_eq!(streams[1].take(count).await, told);
    // When a copy ends, who read its stream goes on at another one.
    let last = told[40].id.to_string();
    one.api.end_streams();
    assert_eq!(streams[0].next().await, None);
    let mut again = Stream::open(&other, "course=c", Some(&last)).await;
    assert_eq!(again.take(count - 41).await, told[41..]);
}

#[tokio::test]
async fn a_copy_listens_again_after_its_connection_was_lost() {
    let Some(url) = own_schema().await else { return };
    let url = format!("{url}&application_name=lost");
    let copy = Client::on_postgres(url.clone(), unlimited()).await;
    let (_, token) = copy.person("Ada").await;
    let mut stream = Stream::open(&copy, "course=c", None).await;
    copy.post("/threads", Some(&token), &thread(1, "c/l")).await;
    stream.take(1).await;
    let connection = sea_orm::Database::connect(&url).await.unwrap();
    let listening = "FROM pg_stat_activity WHERE application_name = 'lost' AND query LIKE 'LISTEN%'";
    let end = format!("SELECT count(pg_terminate_backend(pid)) AS ended {listening}");
    let ask = Statement::from_string(connection.get_database_backend(), end);
    let row = connection.query_one_raw(ask).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "ended").unwrap(), 1);
    let since = Instant::now();
    copy.post("/threads", Some(&token), &thread(2, "c/l")).await;
    stream.take(1).await;
    // Sooner than it would have looked anyway.
    assert!(since.elapsed() < Duration::from_secs(10), "{:?}", since.elapsed());
}
