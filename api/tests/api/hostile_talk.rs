//! Whatever is sent to threads, posts, people and polls: a problem that says why, never a fault.

use crate::client::{Client, key, thread};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

async fn raw(client: &Client, method: &str, path: &str, token: &str, body: &str) -> StatusCode {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    let (status, _) = client
        .ask(request.body(Body::from(body.to_owned())).unwrap())
        .await;
    status
}

#[tokio::test]
async fn wrong_queries_are_refused() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "bad/q")).await;
        let posts = format!("/threads/{}/posts", made["thread"]["id"].as_str().unwrap());
        let versions = format!("/posts/{}/versions", made["post"]["id"].as_str().unwrap());
        let many = vec![key(1); 51].join(",");
        let threads = [
            "",
            "about=",
            "about=c",
            "about=*",
            "about=c/%25",
            "about=c/l%00",
            "about=c/l%FF",
            "about=c/l&course=c",
            "about=c/l&about=c/l",
            "course=",
            "course=c%25",
            "course=c/l",
            "course=_",
            "ids=",
            "ids=x",
            &format!("ids={many}"),
            &format!("ids={},", key(1)),
            "about=c/l&sort=best",
            "about=c/l&mine=1",
            "about=c/l&unanswered=",
            "about=c/l&after=",
            "about=c/l&after=%00",
            "about=c/l&after=active.0.1.x",
            "about=c/l&after=active.0.-99999999999999999999.00000000-0000-4000-8000-000000000001",
            "about=c/l&limit=5",
        ]
        .map(|query| format!("/threads?{query}"));
        let posts = [
            "after=-1",
            "after=4294967296",
            "after=",
            "before=x",
            "after=1&before=2",
            "after=1&after=2",
            "limit=0",
            "limit=101",
            "limit=-1",
            "ids=",
            &format!("ids={many}"),
            &format!("ids={}&after=1", key(1)),
            "sort=newest",
        ]
        .map(|query| format!("{posts}?{query}"));
        let versions = ["after=x", "after=-1", "more=1"].map(|query| format!("{versions}?{query}"));
        for path in threads.iter().chain(&posts).chain(&versions) {
            let (status, problem) = client.get_as(path, &token).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {problem}");
        }
    }
}

#[tokio::test]
async fn wrong_bodies_are_refused_everywhere() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "bad/b")).await;
        let thread_path = format!("/threads/{}", made["thread"]["id"].as_str().unwrap());
        let post_path = format!("/posts/{}", made["post"]["id"].as_str().unwrap());
        let good = [
            ("POST", "/threads".to_owned(), thread(2, "bad/b")),
            (
                "POST",
                format!("{thread_path}/posts"),
                json!({"key": key(3), "text": "So."}),
            ),
            ("PATCH", post_path.clone(), json!({"text": "So."})),
            ("PUT", format!("{post_path}/helpful"), json!({"helpful": true})),
            ("PUT", format!("{thread_path}/answer"), json!({"post": key(3)})),
            (
                "POST",
                "/votes".to_owned(),
                json!({"voter": key(1), "poll": "c/l#poll", "option": "yes"}),
            ),
            ("POST", "/people".to_owned(), json!({"name": "Ada"})),
        ];
        for (method, path, body) in &good {
            let object = body.as_object().unwrap();
            let mut bad: Vec<String> = ["", "null", "1", "\"x\"", "[]", "[{}]", "{", "{\"\\ud800\":1}"]
                .map(str::to_owned)
                .into();
            // The fields' values in their order are not the object.
            bad.push(Value::from_iter(object.values().cloned()).to_string());
            bad.push("[true]".to_owned());
            bad.push("{".repeat(100_000));
            let mut more = body.clone();
            more["more"] = 1.into();
            bad.push(more.to_string());
            for field in object.keys() {
                for value in [json!([]), json!({}), json!("\u{0}"), json!(1)] {
                    let mut wrong = body.clone();
                    wrong[field] = value;
                    bad.push(wrong.to_string());
                }
                let mut wrong = body.clone();
                wrong[field] = "@".into();
                bad.push(wrong.to_string().replace("\"@\"", "\"a\\ud800b\""));
            }
            for bad in bad {
                let status = raw(&client, method, path, &token, &bad).await;
                assert_eq!(
                    status,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "{method} {path} {bad:.80}"
                );
            }
        }
    }
}

#[tokio::test]
async fn wrong_words_are_refused() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let quote = |block: &str, text: &str| json!({"block": block, "text": text});
        for (field, value) in [
            ("title", json!("")),
            ("title", json!("\u{200b}")),
            ("title", json!("a\u{202e}b")),
            ("title", json!("a".repeat(141))),
            ("text", json!(" \n ")),
            ("text", json!("a\u{0}b")),
            ("text", json!("a\u{2066}b")),
            ("text", json!("a".repeat(10_001))),
            ("kind", json!("rant")),
            ("key", json!("x")),
            ("quote", quote("a.1", "")),
            ("quote", quote("a.1", "a\u{202e}b")),
            ("quote", quote("a.1", &"a".repeat(501))),
            ("quote", quote("", "a")),
            ("quote", quote("../a", "a")),
            ("quote", quote("a.1\u{0}", "a")),
            ("quote", quote(&"a".repeat(200), "a")),
            ("quote", json!({"block": "a.1"})),
            ("quote", json!({"block": "a.1", "text": "a", "more": 1})),
        ] {
            let mut body = thread(1, "bad/w");
            body[field] = value;
            let (status, problem) = client.post("/threads", Some(&token), &body).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {problem}");
        }
        let mut body = thread(1, "bad/w");
        body["title"] = "a".repeat(1_000_000).into();
        let (status, _) = client.post("/threads", Some(&token), &body).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        let mut body = thread(1, "bad/w");
        body["quote"] = quote("start.2", " two\n   words ");
        let (_, made) = client.post("/threads", Some(&token), &body).await;
        assert_eq!(made["thread"]["quote"]["text"], "two words");
    }
}

#[tokio::test]
async fn without_a_token_nothing_is_changed() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (_, made) = client.post("/threads", Some(&token), &thread(1, "bad/t")).await;
        let thread_path = format!("/threads/{}", made["thread"]["id"].as_str().unwrap());
        let post_path = format!("/posts/{}", made["post"]["id"].as_str().unwrap());
        for (method, path, body) in [
            (
                "POST",
                format!("{thread_path}/posts"),
                Some(json!({"key": key(2), "text": "a"})),
            ),
            ("PATCH", post_path.clone(), Some(json!({"text": "a"}))),
            ("DELETE", post_path.clone(), None),
            (
                "PUT",
                format!("{post_path}/helpful"),
                Some(json!({"helpful": true})),
            ),
            (
                "PUT",
                format!("{thread_path}/answer"),
                Some(json!({"post": null})),
            ),
            ("DELETE", "/people/me".to_owned(), None),
        ] {
            for token in [None, Some("x"), Some(&*"0".repeat(64))] {
                let (status, _) = client.send(method, &path, token, body.as_ref()).await;
                assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
            }
            let path = path.replace(made["post"]["id"].as_str().unwrap(), "%00");
            let path = path.replace(made["thread"]["id"].as_str().unwrap(), "..%2f");
            if path != "/people/me" {
                let (status, _) = client.send(method, &path, Some(&token), body.as_ref()).await;
                assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}");
            }
        }
    }
}
