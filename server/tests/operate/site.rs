//! The API knows what the published site holds, and learns of changes.

use crate::program::Host;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn threads_are_about_what_is_published_now() {
    let host = Host::new();
    // It asks until it may, more often than people do.
    let server = host.serve_with(&[], &[("LEERKRING_DISCUSSION_LIMITS", "off")]);
    let made = server
        .post("/api/v1/people", None, &json!({"name": "Ada"}))
        .json();
    let token = made["token"].as_str().unwrap().to_owned();
    let mut number = 0;
    let mut begin = |about: &str| {
        number += 1;
        let thread = json!({
            "key": format!("00000000-0000-4000-8000-{number:012}"), "about": about, "kind": "question",
            "title": "T", "text": "T"
        });
        server.post("/api/v1/threads", Some(&token), &thread).status
    };
    for (about, status) in [
        ("c/one", 201),
        ("c/one#tools", 201),
        ("c/one#nothing", 422),
        ("c/two", 422),
        ("d/one", 422),
        ("c", 422),
        ("*", 422),
    ] {
        assert_eq!(begin(about), status, "{about}");
    }
    let course = host.at("site/courses/c/course.en.md");
    let text = std::fs::read_to_string(&course).unwrap();
    std::fs::write(
        host.at("site/courses/c/two.en.md"),
        "---\ntitle: Two\nsummary: S.\n---\n\nText.\n",
    )
    .unwrap();
    std::fs::write(course, format!("{text}- [Two](two.en.md)\n")).unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while begin("c/two") != 201 {
        assert!(Instant::now() < until, "the new lesson is not known");
    }
}
