//! The rules of the house that a machine can check.

use std::path::{Path, PathBuf};

/// What a learner downloads before an entry of the app runs, in brotli bytes: wasm and JavaScript together.
const BUDGET: u64 = 290_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == extension) {
                let name = path
                    .strip_prefix(root())
                    .expect("inside")
                    .to_string_lossy()
                    .into_owned();
                found.push((name, std::fs::read_to_string(&path).expect("text")));
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

fn only_in(words: &[&str], allowed: &str) {
    for (name, text) in files("src", "rs") {
        for word in words {
            assert!(
                !text.contains(word) || name.starts_with(allowed),
                "`{word}` stands in {name}; only {allowed} may have it"
            );
        }
    }
}

#[test]
fn each_entry_of_the_app_stays_within_its_budget() {
    let dist: Vec<(String, u64)> = std::fs::read_dir(root().join("dist"))
        .expect("`cargo xtask build` has run")
        .flatten()
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.metadata().expect("its size").len(),
            )
        })
        .filter(|(name, _)| name.ends_with(".wasm.br") || name.ends_with(".js.br"))
        .collect();
    let entries = [
        "leerkring-reading-",
        "leerkring-lesson-",
        "leerkring-review-",
        "leerkring-desk-",
        "leerkring-discussion-",
        "leerkring-staff-",
    ];
    for entry in entries {
        let others = entries.iter().filter(|other| **other != entry);
        let total: u64 = dist
            .iter()
            .filter(|(name, _)| !others.clone().any(|other| name.starts_with(other)))
            .map(|(_, size)| size)
            .sum();
        println!("{entry}: {total} brotli bytes of {BUDGET}");
        assert!(total > 50_000, "the app is not there");
        assert!(
            total <= BUDGET,
            "{entry}: {total} brotli bytes; the budget is {BUDGET}"
        );
    }
}

#[test]
fn one_component_puts_written_html_into_the_page() {
    only_in(
        &["inner_html", "insert_adjacent_html", "outer_html"],
        "src/components/safe.rs",
    );
}

#[test]
fn one_place_for_storage_and_one_for_the_network() {
    only_in(
        &[
            "local_storage()",
            "session_storage()",
            "idb::",
            "BroadcastChannel",
        ],
        "src/storage/",
    );
    only_in(&["gloo_net", "EventSource", "WebSocket"], "src/api/");
}

#[test]
fn no_style_attribute_and_no_inline_script() {
    for (name, text) in files("src", "rs") {
        assert!(
            !text.contains("style=") && !text.contains("style:"),
            "a style attribute in {name}"
        );
    }
    let page = std::fs::read_to_string(root().join("index.html")).expect("the page");
    assert!(
        page.split("<script")
            .skip(1)
            .all(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("src=")))
    );
}

#[test]
fn files_can_be_held_in_a_head() {
    for folder in ["src", "api", "core", "server", "xtask/src", "tests"] {
        for (name, text) in files(folder, "rs") {
            let lines = text.lines().count();
            assert!(lines <= 300, "{name} has {lines} lines: split it");
            assert!(
                text.starts_with("//!"),
                "{name} does not say in a `//!` line what it is"
            );
        }
    }
}
