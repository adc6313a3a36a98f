//! `leerkring import gift` and `export gift`: what is made, what is told, and that lessons take it.

use crate::folder::Folder;
use std::process::Output;

const FILES: [(&str, &str); 4] = [
    ("categories", include_str!("gift/categories.gift")),
    ("choices", include_str!("gift/choices.gift")),
    ("typed", include_str!("gift/typed.gift")),
    ("words", include_str!("gift/words.gift")),
];

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The exit code, what was said, and what was written.
fn told(output: &Output) -> String {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    format!("exit {}\n\n{err}\n{out}", output.status.code().unwrap())
}

#[test]
fn every_feature_of_gift_becomes_a_quiz_or_is_told() {
    for (name, gift) in FILES {
        let folder = Folder::new();
        let file = format!("{name}.gift");
        folder.file(&file, gift);
        let output = folder.run(&["import", "gift", &file]);
        insta::assert_snapshot!(name, told(&output));
        // Other line ends and a byte order mark are the same file.
        let other = format!("\u{feff}{}", gift.replace('\n', "\r\n"));
        folder.file(&file, other);
        assert_eq!(folder.run(&["import", "gift", &file]).stdout, output.stdout);
        folder.lessons("one", &format!("{}\n## Part {{#part}}\n", text(&output.stdout)));
        let mistakes = folder.mistakes();
        // A link of the course that the file is from is kept, and told.
        let broken = mistakes
            .iter()
            .filter(|mistake| !mistake.starts_with("broken-link"));
        assert_eq!(broken.collect::<Vec<_>>(), Vec::<&String>::new(), "{name}");
    }
}

#[test]
fn a_file_is_written_only_where_none_is() {
    let folder = Folder::new();
    folder.file("a.gift", "A place to {=meet} in.\n");
    let arguments = ["import", "gift", "a.gift", "--lang", "nl", "--out", "a.md"];
    let first = folder.run(&arguments);
    assert_eq!(
        (first.status.code(), text(&first.stderr).as_str()),
        (Some(0), "read 1 question into 1 quiz; 0 things not expressed\n")
    );
    let written = std::fs::read_to_string(folder.at("a.md")).unwrap();
    assert!(written.contains("question: Maak de zin af.\n"), "{written}");
    assert_eq!(folder.run(&arguments).status.code(), Some(2));
    folder.file("b.gift", [b'a', b'\n', 0xff]);
    let bad = folder.run(&["import", "gift", "b.gift"]);
    assert_eq!(bad.status.code(), Some(2));
    assert!(text(&bad.stderr).contains("b.gift:2: this is not UTF-8"));
}

const LESSON: &str = r##"
```quiz
id: check
title: What it takes / part 1
confidence: yes
draw: 2
shuffle: no
questions:
  - id: who
    type: single
    question: Who *pays*? [See](two.en.md)
    options:
      - { id: all, text: "All: {members}", right: yes, chosen: "50% = half" }
      - { id: some, text: "[html] some", credit: 0.29, not-chosen: Hm. }
    hints: [Think.]
    attempts: 2
    explanation: "They ~ all do # so."
  - id: two
    type: multiple
    question: Which?
    options:
      - { id: a, text: a, right: yes }
      - { id: b, text: b, right: yes }
      - { id: c, text: c }
  - id: holds
    type: true-false
    question: It holds.
    right: false
    when-true: No.
    when-false: Indeed.
  - id: word
    type: short-text
    question: A word?
    answers:
      - { id: hub, text: "h*b" }
      - { id: spoke, text: spoke, credit: 0, chosen: Around it. }
    spelling: 1
    otherwise: "Round -> it."
  - id: many
    type: number
    question: How many?
    answers: [{ id: five, value: 5, tolerance: 0.5 }]
    unit: km
    units: [kilometre]
    otherwise: Count.
  - id: pairs
    type: matching
    question: Who does what?
    pairs:
      - { id: x, text: citizens, match: signal, when-wrong: Hm. }
      - { id: y, text: press, match: "*tell*" }
    extra: [{ id: z, text: forbid }]
  - id: order
    type: ordering
    question: In which order?
    items: [{ id: a, text: first }, { id: b, text: then }]
  - id: gap
    type: cloze
    question: Complete.
    text: A [[g]] meets.
    gaps: [{ id: g, answers: [{ id: hub, text: hub }] }]
  - id: gaps
    type: cloze
    question: Complete.
    text: A [[g]] is a [[h]].
    gaps:
      - { id: g, answers: [{ id: hub, text: hub }] }
      - { id: h, answers: [{ id: place, text: place }] }
  - id: own
    type: reflection
    question: What do you see?
    explanation: Thanks.
```

```poll first
Which?

- a: A
- b: B
```

## Part {#part}
"##;

#[test]
fn a_course_is_exported_with_what_gift_cannot_say() {
    let folder = Folder::new();
    folder.lessons("one", LESSON);
    let output = folder.run(&["export", "gift", ".", "--course", "c"]);
    insta::assert_snapshot!("export", told(&output));
    // What was exported is imported with the same ids.
    folder.file("c.gift", output.stdout);
    let back = text(&folder.run(&["import", "gift", "c.gift"]).stdout);
    for id in [
        "check", "who", "two", "holds", "word", "many", "pairs", "gap", "own",
    ] {
        assert!(back.contains(&format!("id: {id}\n")), "{id}: {back}");
    }
}

#[test]
fn one_lesson_in_one_language_is_exported_and_other_files_are_left_alone() {
    let folder = Folder::new();
    let quiz = "```quiz\nid: q\nquestions:\n  - { id: a, type: true-false, question: A?, right: yes }\n```\n";
    folder.lessons("one", &format!("{quiz}\n## Part {{#part}}\n"));
    let export = |more: &[&str]| folder.run(&[&["export", "gift", ".", "--course", "c"], more].concat());
    let fine = export(&["--lesson", "one", "--lang", "nl", "--out", "q.gift"]);
    assert_eq!(fine.status.code(), Some(0), "{}", text(&fine.stderr));
    let gift = std::fs::read_to_string(folder.at("q.gift")).unwrap();
    assert_eq!(
        gift,
        "// Leerkring: the quizzes of the course c (nl)\n\n// quiz: q [id:q]\n$CATEGORY: c/one/q\n\n// question: a [id:a]\n::a::[markdown]A?{TRUE}\n\n"
    );
    // It is written over, a lesson is not.
    assert_eq!(export(&["--out", "q.gift"]).status.code(), Some(0));
    assert_eq!(export(&["--out", "courses/c/one.en.md"]).status.code(), Some(2));
    assert_eq!(export(&["--lesson", "gone"]).status.code(), Some(2));
    assert_eq!(
        folder
            .run(&["export", "gift", ".", "--course", "gone"])
            .status
            .code(),
        Some(2)
    );
    folder.lessons("two", "```quiz\nid: q\n```\n\n## Other {#other}\n");
    assert_eq!(export(&[]).status.code(), Some(2));
}
