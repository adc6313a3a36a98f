//! `leerkring moderator`: moderators are made, listed and removed.

use crate::folder::Folder;
use std::process::{Command, Output};

fn moderator(folder: &Folder, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leerkring"))
        .arg("moderator")
        .args(arguments)
        .arg("--data")
        .arg(folder.at("data"))
        .env_remove("LEERKRING_DATABASE_URL")
        .current_dir(folder.path())
        .output()
        .unwrap()
}

fn said(output: &Output) -> &str {
    assert!(output.status.success(), "{output:?}");
    std::str::from_utf8(&output.stdout).unwrap().trim_end()
}

#[test]
fn a_moderator_is_made_listed_and_removed() {
    let folder = Folder::new();
    let nowhere = moderator(&folder, &["add", "Mo  Mod"]);
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("serve the site once"));
    // As the server would: an empty file becomes a database.
    std::fs::create_dir(folder.at("data")).unwrap();
    std::fs::write(folder.at("data/leerkring.db"), "").unwrap();
    let made = moderator(&folder, &["add", "Mo  Mod"]);
    let code = said(&made)
        .strip_prefix("https://test.example/en/moderation/#code=")
        .unwrap();
    assert_eq!(code.len(), 64);
    assert!(code.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let again = moderator(
        &folder,
        &["add", "Mo Mod", "--site", "https://other.example/learn"],
    );
    assert!(said(&again).starts_with("https://other.example/learn/en/moderation/#code="));
    assert!(!said(&again).ends_with(code));
    assert_eq!(said(&moderator(&folder, &["list"])), "Mo Mod: has a link");
    said(&moderator(&folder, &["remove", "Mo Mod"]));
    assert_eq!(said(&moderator(&folder, &["list"])), "");
    let gone = moderator(&folder, &["remove", "Mo Mod"]);
    assert_eq!(gone.status.code(), Some(2));
    for bad in [["add", ""].as_slice(), &["add", "Mo", "--site", "other.example"]] {
        assert!(!moderator(&folder, bad).status.success(), "{bad:?}");
    }
}
