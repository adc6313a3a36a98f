//! Posts are found helpful, and questions answered.

use crate::client::{Client, key, thread};
use crate::tables::{Tables, id};
use axum::http::StatusCode;
use serde_json::{Value, json};

async fn mark(client: &Client, post: &Value, token: &str, helpful: bool) -> (StatusCode, Value) {
    let path = format!("/posts/{}/helpful", post["id"].as_str().unwrap());
    client
        .send("PUT", &path, Some(token), Some(&json!({"helpful": helpful})))
        .await
}

#[tokio::test]
async fn a_post_is_helpful_once_for_each_but_its_author() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (_, cy) = client.person("Cy").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(1, "help/a")).await;
        let (post, path) = (
            &made["post"],
            format!("/threads/{}", made["thread"]["id"].as_str().unwrap()),
        );
        for (token, helpful, count) in [
            (&bo, false, 0),
            (&bo, true, 1),
            (&bo, true, 1),
            (&cy, true, 2),
            (&bo, false, 1),
            (&bo, false, 1),
        ] {
            let (status, marked) = mark(&client, post, token, helpful).await;
            assert_eq!(status, StatusCode::OK, "{marked}");
            assert_eq!(marked["post"]["helpful"], count);
            assert_eq!(marked["post"]["author"]["name"], "Ada");
            assert_eq!(client.get(&path).await.1["helpful"], count);
        }
        assert_eq!(mark(&client, post, &ada, true).await.0, StatusCode::FORBIDDEN);
        tables
            .run("UPDATE post SET state = 'hidden' WHERE id = $1", vec![id(post)])
            .await;
        let missing = mark(&client, &json!({"id": key(9)}), &bo, true).await;
        assert_eq!(missing.0, StatusCode::NOT_FOUND);
        assert_eq!(mark(&client, post, &bo, true).await, missing);
    }
}

#[tokio::test]
async fn who_asked_says_what_answered() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (mo, moderator) = client.person("Mo").await;
        tables.make_moderator(&mo).await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(1, "help/b")).await;
        let mut talk = thread(2, "help/b");
        talk["kind"] = "discussion".into();
        let (_, talk) = client.post("/threads", Some(&ada), &talk).await;
        let at = |made: &Value| format!("/threads/{}", made["thread"]["id"].as_str().unwrap());
        let post = |number| json!({"key": key(number), "text": "So."});
        let (_, first) = client
            .post(&format!("{}/posts", at(&made)), Some(&bo), &post(3))
            .await;
        let (_, second) = client
            .post(&format!("{}/posts", at(&made)), Some(&bo), &post(4))
            .await;
        let (_, other) = client
            .post(&format!("{}/posts", at(&talk)), Some(&bo), &post(5))
            .await;
        tables
            .run(
                "UPDATE post SET state = 'removed' WHERE id = $1",
                vec![id(&second["post"])],
            )
            .await;
        let none = json!({"post": null});
        let some = json!({"post": first["post"]["id"]});
        for (token, thread, answer, status) in [
            (&bo, &made, &some, StatusCode::NOT_FOUND),
            (
                &ada,
                &made,
                &json!({"post": key(9)}),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                &ada,
                &made,
                &json!({"post": made["post"]["id"]}),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                &ada,
                &made,
                &json!({"post": second["post"]["id"]}),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                &ada,
                &made,
                &json!({"post": other["post"]["id"]}),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                &ada,
                &talk,
                &json!({"post": other["post"]["id"]}),
                StatusCode::FORBIDDEN,
            ),
            (&ada, &made, &some, StatusCode::OK),
            (&ada, &made, &some, StatusCode::OK),
            (&moderator, &made, &none, StatusCode::OK),
            (&moderator, &made, &some, StatusCode::OK),
        ] {
            let path = format!("{}/answer", at(thread));
            let (got, body) = client.send("PUT", &path, Some(token), Some(answer)).await;
            assert_eq!(got, status, "{answer} {body}");
            if status == StatusCode::OK {
                assert_eq!(
                    body.get("answer"),
                    answer.get("post").filter(|post| !post.is_null())
                );
                assert_eq!(body["author"]["name"], "Ada");
            }
        }
        let told = tables
            .texts(
                "SELECT change FROM event WHERE thread_id = $1 AND change = 'thread-changed'",
                vec![id(&made["thread"])],
            )
            .await;
        assert_eq!(told.len(), 3);
    }
}
