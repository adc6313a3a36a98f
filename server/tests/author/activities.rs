//! `leerkring check` on activities: every mistake is named at its line.

use crate::folder::Folder;
use leerkring_core::json::FromJson;

/// Mistakes of a quiz with these questions, which start at line 8 of the file.
fn quiz(questions: &str) -> Vec<String> {
    fence("quiz", &format!("id: q\nquestions:\n{questions}"))
}

/// Mistakes of a fence whose body starts at line 6 of the file.
fn fence(info: &str, body: &str) -> Vec<String> {
    let text = format!("```{info}\n{body}\n```\n\n## Part {{#part}}\n");
    let mistakes = Folder::new().lessons("one", &text).mistakes();
    mistakes
        .into_iter()
        .map(|line| line.replace(" courses/c/one.en.md", ""))
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn every_type_of_question_is_understood() {
    let questions = "  - id: a
    type: single
    question: Which *one*?
    options: [{ id: x, text: X, right: yes, chosen: Yes. }, { id: y, text: Y, credit: 0.5, not-chosen: No. }]
    hints: [Look., Look again.]
    attempts: 2
    explanation: Because.
    shuffle: no
  - id: b
    type: multiple
    question: Which ones?
    options: [{ id: x, text: X, right: yes }, { id: y, text: Y, right: no }]
  - id: c
    type: true-false
    question: Is it so?
    right: false
    when-true: No.
    when-false: Yes.
  - id: d
    type: short-text
    question: What is it called?
    answers: [{ id: hub, text: hub }, { id: place, text: place, credit: 0, chosen: Which place? }]
    spelling: 1
    otherwise: Look above.
  - id: e
    type: number
    question: How many?
    answers: [{ id: five, value: 5, tolerance: 0.5 }]
    unit: km
    units: [kilometre]
  - id: f
    type: matching
    question: What belongs together?
    pairs: [{ id: m, text: M, match: One, when-wrong: No. }, { id: n, text: N, match: One }]
    extra: [{ id: o, text: Two }]
  - id: g
    type: ordering
    question: In which order?
    items: [{ id: m, text: M }, { id: n, text: N }]
    otherwise: No.
  - id: h
    type: cloze
    question: Complete it.
    text: \"A [hub](glossary:hub) is a [[place]] for [[people]].\"
    gaps:
      - { id: place, answers: [{ id: place, text: place }], spelling: 2, otherwise: No. }
      - { id: people, options: [{ id: all, text: all, right: yes }, { id: few, text: few }] }
  - id: i
    type: reflection
    question: What do you think?";
    assert_eq!(quiz(questions), NONE);
    assert_eq!(
        fence(
            "forecast",
            "id: f\nquestion: Will it last?\noptions: [{ id: x, text: X, happened: yes }, { id: y, text: Y }]\noutcome: It did."
        ),
        NONE
    );
    assert_eq!(
        fence(
            "forecast",
            "id: f\nquestion: How many?\nhappened: 40\ntolerance: 5\nunit: people\noutcome: It did."
        ),
        NONE
    );
    assert_eq!(fence("reflection own", "What do you think?"), NONE);
    assert_eq!(
        fence(
            "reflection own",
            "Would it work?\n\nThink.\n\n- need: Who?\n- step: What?"
        ),
        NONE
    );
    assert_eq!(fence("poll first", "What first?\n\n- a: This\n- b: That"), NONE);
}

#[test]
fn a_question_without_a_right_answer_is_found() {
    for (type_and_keys, code) in [
        (
            "type: single\n    options: [{ id: x, text: X }, { id: y, text: Y }]",
            "no-right-answer",
        ),
        (
            "type: single\n    options: [{ id: x, text: X, right: yes }, { id: y, text: Y, right: yes }]",
            "too-many-right",
        ),
        (
            "type: multiple\n    options: [{ id: x, text: X }, { id: y, text: Y }]",
            "no-right-answer",
        ),
        ("type: true-false", "no-right-answer"),
        (
            "type: short-text\n    answers: [{ id: x, text: X, credit: 0.5 }]",
            "no-right-answer",
        ),
        ("type: number\n    answers: []", "no-right-answer"),
        ("type: matching\n    pairs: []", "too-few"),
        ("type: ordering\n    items: [{ id: x, text: X }]", "too-few"),
        (
            "type: cloze\n    text: A [[x]].\n    gaps: [{ id: x, answers: [] }]",
            "no-right-answer",
        ),
    ] {
        let mistakes = quiz(&format!("  - id: a\n    question: Q?\n    {type_and_keys}"));
        assert_eq!(mistakes.len(), 1, "{type_and_keys}: {mistakes:?}");
        assert!(
            mistakes[0].starts_with(&format!("{code}:")),
            "{type_and_keys}: {mistakes:?}"
        );
    }
}

#[test]
fn mistakes_are_named_at_their_line() {
    assert_eq!(
        quiz("  - id: a\n    type: singel\n    question: Q?"),
        ["wrong-value:9:11"]
    );
    assert_eq!(
        quiz("  - id: A b\n    type: true-false\n    right: maybe\n    question: Q?\n    colour: red"),
        [
            "no-right-answer:8:5",
            "wrong-id:8:9",
            "wrong-value:10:12",
            "unknown-key:12:5"
        ]
    );
    let twice =
        "  - { id: a, type: reflection, question: Q? }\n  - { id: a, type: reflection, question: Q? }";
    assert_eq!(quiz(twice), ["duplicate-id:6:1"]);
    let options = "[{ id: x, text: X, right: yes }, { id: x, text: Y }]";
    assert_eq!(
        quiz(&format!(
            "  - id: a\n    type: single\n    question: Q?\n    options: {options}"
        )),
        ["duplicate-id:8:5"]
    );
    let link = "  - id: a\n    type: reflection\n    question: See [this](gone.en.md).";
    assert_eq!(quiz(link), ["broken-link:10:15"]);
    assert_eq!(fence("quiz", "id: q\nquestions: []"), ["empty-quiz:5:1"]);
    assert_eq!(
        fence("quiz", "id: q: r"),
        ["wrong-value:6:6"].map(|_| "invalid-yaml:6:6")
    );
    assert_eq!(
        fence(
            "quiz",
            "id: q\ndraw: 2\nquestions: [{ id: a, type: reflection, question: Q? }]"
        ),
        ["draw-too-large:6:1"]
    );
}

#[test]
fn gaps_and_places_belong_together() {
    let cloze = |text: &str, gaps: &str| {
        quiz(&format!(
            "  - id: a\n    type: cloze\n    question: Q?\n    text: \"{text}\"\n    gaps: [{gaps}]"
        ))
    };
    let gap = "{ id: x, answers: [{ id: y, text: Y }] }";
    assert_eq!(cloze("A [[x]] b.", gap), NONE);
    assert_eq!(cloze("A b.", gap), ["gap-without-place:8:5"]);
    assert_eq!(cloze("A [[x]] [[x]].", gap), ["gap-without-place:8:5"]);
    assert_eq!(cloze("A [[x]] [[z]].", gap), ["place-without-gap:8:5"]);
    assert_eq!(cloze("A **b [[x]] c**.", gap), ["gap-in-markup:11:11"]);
}

#[test]
fn prompts_need_ids_and_words() {
    assert_eq!(fence("reflection", "What?"), ["missing-id:5:1"]);
    assert_eq!(fence("reflection My_Own", "What?"), ["wrong-id:5:1"]);
    assert_eq!(fence("reflection own", ""), ["missing-key:5:1"]);
    assert_eq!(fence("poll p", "What?\n\n- a: This"), ["too-few:5:1"]);
    assert_eq!(
        fence("poll p", "What?\n\n- a: This\n- a: That\nmore"),
        ["too-few:5:1", "duplicate-id:9:1", "wrong-value:10:1"]
    );
    assert_eq!(fence("reflection part", "What?"), ["duplicate-id:5:1"]);
}

#[test]
fn languages_share_ids_and_right_answers() {
    let text = |right: &str, other: &str| {
        format!(
            "```quiz\nid: q\nquestions:\n  - id: a\n    type: single\n    question: Q?\n    options: [{{ id: {right}, text: X, right: yes }}, {{ id: {other}, text: Y }}]\n```\n\n## Part {{#part}}\n"
        )
    };
    let site = Folder::new();
    site.lesson("one.en", &text("x", "y"))
        .lesson("one.nl", &text("y", "x"));
    let found = site.run(&["check", ".", "--format", "json"]);
    let found = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(
        found.contains("structure-differs")
            && found.contains("one.nl.md")
            && found.contains("`a` in the activity `q`"),
        "{found}"
    );
    site.lesson("one.nl", "Tekst.\n\n## Deel {#part}\n");
    let found = site.run(&["check", ".", "--format", "json"]);
    assert!(
        String::from_utf8_lossy(&found.stdout)
            .contains("the activity `q` of `courses/c/one.en.md` is missing here")
    );
}

#[test]
fn what_the_reading_api_says_of_activities_is_read_back_whole() {
    let site = Folder::new();
    let text = include_str!("../../../tests/fixtures/activities.md");
    let numbers = "```forecast\nid: how-many\nquestion: How many?\nhappened: 40\ntolerance: 5\nunit: people\noutcome: It did.\n```\n\n```quiz\nid: ours\nauthors: [A, B]\nlicence: CC0-1.0\nsource: https://a.example/\ndraw: 1\nquestions: [{ id: x, type: reflection, question: Q?, attempts: 3, hints: [H] }]\n```\n\n```reflection sheet\nTitle\n\nIntro.\n\n- a: One\n- b: Two\n```\n\n";
    site.lessons("one", &format!("{numbers}{text}\n\n## Part {{#part}}\n"));
    let written = site.run(&["build", ".", "--out", "site"]);
    assert!(
        written.status.success(),
        "{}",
        String::from_utf8_lossy(&written.stderr)
    );
    let json = std::fs::read_to_string(site.at("site/api/v1/en/courses/c/one.json")).unwrap();
    let lesson = leerkring_core::contract::Lesson::parse_json(&json).unwrap();
    assert_eq!(lesson.activities().count(), 7);
    let again: serde_json::Value = serde_json::to_value(&lesson).unwrap();
    assert_eq!(again, serde_json::from_str::<serde_json::Value>(&json).unwrap());
}
