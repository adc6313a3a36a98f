//! The program ends in order: streams first, then requests that began, then the database.

use crate::program::{Host, Server, answer, headers, names};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn a_request_that_began_is_answered_and_streams_end() {
    let host = Host::new();
    let mut server = host.serve(&[]);
    let mut stream = server.connect();
    let head = server.head("GET", "/dev/events", "");
    stream.write_all(head.as_bytes()).unwrap();
    // The first event is there: the stream is open.
    let mut seen = Vec::new();
    while !seen.windows(4).any(|bytes| bytes == b"data") {
        let mut part = [0; 512];
        let count = stream.read(&mut part).unwrap();
        assert!(count > 0);
        seen.extend_from_slice(&part[..count]);
    }
    let body = json!({"name": "Ada"}).to_string();
    let mut slow = begin(&server, &body);

    let began = Instant::now();
    server.terminate();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
    assert!(rest.ends_with(b"0\r\n\r\n"), "the stream was cut off");
    // Nobody new comes in, while whoever began is still there.
    assert!(refuses(&server.host));
    slow.write_all(body.as_bytes()).unwrap();
    let made = answer(slow);
    assert_eq!(made.status, 201, "{}", made.body);
    assert!(server.wait().success());
    assert!(began.elapsed() < Duration::from_secs(15));
    // Closed in order, SQLite leaves one file.
    assert_eq!(names(&host.at("data")), ["leerkring.db"]);
}

#[test]
fn a_request_that_never_ends_does_not_keep_the_program() {
    let host = Host::new();
    let mut server = host.serve(&[]);
    let _stuck = begin(&server, "never sent");
    let began = Instant::now();
    server.terminate();
    assert!(server.wait().success());
    assert!(began.elapsed() < Duration::from_secs(40), "{:?}", began.elapsed());
    assert_eq!(names(&host.at("data")), ["leerkring.db"]);
}

/// A request whose body the server waits for.
fn begin(server: &Server, body: &str) -> TcpStream {
    let mut stream = server.connect();
    let head = server.head("POST", "/api/v1/people", &headers(None, body));
    let head = head.replace(
        "connection: close\r\n",
        "connection: close\r\nexpect: 100-continue\r\n",
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut goes_on = [0; 25];
    stream.read_exact(&mut goes_on).unwrap();
    assert!(goes_on.starts_with(b"HTTP/1.1 100"));
    stream
}

/// Whether connections are refused, at once or soon.
fn refuses(host: &str) -> bool {
    let until = Instant::now() + Duration::from_secs(10);
    while Instant::now() < until {
        if TcpStream::connect(host).is_err() {
            return true;
        }
        std::thread::yield_now();
    }
    false
}
