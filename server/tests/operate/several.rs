//! Two copies of the program on one PostgreSQL database are one site.

use crate::postgres::new_database;
use crate::program::{Host, Server};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Lines, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

/// A stream of what happens in the course, as one copy tells it.
struct Stream(Lines<BufReader<TcpStream>>);

impl Stream {
    /// Open once the copy says so; `after` is the last event that was read.
    fn open(server: &Server, after: Option<&str>) -> Self {
        let mut stream = server.connect();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let after = after.map_or_else(String::new, |id| format!("last-event-id: {id}\r\n"));
        let head = server.head("GET", "/api/v1/events?course=c", &after);
        stream.write_all(head.as_bytes()).unwrap();
        let mut lines = BufReader::new(stream).lines();
        assert_eq!(lines.next().unwrap().unwrap(), "HTTP/1.1 200 OK");
        lines.find(|line| line.as_ref().unwrap().is_empty());
        Self(lines)
    }

    /// The next event and its id.
    fn next(&mut self) -> (Value, String) {
        let mut field = |name: &str| {
            self.0
                .find_map(|line| line.unwrap().strip_prefix(name).map(str::to_owned))
        };
        let data = field("data: ").unwrap();
        (serde_json::from_str(&data).unwrap(), field("id: ").unwrap())
    }
}

#[test]
fn two_copies_on_one_database_are_one_site() {
    let Some(url) = new_database("several") else {
        return;
    };
    let settings = [("LEERKRING_DATABASE_URL", url.as_str())];
    let hosts = [Host::new(), Host::new()];
    // Both find an empty database.
    let [one, other] = thread::scope(|scope| {
        let starting = hosts
            .each_ref()
            .map(|host| scope.spawn(move || host.serve_with(&[], &settings)));
        starting.map(|copy| copy.join().unwrap())
    });
    let mut told = Stream::open(&other, None);
    let thread = one.talk("Said at one copy.");
    let (event, first) = told.next();
    assert_eq!(
        (&event["change"], &event["thread"]),
        (&json!("thread-made"), &json!(thread))
    );
    assert_eq!(other.text_of(&thread).as_deref(), Some("Said at one copy."));

    // Who began at one copy goes on at the other, and asks again there after an answer was lost.
    let bo = one.post("/api/v1/people", None, &json!({"name": "Bo"})).json();
    let answer = json!({"key": "00000000-0000-4000-8000-000000000002", "text": "Said by Bo."});
    let posts = format!("/api/v1/threads/{thread}/posts");
    let made = other.post(&posts, bo["token"].as_str(), &answer);
    assert_eq!(made.status, 201, "{}", made.body);
    let again = one.post(&posts, bo["token"].as_str(), &answer);
    assert_eq!(again.json()["post"]["id"], made.json()["post"]["id"]);
    assert_eq!(one.get(&posts).json()["items"].as_array().unwrap().len(), 2);
    let (event, second) = told.next();
    assert_eq!(event["change"], "post-made");

    // A copy that dies takes nothing along: whoever read there goes on at the other one where they were.
    drop(other);
    let mut told = Stream::open(&one, Some(&first));
    assert_eq!(told.next(), (event, second));
    assert_eq!(one.get("/health").status, 200);
}
