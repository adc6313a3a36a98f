//! What `leerkring serve` answers: validators, caching, security headers, languages, redirects, refusals.

use leerkring_tests::program::{Server, succeed};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: String,
}

/// Asks as plainly as HTTP/1.1 allows, so that nothing is added or followed.
fn ask(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let host = server.address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).expect("connects");
    let more: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{more}\r\n"
    )
    .expect("asks");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .and_then(|code| code.parse().ok());
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(n, v)| (n.to_lowercase(), v.to_owned()));
    Answer {
        status: status.expect("a status"),
        headers: headers.collect(),
        body: body.to_owned(),
    }
}

fn get(server: &Server, path: &str) -> Answer {
    ask(server, "GET", path, &[])
}

#[test]
fn files_carry_validators_and_say_how_long_they_hold() {
    let server = Server::start(None).expect("serves");
    for path in [
        "/en/",
        "/api/v1/en/catalogue.json",
        "/media/courses/beyond-the-hype/media/ecosystem.en.svg",
    ] {
        let first = get(&server, path);
        assert_eq!(
            (first.status, first.headers["cache-control"].as_str()),
            (200, "no-cache"),
            "{path}"
        );
        let again = ask(&server, "GET", path, &[("if-none-match", &first.headers["etag"])]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        assert_eq!(
            ask(&server, "GET", path, &[("if-none-match", "\"other\"")]).status,
            200
        );
    }
    let page = get(&server, "/en/").body;
    let style = page
        .split("href=\"")
        .find(|part| part.starts_with("/style-"))
        .and_then(|part| part.split('"').next());
    let style = get(&server, style.expect("a style sheet"));
    assert_eq!(
        style.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let small = ask(&server, "GET", "/en/", &[("accept-encoding", "br")]);
    assert_eq!(small.headers["content-encoding"], "br");
}

#[test]
fn every_answer_carries_the_policy() {
    let server = Server::start(None).expect("serves");
    for path in ["/", "/en/", "/en/nothing/", "/api/v1/site.json", "/nothing"] {
        let headers = get(&server, path).headers;
        let policy = &headers["content-security-policy"];
        assert!(
            policy.contains("default-src 'none'") && policy.contains("script-src 'self' 'wasm-unsafe-eval';"),
            "{path}"
        );
        assert!(
            policy.contains("frame-ancestors 'self'") && !policy.contains("unsafe-inline"),
            "{path}"
        );
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
    }
}

#[test]
fn the_front_page_goes_to_the_language_the_browser_likes_best() {
    let server = Server::start(None).expect("serves");
    for (wanted, got) in [
        ("", "/nl/"),
        ("en", "/en/"),
        ("fr, en-GB;q=0.8, nl;q=0.5", "/en/"),
        ("xx", "/nl/"),
        ("en;q=0.1, nl;q=0.9", "/nl/"),
        (";;;,q=x", "/nl/"),
    ] {
        let answer = ask(&server, "GET", "/", &[("accept-language", wanted)]);
        assert_eq!(
            (answer.status, answer.headers["location"].as_str()),
            (302, got),
            "{wanted}"
        );
    }
}

#[test]
fn addresses_are_whole_or_lead_to_the_whole_one() {
    let server = Server::start(None).expect("serves");
    let answer = get(&server, "/en/glossary");
    assert_eq!(
        (answer.status, answer.headers["location"].as_str()),
        (308, "/en/glossary/")
    );
    for path in [
        "/en/courses/gone/",
        "/media/../site.toml",
        "/media/%2e%2e/site.toml",
        "/xx/",
        "/en//",
        "/index.html.br",
    ] {
        let answer = get(&server, path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer.body.contains("<h1") && !answer.body.contains("languages ="),
            "{path}"
        );
    }
    // Below the API what is not there is a problem (RFC 9457).
    let answer = get(&server, "/api/v1/en/courses/gone.json");
    let kind = answer.headers["content-type"].as_str();
    assert_eq!((answer.status, kind), (404, "application/problem+json"));
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        assert_eq!(ask(&server, method, "/en/", &[]).status, 405, "{method}");
    }
    assert_eq!(ask(&server, "HEAD", "/en/", &[]).body, "");
}

#[test]
fn recordings_can_be_sought_in() {
    let folder = tempfile::TempDir::new().expect("a folder");
    succeed(folder.path(), &["new", "course", "c"]).expect("a course");
    std::fs::write(folder.path().join("courses/c/talk.mp3"), b"0123456789").expect("written");
    let server = Server::start(Some(folder.path())).expect("serves");
    let part = ask(
        &server,
        "GET",
        "/media/courses/c/talk.mp3",
        &[("range", "bytes=2-4")],
    );
    assert_eq!((part.status, part.body.as_str()), (206, "234"));
    assert_eq!(part.headers["content-type"], "audio/mpeg");
}
