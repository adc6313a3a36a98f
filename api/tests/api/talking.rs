//! Threads are begun, answered and read.

use crate::client::{Client, key, thread};
use axum::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn a_thread_is_begun_answered_and_read() {
    for client in Client::all().await {
        let (ada, token) = client.person("  Ada   Lovelace ").await;
        assert_eq!(ada["name"], "Ada Lovelace");
        let (status, made) = client.post("/threads", Some(&token), &thread(1, "c/l")).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        let id = made["thread"]["id"].as_str().unwrap().to_owned();
        let (_, bo) = client.person("Bo").await;
        let answer = json!({"key": key(2), "text": "We did.", "reply_to": made["post"]["id"]});
        let (status, post) = client
            .post(&format!("/threads/{id}/posts"), Some(&bo), &answer)
            .await;
        assert_eq!(status, StatusCode::CREATED, "{post}");
        // An answer cannot be answered.
        let deeper = json!({"key": key(3), "text": "Really?", "reply_to": post["post"]["id"]});
        let (status, _) = client
            .post(&format!("/threads/{id}/posts"), Some(&token), &deeper)
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let (_, list) = client.get("/threads?about=c/l").await;
        assert_eq!(list["items"][0]["posts"], 2);
        assert_eq!(list["items"][0]["author"]["name"], "Ada Lovelace");
        let (_, posts) = client.get(&format!("/threads/{id}/posts")).await;
        let texts: Vec<&str> = posts["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|post| post["text"].as_str().unwrap())
            .collect();
        assert_eq!(texts, ["Who *else* tried this?", "We did."]);
        assert_eq!(posts["items"][1]["author"]["name"], "Bo");
    }
}

#[tokio::test]
async fn the_same_request_twice_makes_one() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, first) = client.post("/threads", Some(&token), &thread(1, "c/twice")).await;
        let (_, again) = client.post("/threads", Some(&token), &thread(1, "c/twice")).await;
        assert_eq!(first, again);
        // Another person's key is another request.
        let (_, other) = client.person("Bo").await;
        let (_, theirs) = client.post("/threads", Some(&other), &thread(1, "c/twice")).await;
        assert_ne!(theirs["thread"]["id"], first["thread"]["id"]);
        let posts = format!("/threads/{}/posts", first["thread"]["id"].as_str().unwrap());
        let post = json!({"key": key(9), "text": "Once."});
        let (_, one) = client.post(&posts, Some(&token), &post).await;
        let (_, two) = client.post(&posts, Some(&token), &post).await;
        assert_eq!(one, two);
        assert_eq!(client.get(&posts).await.1["items"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn lists_come_in_parts() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        for number in 0..25 {
            let about = if number % 2 == 0 { "c/parts" } else { "c/parts#q" };
            client
                .post("/threads", Some(&token), &thread(number, about))
                .await;
        }
        let (_, first) = client.get("/threads?about=c/parts").await;
        let next = first["next"].as_str().unwrap();
        let (_, second) = client.get(&format!("/threads?about=c/parts&after={next}")).await;
        assert_eq!(first["items"].as_array().unwrap().len(), 20);
        assert_eq!(second["items"].as_array().unwrap().len(), 5);
        assert!(second.get("next").is_none());
        let (_, question) = client.get("/threads?about=c/parts%23q").await;
        assert_eq!(question["items"].as_array().unwrap().len(), 12);
    }
}
