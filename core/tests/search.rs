//! What a query finds in an index.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use leerkring_core::contract::{SearchIndex, SearchPart};
use leerkring_core::search::{Found, Query, find};
use serde_json::json;

/// Three pages: a lesson with two headings (sections 0 to 2), another (3) and a term (4).
fn index() -> SearchIndex {
    let page = |title: &str, headings: serde_json::Value| json!({"course": "c", "lesson": "l", "title": title, "lang": "nl", "headings": headings});
    serde_json::from_value(json!({
        "version": "v", "langs": ["nl", "en"], "parts": ["", "m", "n"],
        "pages": [page("One", json!([["a", "A"], ["b", "B"]])), page("Two", json!([])), {"term": "hub", "title": "Hub", "lang": "nl"}],
    }))
    .unwrap()
}

fn parts() -> Vec<SearchPart> {
    let part = |words: serde_json::Value| serde_json::from_value(json!({"words": words})).unwrap();
    vec![
        part(json!([
            ["", "de", [31]],
            ["hub", "hub hubs", [13, 34]],
            ["initieer", "initiatief", [1]]
        ])),
        part(json!([["meer", "meer", [35]]])),
        part(json!([["netwerk", "netwerk netwerken", [2, 19, 21]]])),
    ]
}

fn found(text: &str) -> Found {
    let index = index();
    let query = Query::parse(text, &index.langs);
    let all = parts();
    let wanted: Vec<&SearchPart> = query.parts(&index).into_iter().map(|part| &all[part]).collect();
    find(&query, &index, &wanted)
}

fn hits(text: &str) -> Vec<(usize, usize)> {
    found(text)
        .hits
        .iter()
        .map(|hit| (hit.page, hit.section))
        .collect()
}

#[test]
fn a_word_is_found_by_itself_its_beginning_and_its_other_forms() {
    for text in ["hub", "hu", "Hubs", "hub ", "HUB!"] {
        assert_eq!(hits(text), [(2, 0), (0, 1)], "{text}");
    }
    assert_eq!(hits("netwerkt"), hits("netwerk"));
    assert_eq!(hits("initiatieven"), [(0, 0)]);
    assert_eq!(found("hub").forms, ["hub", "hubs"]);
}

#[test]
fn a_page_must_have_every_word_and_shows_the_section_that_has_most() {
    assert_eq!(hits("hub netwerk"), [(0, 1)]);
    assert_eq!(hits("netwerk meer"), [(1, 0)]);
    assert_eq!(hits("initiatief meer"), []);
    // The last word is still being typed; one before it may have been left so.
    assert_eq!(hits("netw hu"), [(0, 1)]);
}

#[test]
fn a_word_that_says_nothing_by_itself_is_not_asked_for() {
    assert_eq!(hits("de hub"), hits("hub"));
    assert_eq!(hits("de "), [(1, 0)]);
    assert_eq!(hits("de z"), [(1, 0)]);
}

#[test]
fn nothing_and_nonsense_find_nothing() {
    for text in [
        "",
        " ",
        "h",
        "'",
        "\u{0}",
        "zzz",
        "\u{10ffff}",
        &"x".repeat(5000),
        &"hub ".repeat(5000),
    ] {
        let found = found(text);
        assert!(found.hits.len() <= 2, "{text}");
    }
    assert!(Query::parse("h", &[]).is_empty());
    assert!(!Query::parse("hub h", &[]).is_empty());
}

#[test]
fn only_the_parts_that_may_have_the_words_are_asked_for() {
    let index = index();
    let parts = |text: &str| Query::parse(text, &index.langs).parts(&index);
    assert_eq!(parts("hub"), [0]);
    assert_eq!(parts("hub netwerk"), [0, 2]);
    assert_eq!(parts("me"), [1]);
    assert_eq!(parts(""), Vec::<usize>::new());
    let empty = SearchIndex {
        parts: Vec::new(),
        ..index.clone()
    };
    assert_eq!(
        Query::parse("hub", &empty.langs).parts(&empty),
        Vec::<usize>::new()
    );
}

#[test]
fn a_damaged_part_does_no_harm() {
    let index = index();
    let part: SearchPart = serde_json::from_value(
        json!({"words": [["", "", [4294967295u32, 4294967295u32]], ["hub", "hub", [4294967295u32, 13]]]}),
    )
    .unwrap();
    let query = Query::parse("hub", &index.langs);
    assert!(find(&query, &index, &[part]).hits.is_empty());
}
