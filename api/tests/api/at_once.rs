//! Requests at the same time: the same one makes one, and no count is lost.

use crate::client::{Client, key, thread};
use axum::http::StatusCode;
use futures_util::future::join_all;
use serde_json::{Value, json};

async fn mark(client: &Client, post: &str, token: &str, helpful: bool) -> (StatusCode, Value) {
    let path = format!("/posts/{post}/helpful");
    client
        .send("PUT", &path, Some(token), Some(&json!({"helpful": helpful})))
        .await
}

fn id(made: &Value) -> String {
    made["id"].as_str().unwrap().to_owned()
}

async fn people(client: &Client, count: usize) -> Vec<String> {
    let all = join_all((0..count).map(|_| client.person("Bo"))).await;
    all.into_iter().map(|(_, token)| token).collect()
}

#[tokio::test]
async fn eight_equal_requests_at_once_make_one() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let begin = thread(1, "once/a");
        let all = join_all((0..8).map(|_| client.post("/threads", Some(&token), &begin))).await;
        for (status, made) in &all {
            assert_eq!(*status, StatusCode::CREATED, "{made}");
            assert_eq!(made, &all[0].1);
        }
        let (_, list) = client.get("/threads?about=once/a").await;
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        let posts = format!("/threads/{}/posts", id(&all[0].1["thread"]));
        let post = json!({"key": key(2), "text": "Once."});
        let all = join_all((0..8).map(|_| client.post(&posts, Some(&token), &post))).await;
        for (status, made) in &all {
            assert_eq!(*status, StatusCode::CREATED, "{made}");
            assert_eq!(made, &all[0].1);
        }
        let (_, list) = client.get(&posts).await;
        assert_eq!(list["items"].as_array().unwrap().len(), 2);
        // Changed to the same at once: one version.
        let path = format!("/posts/{}", id(&all[0].1["post"]));
        let change = json!({"text": "Changed."});
        let all = join_all((0..8).map(|_| client.send("PATCH", &path, Some(&token), Some(&change)))).await;
        assert!(all.iter().all(|(status, _)| *status == StatusCode::OK), "{all:?}");
        let (_, list) = client.get(&format!("{path}/versions")).await;
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn no_number_and_no_count_is_lost() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "once/b")).await;
        let (path, post) = (format!("/threads/{}", id(&made["thread"])), id(&made["post"]));
        let tokens = people(&client, 8).await;
        let body = json!({"key": key(2), "text": "So."});
        let posts = format!("{path}/posts");
        let all = join_all(tokens.iter().map(|token| client.post(&posts, Some(token), &body))).await;
        assert!(
            all.iter().all(|(status, _)| *status == StatusCode::CREATED),
            "{all:?}"
        );
        let (_, list) = client.get(&posts).await;
        let numbers: Vec<_> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["number"].clone())
            .collect();
        assert_eq!(numbers, (1..=9).map(Value::from).collect::<Vec<_>>());
        // Each twice.
        let marks = tokens.iter().chain(&tokens);
        let all = join_all(marks.map(|token| mark(&client, &post, token, true))).await;
        assert!(all.iter().all(|(status, _)| *status == StatusCode::OK), "{all:?}");
        assert_eq!(client.get(&path).await.1["helpful"], 8);
        // One takes it back eight times, one marks another post, and two are forgotten.
        let other = id(&list["items"][1]);
        let back = join_all((0..8).map(|_| mark(&client, &post, &tokens[0], false)));
        let another = mark(&client, &other, &token, true);
        let forgotten = join_all(
            [&tokens[1], &tokens[1], &tokens[2]]
                .map(|token| client.send("DELETE", "/people/me", Some(token), None)),
        );
        let (back, (another, gone)) =
            futures_util::future::join(back, futures_util::future::join(another, forgotten)).await;
        assert!(
            back.iter().all(|(status, _)| *status == StatusCode::OK),
            "{back:?}"
        );
        // The author of the other post may have been forgotten first.
        assert!(!another.0.is_server_error(), "{another:?}");
        assert!(
            gone.iter()
                .all(|(status, _)| matches!(*status, StatusCode::NO_CONTENT | StatusCode::UNAUTHORIZED)),
            "{gone:?}"
        );
        let (_, list) = client.get(&posts).await;
        assert_eq!(list["items"][0]["helpful"], 5);
        let sum: u64 = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|p| p["state"] == "shown")
            .map(|p| p["helpful"].as_u64().unwrap())
            .sum();
        assert_eq!(client.get(&path).await.1["helpful"], sum);
    }
}

#[tokio::test]
async fn everything_at_once_is_no_fault() {
    for client in Client::all().await {
        let tokens = people(&client, 6).await;
        let (_, made) = client
            .post("/threads", Some(&tokens[0]), &thread(1, "once/c"))
            .await;
        let (path, post) = (
            format!("/threads/{}", id(&made["thread"])),
            format!("/posts/{}", id(&made["post"])),
        );
        let posts = format!("{path}/posts");
        let mut requests: Vec<(&str, String, usize, Option<Value>)> = Vec::new();
        for (number, _) in tokens.iter().enumerate() {
            let new = json!({"key": key(7), "text": "So."});
            requests.push(("POST", posts.clone(), number, Some(new.clone())));
            requests.push((
                "PUT",
                format!("{post}/helpful"),
                number,
                Some(json!({"helpful": true})),
            ));
            requests.push((
                "PATCH",
                post.clone(),
                number,
                Some(json!({"text": number.to_string()})),
            ));
            requests.push((
                "PUT",
                format!("{path}/answer"),
                number,
                Some(json!({"post": null})),
            ));
            requests.push(("GET", posts.clone(), number, None));
            requests.push(("GET", "/people/me/file".to_owned(), number, None));
            if number % 2 == 0 {
                requests.push(("DELETE", post.clone(), number, None));
                requests.push(("DELETE", "/people/me".to_owned(), number, None));
            }
            requests.push(("POST", posts.clone(), number, Some(new)));
        }
        let all = join_all(requests.iter().map(|(method, path, number, body)| {
            client.send(
                method,
                path,
                tokens.get(*number).map(String::as_str),
                body.as_ref(),
            )
        }))
        .await;
        for ((status, answer), request) in all.iter().zip(&requests) {
            assert!(!status.is_server_error(), "{request:?} {answer}");
        }
    }
}
