//! Whatever is sent: a problem that says why, never a fault.

use crate::client::{Client, key, thread};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;

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
        for path in ["/threads/x/posts", &format!("/threads/{}/posts", key(1))] {
            assert_eq!(client.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(client.get("/people").await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
}
