//! A post is found by its id alone, by those who see it.

use crate::client::{Client, key, thread};
use axum::http::StatusCode;
use leerkring_api::Rules;
use serde_json::json;

#[tokio::test]
async fn a_post_is_found_wherever_it_stands() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "c/found")).await;
        let answers = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let answer = json!({"key": key(2), "text": "Here."});
        let (_, answer) = client.post(&answers, Some(&token), &answer).await;
        let id = answer["post"]["id"].as_str().unwrap();
        let (status, post) = client.get(&format!("/posts/{id}")).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(post, answer["post"]);
        assert_eq!(post["thread"], made["thread"]["id"]);
    }
}

#[tokio::test]
async fn what_is_not_to_be_seen_answers_as_what_is_not_there() {
    let rules = Rules {
        approve_first: 1,
        ..Rules::default()
    };
    for client in Client::all_with(rules).await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client
            .post("/threads", Some(&token), &thread(1, "c/unseen"))
            .await;
        let path = format!("/posts/{}", made["post"]["id"].as_str().unwrap());
        let nothing = client.get(&format!("/posts/{}", key(9))).await;
        assert_eq!(nothing.0, StatusCode::NOT_FOUND);
        assert_eq!(client.get(&path).await, nothing);
        let (status, post) = client.get_as(&path, &token).await;
        assert_eq!((status, &post["text"]), (StatusCode::OK, &made["post"]["text"]));
    }
}
