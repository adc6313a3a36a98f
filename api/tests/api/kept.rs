//! Lists that are kept while nothing is written are what the database says, and hold what all see.

use crate::client::{Client, key, thread, unlimited};
use axum::http::StatusCode;
use futures_util::future::join_all;
use leerkring_api::Rules;
use serde_json::{Value, json};

/// Somebody who wrote what nobody else sees: for them nothing is kept.
async fn outsider(client: &Client) -> String {
    let (_, token) = client.person("Olu").await;
    client
        .post("/threads", Some(&token), &thread(9, "elsewhere/l"))
        .await;
    client
        .change("UPDATE post SET state = 'removed'; UPDATE thread SET state = 'removed'")
        .await;
    token
}

/// What copies of the program answer without a token, and to a reader, is what the database says.
async fn check(copies: &[&Client], paths: &[&str], (outsider, reader): (&str, &str), after: &str) {
    for path in paths {
        let (status, now) = copies[0].get_as(path, outsider).await;
        assert_eq!(status, StatusCode::OK, "{now}");
        // Twice: the second may come from what the first kept.
        for copy in copies.iter().chain(copies) {
            assert_eq!(copy.get(path).await.1, now, "{path} after {after}");
            assert_eq!(copy.get_as(path, reader).await.1, now, "{path} after {after}");
        }
    }
}

#[tokio::test]
async fn every_change_is_seen_at_once_by_all_copies() {
    for client in Client::all().await {
        let other = client.copy(unlimited()).await;
        let outsider = outsider(&client).await;
        let (_, reader) = client.person("Bo").await;
        let asking = (outsider.as_str(), reader.as_str());
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
        check(&both, &paths, asking, "the first post").await;

        let body = json!({"key": key(2), "text": "Also here."});
        let (_, answer) = other.post(&posts, Some(&token), &body).await;
        check(&both, &paths, asking, "an answer in the other copy").await;

        let post = format!("/posts/{}", answer["post"]["id"].as_str().unwrap());
        let edit = json!({"text": "Also there."});
        let (status, _) = client.send("PATCH", &post, Some(&token), Some(&edit)).await;
        assert_eq!(status, StatusCode::OK);
        check(&both, &paths, asking, "a change").await;

        let mark = json!({"helpful": true});
        let (status, _) = other
            .send("PUT", &format!("{post}/helpful"), Some(&outsider), Some(&mark))
            .await;
        assert_eq!(status, StatusCode::OK);
        check(&both, &paths, asking, "a mark").await;

        // As `leerkring moderator add` does while the site is served.
        client
            .change("UPDATE person SET moderator = TRUE WHERE name = 'Ada'")
            .await;
        check(&both, &paths, asking, "a change by another program").await;

        let (status, _) = other.send("DELETE", "/people/me", Some(&token), None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        check(&both, &paths, asking, "erasing").await;
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

#[tokio::test]
async fn what_only_its_author_sees_is_never_kept() {
    let approving = Rules {
        approve_first: 1,
        ..unlimited()
    };
    for client in Client::all_with(approving).await {
        let (_, bo) = client.person("Bo").await;
        let (_, made) = client.post("/threads", Some(&bo), &thread(1, "c/l")).await;
        client
            .change("UPDATE post SET state = 'shown'; UPDATE thread SET state = 'shown'")
            .await;
        let (_, ada) = client.person("Ada").await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let body = json!({"key": key(2), "text": "Not looked at yet."});
        client.post(&posts, Some(&ada), &body).await;
        let said = async |token: Option<&str>| {
            let (_, list) = client.send("GET", &posts, token, None).await;
            list["items"][1]["text"].as_str().unwrap().to_owned()
        };
        for _ in 0..2 {
            assert_eq!(said(Some(&ada)).await, "Not looked at yet.");
            assert_eq!(said(Some(&bo)).await, "");
            assert_eq!(said(None).await, "");
        }
    }
}

#[tokio::test]
async fn what_is_asked_for_oneself_is_never_kept() {
    for client in Client::all().await {
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        client.post("/threads", Some(&ada), &thread(1, "c/l")).await;
        let mine = "/threads?about=c/l&mine=true";
        for _ in 0..2 {
            assert_eq!(
                client.get_as(mine, &ada).await.1["items"]
                    .as_array()
                    .unwrap()
                    .len(),
                1
            );
            assert_eq!(client.get_as(mine, &bo).await.1["items"], json!([]));
            assert_eq!(client.get(mine).await.0, StatusCode::UNAUTHORIZED);
        }
    }
}
