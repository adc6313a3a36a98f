//! The API as a client sees it, on SQLite and, where `LEERKRING_TEST_POSTGRES` names one, on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use leerkring_api::{Database, router};
use serde_json::{Value, json};
use tower::ServiceExt;

struct Client {
    app: Router,
    _folder: tempfile::TempDir,
}

impl Client {
    async fn all() -> Vec<Self> {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::in_folder(folder.path()).await.unwrap();
        let mut all = vec![Self {
            app: router(database),
            _folder: folder,
        }];
        if let Ok(url) = std::env::var("LEERKRING_TEST_POSTGRES") {
            all.push(Self {
                app: router(Database::on_postgres(&url).await.unwrap()),
                _folder: tempfile::tempdir().unwrap(),
            });
        }
        all
    }

    async fn ask(&self, request: Request<Body>) -> (StatusCode, Value) {
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let (status, kind) = (
            answer.status(),
            answer.headers()["content-type"].to_str().unwrap().to_owned(),
        );
        assert_eq!(
            kind == "application/problem+json",
            !status.is_success(),
            "{status} {kind}"
        );
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> (StatusCode, Value) {
        let mut request = Request::post(path).header("content-type", "application/json");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        self.ask(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn person(&self, name: &str) -> (Value, String) {
        let (status, made) = self.post("/people", None, &json!({"name": name})).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        (made["person"].clone(), made["token"].as_str().unwrap().to_owned())
    }
}

fn key(number: u8) -> String {
    format!("00000000-0000-4000-8000-0000000000{number:02x}")
}

fn thread(number: u8, about: &str) -> Value {
    json!({"key": key(number), "about": about, "kind": "question", "title": "Who else?", "text": "Who *else* tried this?"})
}

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

#[tokio::test]
async fn bad_requests_are_problems_and_never_faults() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        for name in ["", " ", "a\0", "\u{202e}a", &"a".repeat(1_000_000)] {
            let (status, problem) = client.post("/people", None, &json!({"name": name})).await;
            assert!(status.is_client_error(), "{problem}");
        }
        for body in [
            "",
            "[]",
            "{}",
            "null",
            "{\"name\":1}",
            "{\"name\":\"a\",\"more\":1}",
            "{\"name\":\"\\ud800\"}",
            &"[".repeat(100_000),
        ] {
            let request = Request::post("/people").header("content-type", "application/json");
            let (status, _) = client
                .ask(request.body(Body::from(body.to_owned())).unwrap())
                .await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body:.40}");
        }
        let request = Request::post("/people")
            .body(Body::from("{\"name\":\"a\"}"))
            .unwrap();
        assert_eq!(client.ask(request).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        for token in [None, Some(""), Some("0"), Some(&*"0".repeat(64))] {
            let (status, _) = client.post("/threads", token, &thread(1, "c/l")).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{token:?}");
        }
        for about in ["", "c", "*", "../x", "c/l/m"] {
            let (status, _) = client.post("/threads", Some(&token), &thread(1, about)).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{about}");
        }
        for path in [
            "/nothing",
            "/threads/x/posts",
            &format!("/threads/{}/posts", key(1)),
        ] {
            assert_eq!(client.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(client.get("/people").await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[tokio::test]
async fn copies_that_start_at_once_migrate_once() {
    let folder = tempfile::tempdir().unwrap();
    let opening = (0..6).map(|_| {
        let folder = folder.path().to_owned();
        tokio::spawn(async move {
            Database::in_folder(&folder)
                .await
                .map(|_| ())
                .map_err(|error| error.to_string())
        })
    });
    for opened in opening.collect::<Vec<_>>() {
        assert_eq!(opened.await.unwrap(), Ok(()));
    }
}
