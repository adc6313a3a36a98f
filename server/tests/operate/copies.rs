//! Backups are made while people write, and restores give back what they wrote.

use crate::program::{Host, names};
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_backup_of_a_running_server_brings_a_post_back() {
    let host = Host::new();
    let server = host.serve(&[]);
    let thread = server.talk("What we learned.");
    host.succeed(&["backup", "--out", "copy.db"]);
    let later = server.talk("Written after the copy.");
    // In use: the copy must not take its place.
    assert!(host.refused(&["restore", "copy.db"]).contains("is there already"));
    assert!(
        host.refused(&["restore", "copy.db", "--force"])
            .contains("in use")
    );
    assert_eq!(server.text_of(&later).as_deref(), Some("Written after the copy."));
    server.end();

    host.succeed(&["restore", "copy.db", "--force"]);
    assert_eq!(
        names(&host.at("data")),
        ["leerkring.db", "leerkring.db.before-restore"]
    );
    let server = host.serve(&[]);
    assert_eq!(server.text_of(&thread).as_deref(), Some("What we learned."));
    assert_eq!(server.text_of(&later), None);
    server.end();

    // What was kept is whole too, and elsewhere nothing is in the way.
    host.succeed(&["restore", "data/leerkring.db.before-restore", "--data", "other"]);
    let server = host.serve(&["--data", "other"]);
    assert_eq!(server.text_of(&later).as_deref(), Some("Written after the copy."));
    assert!(
        host.refused(&["restore", "copy.db", "--force"])
            .contains("move it away")
    );
}

#[test]
fn a_backup_is_for_its_owner_alone_and_replaces_nothing_unasked() {
    let host = Host::new();
    assert!(
        host.refused(&["backup", "--out", "copy.db"])
            .contains("there is no database")
    );
    for command in [
        &["moderator", "list"][..],
        &["moderator", "add", "Mo"],
        &["moderator", "remove", "Mo"],
    ] {
        assert!(host.refused(command).contains("there is no database"));
    }
    let server = host.serve(&[]);
    server.talk("One.");
    for itself in [
        "data/leerkring.db",
        "data/../data/leerkring.db",
        "data/leerkring.db-wal",
    ] {
        let refused = host.refused(&["backup", "--out", itself, "--force"]);
        assert!(refused.contains("belongs to the database itself"), "{refused}");
    }
    for name in names(&host.at("data")) {
        let rights = std::fs::metadata(host.at("data").join(name))
            .unwrap()
            .permissions();
        assert_eq!(rights.mode() & 0o777, 0o600);
    }
    host.succeed(&["backup", "--out", "copies.db"]);
    let mode = std::fs::metadata(host.at("copies.db"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::write(host.at("copies.db"), "mine").unwrap();
    assert!(
        host.refused(&["backup", "--out", "copies.db"])
            .contains("--force")
    );
    assert_eq!(std::fs::read(host.at("copies.db")).unwrap(), b"mine");
    host.succeed(&["backup", "--out", "copies.db", "--force"]);
    assert!(
        std::fs::read(host.at("copies.db"))
            .unwrap()
            .starts_with(b"SQLite")
    );
    let left = names(&host.at("."));
    assert!(
        !left.iter().any(|name| name.starts_with(".leerkring")),
        "{left:?}"
    );
}

#[test]
fn what_is_no_whole_copy_of_a_known_version_is_not_restored() {
    let host = Host::new();
    let server = host.serve(&[]);
    let thread = server.talk("Still here.");
    host.succeed(&["backup", "--out", "good.db"]);
    server.end();
    let good = std::fs::read(host.at("good.db")).unwrap();
    let mut damaged = good.clone();
    for byte in damaged.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0x5a;
    }
    std::fs::write(host.at("damaged.db"), damaged).unwrap();
    std::fs::write(host.at("short.db"), &good[..good.len() / 2]).unwrap();
    std::fs::write(host.at("text.db"), "no database").unwrap();
    std::fs::write(host.at("empty.db"), "").unwrap();
    // The name of a migration is a text in the pages of its table and index.
    let mut newer = good.clone();
    let name = b"m0006_limits";
    for at in 0..newer.len() - name.len() {
        if newer[at..].starts_with(name) {
            newer[at..at + 2].copy_from_slice(b"m9");
        }
    }
    std::fs::write(host.at("newer.db"), newer).unwrap();
    std::fs::write(host.at("raw.db"), &good).unwrap();
    std::fs::write(host.at("raw.db-wal"), "log").unwrap();
    let before = std::fs::read(host.at("data/leerkring.db")).unwrap();
    for (file, why) in [
        ("damaged.db", "damaged"),
        ("short.db", "damaged"),
        ("text.db", "damaged"),
        ("empty.db", "no database of this program"),
        ("newer.db", "newer version"),
        ("raw.db", "write-ahead log"),
        ("missing.db", "there is no database"),
    ] {
        let said = host.refused(&["restore", file, "--force"]);
        assert!(said.contains(why) && said.contains(file), "{file}: {said}");
        assert_eq!(names(&host.at("data")), ["leerkring.db"], "{file}");
    }
    assert!(std::fs::read(host.at("data/leerkring.db")).unwrap() == before);
    assert_eq!(host.serve(&[]).text_of(&thread).as_deref(), Some("Still here."));
}

#[test]
fn a_damaged_database_and_what_stands_beside_it_give_way() {
    let host = Host::new();
    let server = host.serve(&[]);
    let thread = server.talk("From before.");
    host.succeed(&["backup", "--out", "copy.db"]);
    server.end();
    std::fs::write(host.at("data/leerkring.db"), "lost").unwrap();
    std::fs::write(host.at("data/leerkring.db-wal"), "stale").unwrap();
    std::fs::write(host.at("data/leerkring.db-shm"), "stale").unwrap();
    host.succeed(&["restore", "copy.db", "--force"]);
    let left = names(&host.at("data"));
    assert!(!left.contains(&"leerkring.db-wal".to_owned()), "{left:?}");
    assert!(!left.contains(&"leerkring.db-shm".to_owned()), "{left:?}");
    assert_eq!(host.serve(&[]).text_of(&thread).as_deref(), Some("From before."));
}

#[test]
fn on_postgresql_its_own_tools_are_named() {
    let host = Host::new();
    for arguments in [["backup", "--out", "x"].as_slice(), &["restore", "x"]] {
        let output = host
            .command(arguments)
            .env("LEERKRING_DATABASE_URL", "postgres://u:hidden@h/d")
            .output()
            .unwrap();
        let said = crate::program::said(&output);
        assert_eq!(output.status.code(), Some(2));
        assert!(said.contains("pg_") && !said.contains("hidden"), "{said}");
    }
}
