//! `/health` and `/metrics`, for those who may look.

use crate::program::{Host, Server};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

fn line(metrics: &str, start: &str) -> Option<String> {
    let line = metrics.lines().find(|line| line.starts_with(start));
    line.and_then(|line| line.rsplit(' ').next()).map(str::to_owned)
}

#[test]
fn a_server_that_is_well_says_so_beside_the_site() {
    let host = Host::new();
    let server = host.serve(&["--base", "/learn/"]);
    let health = server.get("/health");
    assert_eq!(
        (health.status, health.body.as_str()),
        (200, "{\"status\":\"ok\"}")
    );
    assert_ne!(server.get("/learn/health").status, 200);
    // Not counted for anybody unless asked for.
    assert_ne!(server.get("/metrics").status, 200);
}

#[test]
fn what_happened_is_counted_by_patterns() {
    let host = Host::new();
    let server = host.serve_with(&[], &[("LEERKRING_METRICS_ON", "true")]);
    let thread = server.talk("Counted.");
    server.get(&format!("/api/v1/threads/{thread}/posts"));
    server.get(&format!("/api/v1/threads/{thread}/posts?x=1"));
    server.get("/en/");
    let mut stream = server.connect();
    open_stream(&server, &mut stream);
    let metrics = server.get("/metrics");
    assert!(
        metrics.head.contains("application/openmetrics-text"),
        "{}",
        metrics.head
    );
    let text = metrics.body;
    let posts =
        "leerkring_requests_total{route=\"/api/v1/threads/{thread}/posts\",method=\"GET\",status=\"200\"}";
    assert_eq!(line(&text, posts).as_deref(), Some("1"), "{text}");
    let people = "leerkring_requests_total{route=\"/api/v1/people\",method=\"POST\",status=\"201\"}";
    assert_eq!(line(&text, people).as_deref(), Some("1"));
    assert_eq!(line(&text, "leerkring_posts_made_total").as_deref(), Some("1"));
    assert_eq!(
        line(&text, "leerkring_database_errors_total").as_deref(),
        Some("0")
    );
    assert_eq!(line(&text, "leerkring_event_streams ").as_deref(), Some("1"));
    let durations = "leerkring_request_duration_seconds_count{route=\"/api/v1/threads/{thread}/posts\"";
    assert_eq!(line(&text, durations).as_deref(), Some("2"));
    assert!(!text.contains(&thread), "{text}");
}

fn open_stream(server: &Server, stream: &mut std::net::TcpStream) {
    use std::io::{Read, Write};
    let head = server.head("GET", "/dev/events", "");
    stream.write_all(head.as_bytes()).unwrap();
    let mut begun = [0; 15];
    stream.read_exact(&mut begun).unwrap();
    assert_eq!(&begun, b"HTTP/1.1 200 OK");
}

#[test]
fn whoever_may_not_look_finds_nothing() {
    let host = Host::new();
    let on = ("LEERKRING_METRICS_ON", "true");
    let server = host.serve_with(&[], &[on]);
    assert_eq!(server.get("/metrics").status, 200);
    for path in ["/health", "/metrics"] {
        // A proxy on this machine asks for somebody else.
        for more in ["x-forwarded-for: 127.0.0.1\r\n", "forwarded: for=127.0.0.1\r\n"] {
            let answer = server.ask("GET", path, more, "");
            assert_eq!(answer.status, 404, "{path} {more}");
            assert!(answer.head.contains("application/problem+json"));
        }
    }
    server.end();
    let server = host.serve_with(&[], &[on, ("LEERKRING_METRICS_PEERS", "192.0.2.0/24")]);
    for path in ["/health", "/metrics"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn what_is_not_there_for_a_program_is_a_problem() {
    let host = Host::new();
    let server = host.serve(&[]);
    for (method, path) in [
        ("GET", "/api/v1/nothing"),
        ("POST", "/api/v1/nothing"),
        ("GET", "/api/v2/threads"),
        ("GET", "/api/v1/en/courses/none.json"),
    ] {
        let answer = server.ask(method, path, "content-length: 0\r\n", "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer.head.contains("application/problem+json"),
            "{path}: {}",
            answer.head
        );
        assert_eq!(answer.json()["status"], 404);
    }
    // The files of the reading API stand beside the routes.
    assert_eq!(
        server.get("/api/v1/site.json").json()["features"]["threads"],
        true
    );
    assert!(server.get("/en/nothing/").head.contains("text/html"));
}

/// Stands between the program and its database until it is cut.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Option<Vec<TcpStream>>>>);

impl Wire {
    /// Listens, and passes on what comes; says where.
    fn to(&self, database: String) -> String {
        *self.0.lock().unwrap() = Some(Vec::new());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let wire = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Some(open) = &mut *wire.0.lock().unwrap() {
                    let other = TcpStream::connect(&database).unwrap();
                    for (from, to) in [(&stream, &other), (&other, &stream)] {
                        let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                        std::thread::spawn(move || std::io::copy(&mut from, &mut to));
                    }
                    open.extend([stream, other]);
                }
            }
        });
        address
    }

    fn cut(&self) {
        for stream in self.0.lock().unwrap().take().unwrap() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

#[test]
fn a_database_that_does_not_answer_is_told() {
    let Ok(url) = std::env::var("LEERKRING_TEST_POSTGRES") else {
        return;
    };
    let (user, rest) = url.rsplit_once('@').unwrap();
    let (database, name) = rest.split_once('/').unwrap();
    let wire = Wire::default();
    let url = format!("{user}@{}/{name}", wire.to(database.to_owned()));
    let host = Host::new();
    let server = host.serve_with(&[], &[("LEERKRING_DATABASE_URL", &url)]);
    assert_eq!(server.get("/health").status, 200);
    wire.cut();
    let ill = server.get("/health");
    assert_eq!(ill.status, 503);
    assert!(ill.head.contains("application/problem+json"), "{}", ill.head);
    // What needs no database goes on.
    assert_eq!(server.get("/en/").status, 200);
}
