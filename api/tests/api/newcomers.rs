//! On a site where posts of newcomers wait, nobody sees what no moderator saw.

use crate::client::{Client, key, thread, unlimited};
use crate::moderation::scene::{act, moderator, wanted};
use axum::http::StatusCode;
use leerkring_api::Rules;
use serde_json::{Value, json};

fn approving() -> Rules {
    Rules {
        approve_first: 1,
        ..unlimited()
    }
}

fn id(made: &Value) -> &str {
    made["id"].as_str().unwrap()
}

#[tokio::test]
async fn newcomers_wait_unseen_but_counted() {
    for client in Client::all_with(approving()).await {
        let (_, ada) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(1, "post/wait")).await;
        assert_eq!(made["post"]["state"], "waiting");
        assert_eq!(made["post"]["text"], "Who *else* tried this?");
        let path = format!("/threads/{}", made["thread"]["id"].as_str().unwrap());
        let (_, bo) = client.person("Bo").await;
        let missing = client.get_as(&format!("/threads/{}", key(9)), &bo).await;
        assert_eq!(client.get_as(&path, &bo).await, missing);
        assert_eq!(client.get_as(&format!("{path}/posts"), &bo).await, missing);
        let (_, list) = client.get("/threads?about=post/wait").await;
        assert_eq!(list["items"], json!([]));
        let (_, own) = client.get_as(&path, &ada).await;
        assert_eq!((&own["posts"], &own["title"]), (&json!(1), &json!("Who else?")));
        let answer = json!({"key": key(2), "text": "Me."});
        let (status, _) = client.post(&format!("{path}/posts"), Some(&bo), &answer).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        // An answer of one's own would put the thread before all.
        let (status, _) = client.post(&format!("{path}/posts"), Some(&ada), &answer).await;
        assert_eq!(status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn a_name_is_not_seen_before_the_words_are() {
    for client in Client::all_with(approving()).await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Buy at spam.example").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(1, "new/name")).await;
        act(&client, &keeper, "approve", &[id(&made["post"])]).await;
        let posts = format!("/threads/{}/posts", id(&made["thread"]));
        let answer = json!({"key": key(2), "text": "Me."});
        let (status, waits) = client.post(&posts, Some(&bo), &answer).await;
        assert_eq!(
            (status, &waits["post"]["state"]),
            (StatusCode::CREATED, &json!("waiting"))
        );
        assert_eq!(waits["post"]["author"]["name"], "Buy at spam.example");
        let (_, list) = client.get(&posts).await;
        assert_eq!(list["items"][0]["author"]["name"], "Ada");
        assert!(list["items"][1].get("author").is_none());
        act(&client, &keeper, "remove", &[id(&waits["post"])]).await;
        let (_, list) = client.get(&posts).await;
        assert!(list["items"][1].get("author").is_none());
    }
}

#[tokio::test]
async fn what_a_moderator_did_not_read_is_not_approved() {
    for client in Client::all_with(approving()).await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(1, "new/edit")).await;
        let post = id(&made["post"]);
        let path = format!("/posts/{post}");
        let edit = async |text: &str| {
            let (status, changed) = client
                .send("PATCH", &path, Some(&ada), Some(&json!({"text": text})))
                .await;
            assert_eq!(status, StatusCode::OK, "{changed}");
            changed["post"].clone()
        };
        let changed = edit("Nice words.").await;
        let mut approve = wanted("approve", &[post]);
        let (status, refused) = client.post("/moderation/acts", Some(&keeper), &approve).await;
        assert_eq!(status, StatusCode::CONFLICT, "{refused}");
        approve["edited"] = json!({post: changed["edited"]});
        let (status, done) = client.post("/moderation/acts", Some(&keeper), &approve).await;
        assert_eq!(status, StatusCode::CREATED, "{done}");
        // What it said before was seen by nobody, and so is no history.
        let (_, before) = client.get(&format!("{path}/versions")).await;
        assert_eq!(before["items"], json!([]));
        let (status, _) = client.get(&path).await;
        assert_eq!(status, StatusCode::OK);
        // Words that were put in the place of the approved ones wait again.
        let changed = edit("Buy at spam.example.").await;
        assert_eq!(changed["state"], "waiting");
        let (status, _) = client.get(&path).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let (_, list) = client.get("/threads?about=new/edit").await;
        assert_eq!(list["items"], json!([]));
    }
}
