//! An empty PostgreSQL database for one test.

use std::process::Command;

/// The address of a new database; none where no PostgreSQL is named.
pub fn new_database(name: &str) -> Option<String> {
    let url = std::env::var("LEERKRING_TEST_POSTGRES").ok()?;
    let name = format!("{name}_{}", std::process::id());
    // psql is there where PostgreSQL is.
    let made = Command::new("psql")
        .args([&url, "-qc", &format!("CREATE DATABASE {name}")])
        .status();
    assert!(made.unwrap().success());
    let (server, _) = url.rsplit_once('/').unwrap();
    Some(format!("{server}/{name}"))
}
