//! Posts are changed and removed by who wrote them.

use crate::client::{Client, key, thread};
use crate::tables::{Tables, id};
use axum::http::StatusCode;
use leerkring_core::discussion::EDIT_WINDOW;
use serde_json::{Value, json};

async fn edit(client: &Client, post: &Value, token: &str, text: &str) -> (StatusCode, Value) {
    let path = format!("/posts/{}", post["id"].as_str().unwrap());
    client
        .send("PATCH", &path, Some(token), Some(&json!({"text": text})))
        .await
}

async fn delete(client: &Client, post: &Value, token: &str) -> (StatusCode, Value) {
    let path = format!("/posts/{}", post["id"].as_str().unwrap());
    client.send("DELETE", &path, Some(token), None).await
}

#[tokio::test]
async fn a_post_is_changed_for_a_while_and_tells_what_it_said() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (_, made) = client.post("/threads", Some(&ada), &thread(1, "change/a")).await;
        let post = &made["post"];
        let versions = format!("/posts/{}/versions", post["id"].as_str().unwrap());
        // The clock stands still: each version has a time of its own all the same.
        for text in ["Two.", "Three.", "Three.", "\nThree. \n"] {
            let (status, changed) = edit(&client, post, &ada, text).await;
            assert_eq!(status, StatusCode::OK, "{changed}");
            assert_eq!(changed["post"]["text"], text.trim());
            assert!(changed["post"]["edited"].as_u64() > post["created"].as_u64());
        }
        let (_, list) = client.get(&versions).await;
        let texts: Vec<&Value> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| &v["text"])
            .collect();
        assert_eq!(texts, ["Who *else* tried this?", "Two."]);
        assert_eq!(list["items"][0]["at"], post["created"]);
        let told = tables
            .texts(
                "SELECT change FROM event WHERE thread_id = $1 ORDER BY id",
                vec![id(&made["thread"])],
            )
            .await;
        assert_eq!(told, ["thread-made", "post-changed", "post-changed"]);
        // For others it is as if it were not there to be changed.
        let missing = edit(&client, &json!({"id": key(9)}), &bo, "x").await;
        assert_eq!(missing.0, StatusCode::NOT_FOUND);
        assert_eq!(edit(&client, post, &bo, "x").await, missing);
        client.wait(EDIT_WINDOW - 1);
        assert_eq!(edit(&client, post, &ada, "Four.").await.0, StatusCode::OK);
        client.wait(1);
        let (status, problem) = edit(&client, post, &ada, "Five.").await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(problem["detail"].as_str().unwrap().contains("time"), "{problem}");
    }
}

#[tokio::test]
async fn many_versions_come_in_parts() {
    for client in Client::all().await {
        let (_, ada) = client.person("Ada").await;
        let (_, made) = client
            .post("/threads", Some(&ada), &thread(1, "change/many"))
            .await;
        for number in 0..25 {
            edit(&client, &made["post"], &ada, &format!("{number}")).await;
        }
        let versions = format!("/posts/{}/versions", made["post"]["id"].as_str().unwrap());
        let (_, first) = client.get(&versions).await;
        let next = first["next"].as_str().unwrap();
        let (_, second) = client.get(&format!("{versions}?after={next}")).await;
        assert_eq!(first["items"].as_array().unwrap().len(), 20);
        assert_eq!(second["items"][4]["text"], "23");
        assert!(second.get("next").is_none());
    }
}

#[tokio::test]
async fn what_a_moderator_removed_is_not_changed() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, made) = client
            .post("/threads", Some(&ada), &thread(1, "change/mod"))
            .await;
        edit(&client, &made["post"], &ada, "Secret.").await;
        for table in ["post", "thread"] {
            let row = if table == "post" {
                &made["post"]
            } else {
                &made["thread"]
            };
            tables
                .run(
                    &format!("UPDATE {table} SET state = 'removed' WHERE id = $1"),
                    vec![id(row)],
                )
                .await;
        }
        assert_eq!(
            edit(&client, &made["post"], &ada, "Mine.").await.0,
            StatusCode::FORBIDDEN
        );
        let versions = format!("/posts/{}/versions", made["post"]["id"].as_str().unwrap());
        assert_eq!(client.get_as(&versions, &ada).await.0, StatusCode::OK);
        assert_eq!(client.get(&versions).await.0, StatusCode::NOT_FOUND);
        assert_eq!(
            delete(&client, &made["post"], &ada).await.0,
            StatusCode::NO_CONTENT
        );
    }
}

#[tokio::test]
async fn a_removed_post_leaves_its_place_and_no_words() {
    for client in Client::all().await {
        let tables = Tables::of(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let mut begin = thread(1, "change/gone");
        begin["title"] = "Gonetitle".into();
        begin["text"] = "Gonetext".into();
        begin["quote"] = json!({"block": "start.1", "text": "Gonequote"});
        let (_, made) = client.post("/threads", Some(&ada), &begin).await;
        assert_eq!(made["thread"]["quote"]["text"], "Gonequote");
        let path = format!("/threads/{}", made["thread"]["id"].as_str().unwrap());
        let answer = json!({"key": key(2), "text": "Goneanswer"});
        let (_, answer) = client.post(&format!("{path}/posts"), Some(&bo), &answer).await;
        let mark = json!({"post": answer["post"]["id"]});
        client
            .send("PUT", &format!("{path}/answer"), Some(&ada), Some(&mark))
            .await;
        edit(&client, &made["post"], &ada, "Gonelater").await;
        let missing = delete(&client, &json!({"id": key(9)}), &bo).await;
        assert_eq!(missing.0, StatusCode::NOT_FOUND);
        assert_eq!(delete(&client, &made["post"], &bo).await, missing);
        // At any time, twice like once.
        client.wait(2 * EDIT_WINDOW);
        for _ in 0..2 {
            assert_eq!(
                delete(&client, &made["post"], &ada).await.0,
                StatusCode::NO_CONTENT
            );
            assert_eq!(
                delete(&client, &answer["post"], &bo).await.0,
                StatusCode::NO_CONTENT
            );
        }
        let (_, posts) = client.get_as(&format!("{path}/posts"), &ada).await;
        for number in 0..2 {
            let post = &posts["items"][number];
            assert_eq!(post["state"], "removed-by-author");
            assert_eq!((&post["text"], &post["number"]), (&json!(""), &json!(number + 1)));
        }
        let (_, thread) = client.get_as(&path, &ada).await;
        assert_eq!((&thread["title"], &thread["posts"]), (&json!(""), &json!(2)));
        assert!(thread.get("answer").is_none());
        assert!(!tables.dump().await.contains("Gone"));
        assert_eq!(
            edit(&client, &made["post"], &ada, "x").await.0,
            StatusCode::NOT_FOUND
        );
        let told = tables
            .texts(
                "SELECT change FROM event WHERE thread_id = $1 ORDER BY id DESC LIMIT 3",
                vec![id(&made["thread"])],
            )
            .await;
        assert_eq!(told, ["thread-changed", "post-changed", "post-changed"]);
    }
}
