//! A discussion moves from one database to another.

use crate::postgres::new_database;
use crate::program::{Host, said};

#[test]
fn a_discussion_moves_into_an_empty_database_alone() {
    let host = Host::new();
    let missing = host.refused(&["export", "discussion", "--out", "all.jsonl"]);
    assert!(missing.contains("there is no database"), "{missing}");
    let server = host.serve(&[]);
    let thread = server.talk("Goes along.");
    host.succeed(&["export", "discussion", "--out", "all.jsonl"]);
    assert!(
        host.refused(&["export", "discussion", "--out", "all.jsonl"])
            .contains("already")
    );
    server.end();
    assert!(
        host.refused(&["import", "discussion", "all.jsonl"])
            .contains("not empty")
    );
    let text = std::fs::read_to_string(host.at("all.jsonl")).unwrap();
    let cut: Vec<&str> = text.lines().collect();
    std::fs::write(
        host.at("cut.jsonl"),
        format!("{}\n", cut[..cut.len() - 1].join("\n")),
    )
    .unwrap();
    let refused = host.refused(&["import", "discussion", "cut.jsonl", "--data", "other"]);
    assert!(refused.contains(&format!("line {}", cut.len())), "{refused}");
    host.succeed(&["import", "discussion", "all.jsonl", "--data", "other"]);
    let server = host.serve(&["--data", "other"]);
    assert_eq!(server.text_of(&thread).as_deref(), Some("Goes along."));
}

#[test]
fn a_discussion_moves_to_postgresql() {
    let Some(url) = new_database("moving") else { return };
    let host = Host::new();
    let server = host.serve(&[]);
    let thread = server.talk("Goes to PostgreSQL.");
    host.succeed(&["export", "discussion", "--out", "all.jsonl"]);
    server.end();
    let on_postgres = |arguments: &[&str]| {
        let output = host
            .command(arguments)
            .env("LEERKRING_DATABASE_URL", &url)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", said(&output));
    };
    on_postgres(&["import", "discussion", "all.jsonl"]);
    let server = host.serve_with(&["--data", "unused"], &[("LEERKRING_DATABASE_URL", &url)]);
    assert_eq!(server.text_of(&thread).as_deref(), Some("Goes to PostgreSQL."));
    server.talk("And goes on there.");
    server.end();
    assert!(!host.at("unused").exists());
    on_postgres(&["export", "discussion", "--out", "back.jsonl"]);
    host.succeed(&["import", "discussion", "back.jsonl", "--data", "back"]);
    assert_eq!(
        host.serve(&["--data", "back"]).text_of(&thread).as_deref(),
        Some("Goes to PostgreSQL.")
    );
}
