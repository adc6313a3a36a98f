//! The log says what was answered, and nothing that anybody sent.

use crate::program::Host;
use serde_json::{Value, json};

const MARK: &str = "marker";

/// Sends a mark in every place that a request has.
fn send_marks(host: &Host, format: &str) -> String {
    let server = host.serve_with(
        &[],
        &[("LEERKRING_LOG_FORMAT", format), ("LEERKRING_LOG_LEVEL", "debug")],
    );
    let made = server
        .post("/api/v1/people", None, &json!({"name": "marker name"}))
        .json();
    let token = made["token"].as_str().unwrap().to_owned();
    let thread = json!({
        "key": "00000000-0000-4000-8000-000000000001", "about": "c/one", "kind": "question",
        "title": "marker title", "text": "marker text", "quote": {"block": "marker", "text": "marker"}
    });
    let made = server.post("/api/v1/threads", Some(&token), &thread);
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.json()["thread"]["id"].as_str().unwrap().to_owned();
    for (path, status) in [
        (format!("/api/v1/threads/{id}/posts?after=0&marker=marker"), 422),
        (format!("/api/v1/threads/{id}/posts"), 200),
        ("/api/v1/threads/marker/posts".to_owned(), 404),
        ("/api/v1/threads?about=marker/marker".to_owned(), 200),
        ("/api/v1/marker".to_owned(), 404),
        ("/marker/?marker".to_owned(), 404),
    ] {
        assert_eq!(server.get(&path).status, status, "{path}");
    }
    let more = "x-forwarded-for: marker\r\nforwarded: for=marker\r\nuser-agent: marker\r\nreferer: marker\r\ncookie: marker\r\nx-marker: marker\r\nauthorization: Bearer marker\r\n";
    assert_eq!(
        server.ask("GET", "/api/v1/threads?about=c/one", more, "").status,
        401
    );
    assert_eq!(server.ask("MARKER", "/api/v1/threads", "", "").status, 405);
    assert_eq!(
        server
            .post("/api/v1/people", None, &json!({"name": "marker\u{202e}"}))
            .status,
        422
    );
    let log = server.log();
    server.end();
    let lower = log.to_lowercase();
    assert!(!lower.contains(MARK), "{log}");
    assert!(
        !log.contains(&token) && !log.contains(&id) && !log.contains("127.0.0.1"),
        "{log}"
    );
    log
}

#[test]
fn nothing_that_anybody_sent_is_in_the_log() {
    let log = send_marks(&Host::new(), "text");
    assert!(log.contains("route=\"/api/v1/threads/{thread}/posts\""), "{log}");
}

#[test]
fn every_request_to_the_api_is_a_line() {
    let log = send_marks(&Host::new(), "json");
    let lines = log.lines().filter(|line| line.starts_with('{'));
    let lines: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered: Vec<String> = lines
        .iter()
        .filter(|line| line["message"] == "answered")
        .map(|line| {
            assert!(line["milliseconds"].is_u64(), "{line}");
            let text = |key: &str| line[key].as_str().unwrap().to_owned();
            format!("{} {} {}", text("method"), text("route"), line["status"])
        })
        .collect();
    assert_eq!(
        answered,
        [
            "POST /api/v1/people 201",
            "POST /api/v1/threads 201",
            "GET /api/v1/threads/{thread}/posts 422",
            "GET /api/v1/threads/{thread}/posts 200",
            "GET /api/v1/threads/{thread}/posts 404",
            "GET /api/v1/threads 200",
            "GET unknown 404",
            "GET /api/v1/threads 401",
            "other /api/v1/threads 405",
            "POST /api/v1/people 422",
        ]
    );
}
