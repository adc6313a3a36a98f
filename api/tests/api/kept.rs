//! Lists without a token, which are kept while nothing is written, are the lists that a token brings.

use crate::client::{Client, key, thread, unlimited};
use axum::http::StatusCode;
use futures_util::future::join_all;
use serde_json::{Value, json};

/// What copies of the program answer without a token is what the database says.
async fn check(copies: &[&Client], paths: &[&str], outsider: &str, after: &str) {
    for path in paths {
        let (status, now) = copies[0].get_as(path, outsider).await;
        assert_eq!(status, StatusCode::OK, "{now}");
        // Twice: the second may come from what the first kept.
        for copy in copies.iter().chain(copies) {
            assert_eq!(copy.get(path).await.1, now, "{path} after {after}");
        }
    }
}

#[tokio::test]
async fn every_change_is_seen_at_once_by_all_copies() {
    for client in Client::all().await {
        let other = client.copy(unlimited()).await;
        let (_, outsider) = client.person("Olu").await;
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "c/l")).await;
        let id = made["thread"]["id"].as_str().unwrap().to_owned();
        let posts = format!("/threads/{id}/posts");
        let paths = [
            posts.as_str(),
            "/threads?about=c/l",
            "/threads?course=c&sort=helpful",
        ];
        let both = [&client, &other];
        check(&both, &paths, &outsider, "the first post").await;

        let body = json!({"key": key(2), "text": "Also here."});
        let (_, answer) = other.post(&posts, Some(&token), &body).await;
        check(&both, &paths, &outsider, "an answer in the other copy").await;

        let post = format!("/posts/{}", answer["post"]["id"].as_str().unwrap());
        let edit = json!({"text": "Also there."});
        let (status, _) = client.send("PATCH", &post, Some(&token), Some(&edit)).await;
        assert_eq!(status, StatusCode::OK);
        check(&both, &paths, &outsider, "a change").await;

        let mark = json!({"helpful": true});
        let (status, _) = other
            .send("PUT", &format!("{post}/helpful"), Some(&outsider), Some(&mark))
            .await;
        assert_eq!(status, StatusCode::OK);
        check(&both, &paths, &outsider, "a mark").await;

        // As `leerkring moderator add` does while the site is served.
        client
            .change("UPDATE person SET moderator = TRUE WHERE name = 'Ada'")
            .await;
        check(&both, &paths, &outsider, "a change by another program").await;

        let (status, _) = other.send("DELETE", "/people/me", Some(&token), None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        check(&both, &paths, &outsider, "erasing").await;
        assert_eq!(client.get(&posts).await.1["items"][0]["text"], "");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_was_told_that_it_is_kept_finds_it_in_the_list() {
    for client in Client::all().await {
        let other = client.copy(unlimited()).await;
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(0, "c/l")).await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let writers = (1..=8_u8).map(|writer| {
            let (client, other, posts) = (&client, &other, &posts);
            async move {
                let (_, token) = client.person("Bo").await;
                for turn in 0..5 {
                    let text = format!("{writer} said {turn}.");
                    let body = json!({"key": key(writer * 8 + turn), "text": text});
                    let (status, made) = client.post(posts, Some(&token), &body).await;
                    assert_eq!(status, StatusCode::CREATED, "{made}");
                    for copy in [client, other] {
                        let (_, list) = copy.get(posts).await;
                        let mut items = list["items"].as_array().unwrap().iter();
                        assert!(items.any(|item: &Value| item["text"] == *text), "{text}");
                    }
                }
            }
        });
        join_all(writers).await;
    }
}
