//! What stands in the head of answers, and that whatever is refused is a problem.

use crate::client::{Client, unlimited};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use leerkring_api::Rules;
use tower::ServiceExt;

const PAGE: &str = "https://learn.example";

fn shared() -> Rules {
    Rules {
        origins: vec![PAGE.to_owned()],
        ..unlimited()
    }
}

async fn head(client: &Client, method: &str, path: &str, sent: &[(&str, &str)]) -> (StatusCode, HeaderMap) {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in sent {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from("{\"name\":\"Ada\"}")).unwrap();
    let answer = client.app.clone().oneshot(request).await.unwrap();
    assert!(answer.headers().get("set-cookie").is_none());
    assert!(answer.headers().get("access-control-allow-credentials").is_none());
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers()["vary"], "origin");
    (answer.status(), answer.headers().clone())
}

#[tokio::test]
async fn answers_to_one_person_are_not_kept() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let token = format!("Bearer {token}");
        let threads = "/threads?about=c/l";
        let (_, open) = head(&client, "GET", threads, &[]).await;
        assert_eq!(open["cache-control"], "no-cache");
        let (_, own) = head(&client, "GET", threads, &[("authorization", &token)]).await;
        assert_eq!(own["cache-control"], "no-store");
        let (status, refused) = head(&client, "GET", threads, &[("authorization", "Bearer 0")]).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(refused["cache-control"], "no-store");
        let json = [("content-type", "application/json")];
        let (status, made) = head(&client, "POST", "/people", &json).await;
        assert_eq!(
            (status, &made["cache-control"]),
            (StatusCode::CREATED, &"no-store".parse().unwrap())
        );
    }
}

#[tokio::test]
async fn only_pages_of_named_origins_may_read() {
    for client in Client::all_with(shared()).await {
        let threads = "/threads?about=c/l";
        let allowed = "access-control-allow-origin";
        let (_, known) = head(&client, "GET", threads, &[("origin", PAGE)]).await;
        assert_eq!(known[allowed], PAGE);
        let (_, problem) = head(&client, "GET", "/threads", &[("origin", PAGE)]).await;
        assert_eq!(problem[allowed], PAGE);
        for other in [
            "https://learn.example.org",
            "https://learn.exampl",
            "http://learn.example",
            "https://LEARN.example",
            "null",
            "",
        ] {
            let (_, other) = head(&client, "GET", threads, &[("origin", other)]).await;
            assert!(other.get(allowed).is_none(), "{other:?}");
        }
        let ask = [("origin", PAGE), ("access-control-request-method", "POST")];
        let (status, may) = head(&client, "OPTIONS", "/people", &ask).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(may[allowed], PAGE);
        assert_eq!(
            may["access-control-allow-methods"],
            "GET, POST, PUT, PATCH, DELETE"
        );
        assert_eq!(
            may["access-control-allow-headers"],
            "authorization, content-type, last-event-id"
        );
        let ask = [
            ("origin", "https://x.example"),
            ("access-control-request-method", "POST"),
        ];
        let (status, may_not) = head(&client, "OPTIONS", "/people", &ask).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(may_not.get(allowed).is_none());
    }
}

#[tokio::test]
async fn whatever_is_refused_is_a_problem() {
    for client in Client::all().await {
        let json = ("content-type", "application/json");
        for (method, path, sent, status) in [
            ("DELETE", "/people", &[][..], 405),
            ("POST", "/people", &[], 415),
            (
                "POST",
                "/people",
                &[("content-type", "text/plain; application/json")],
                415,
            ),
            ("POST", "/people", &[json, ("content-length", "1000000000")], 413),
            ("POST", "/people", &[json, ("content-length", "-1")], 400),
            (
                "POST",
                "/people",
                &[json, ("content-length", "99999999999999999999")],
                400,
            ),
            ("GET", "/threads/%ff/posts", &[], 404),
            ("GET", "/threads/%00/posts", &[], 404),
            ("GET", "/threads?about=c/l&after=%ff", &[], 422),
            ("GET", "/threads?about=c/l&more=1", &[], 422),
            ("GET", "/threads?about=c/l&about=c/l", &[], 422),
            ("GET", "/threads", &[], 422),
        ] {
            let (found, head) = head(&client, method, path, sent).await;
            assert_eq!(found.as_u16(), status, "{method} {path} {sent:?}");
            assert_eq!(
                head["content-type"], "application/problem+json",
                "{method} {path}"
            );
        }
        let (_, wrong) = head(&client, "DELETE", "/people", &[]).await;
        assert_eq!(wrong["allow"], "POST");
        let (_, wrong) = head(&client, "DELETE", "/threads", &[]).await;
        let allowed = wrong["allow"].to_str().unwrap();
        assert!(
            ["GET", "HEAD", "POST"]
                .iter()
                .all(|method| allowed.contains(method)),
            "{allowed}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem() {
    let answer = leerkring_api::missing();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    let body = axum::body::to_bytes(answer.into_body(), 1000).await.unwrap();
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["status"], 404);
}
