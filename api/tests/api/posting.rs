//! Posts are written and listed in parts.

use crate::client::{Client, key, thread};
use crate::tables::{Tables, id};
use axum::http::StatusCode;
use serde_json::{Value, json};

fn numbers(page: &Value) -> Vec<u64> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["number"].as_u64().unwrap())
        .collect()
}

#[tokio::test]
async fn posts_come_in_parts_from_either_side() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client
            .post("/threads", Some(&token), &thread(1, "post/parts"))
            .await;
        let (_, other) = client
            .post("/threads", Some(&token), &thread(2, "post/parts"))
            .await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let mut all = vec![made["post"]["id"].as_str().unwrap().to_owned()];
        for number in 3..62 {
            let post = json!({"key": key(number), "text": "So."});
            let (_, made) = client.post(&posts, Some(&token), &post).await;
            all.push(made["post"]["id"].as_str().unwrap().to_owned());
        }
        let (_, page) = client.get(&posts).await;
        assert_eq!(numbers(&page), (1..=50).collect::<Vec<_>>());
        assert_eq!(page["next"], "50");
        for (query, expected, next) in [
            ("after=50", (51..=60).collect::<Vec<_>>(), None),
            ("after=10&limit=3", vec![11, 12, 13], Some("13")),
            ("after=57&limit=3", vec![58, 59, 60], None),
            ("after=4294967295", vec![], None),
            ("before=60", (10..=59).collect(), None),
            ("before=10&limit=3", vec![7, 8, 9], None),
            ("before=3", vec![1, 2], None),
            ("before=0", vec![], None),
            ("limit=100", (1..=60).collect(), None),
            (&format!("ids={},{}", all[8], all[2]), vec![3, 9], None),
            (
                &format!("ids={}", other["post"]["id"].as_str().unwrap()),
                vec![],
                None,
            ),
        ] {
            let (status, page) = client.get(&format!("{posts}?{query}")).await;
            assert_eq!(status, StatusCode::OK, "{query} {page}");
            assert_eq!(numbers(&page), expected, "{query}");
            assert_eq!(page.get("next").and_then(Value::as_str), next, "{query}");
        }
    }
}

#[tokio::test]
async fn the_same_request_is_answered_alike_after_all_has_changed() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (ada, token) = client.person("Ada").await;
        let begin = thread(1, "post/same");
        let (_, made) = client.post("/threads", Some(&token), &begin).await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let post = json!({"key": key(2), "text": "Once."});
        let (_, first) = client.post(&posts, Some(&token), &post).await;
        tables
            .run(
                "UPDATE thread SET closed_at = 1, closed_reason = 'x' WHERE id = $1",
                vec![id(&made["thread"])],
            )
            .await;
        let muted = i64::MAX;
        tables
            .run(
                "UPDATE person SET muted_until = $1 WHERE id = $2",
                vec![muted.into(), id(&ada)],
            )
            .await;
        let (status, again) = client.post(&posts, Some(&token), &post).await;
        assert_eq!((status, again), (StatusCode::CREATED, first));
        let (status, again) = client.post("/threads", Some(&token), &begin).await;
        assert_eq!(status, StatusCode::CREATED);
        assert_eq!(again["post"], made["post"]);
        // What is new is refused.
        let new = json!({"key": key(3), "text": "New."});
        let (status, problem) = client.post(&posts, Some(&token), &new).await;
        assert_eq!(
            (status, &problem["title"]),
            (StatusCode::FORBIDDEN, &json!("muted"))
        );
        let (status, _) = client
            .post("/threads", Some(&token), &thread(3, "post/same"))
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        let (_, bo) = client.person("Bo").await;
        assert_eq!(client.post(&posts, Some(&bo), &new).await.0, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn a_key_stands_for_one_thing() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client
            .post("/threads", Some(&token), &thread(1, "post/key"))
            .await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let post = |number| json!({"key": key(number), "text": "So."});
        assert_eq!(
            client.post(&posts, Some(&token), &post(1)).await.0,
            StatusCode::CONFLICT
        );
        client.post(&posts, Some(&token), &post(2)).await;
        let (status, _) = client
            .post("/threads", Some(&token), &thread(2, "post/key"))
            .await;
        assert_eq!(status, StatusCode::CONFLICT);
        let (_, other) = client
            .post("/threads", Some(&token), &thread(3, "post/key"))
            .await;
        let others = format!("/threads/{}/posts", other["thread"]["id"].as_str().unwrap());
        assert_eq!(
            client.post(&others, Some(&token), &post(2)).await.0,
            StatusCode::CONFLICT
        );
    }
}
