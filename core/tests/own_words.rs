//! What a learner wrote and marked, by lesson, and as a Markdown file.
#![allow(clippy::unwrap_used)]

use leerkring_core::SafeHtml;
use leerkring_core::activity::{Kind, question_key};
use leerkring_core::contract::{Course, Lesson};
use leerkring_core::json::FromJson;
use leerkring_core::progress::{
    Anchor, Answer, CourseSheets, LessonRef, Note, Outcome, Progress, Record, What, own_words,
    words_as_markdown,
};
use leerkring_core::quiz::{Given, Score};

fn progress(facts: Vec<(&str, Outcome)>) -> Progress {
    let record = |(time, (what, outcome)): (u64, (&str, Outcome))| {
        Record::new(
            "s".parse().unwrap(),
            time,
            [1; 10],
            what.parse::<What>().unwrap(),
            outcome,
        )
    };
    Progress::of(&(1..).zip(facts).map(record).collect())
}

fn reflected(text: &str) -> Outcome {
    Outcome::Reflected(Given::Text(text.into()))
}

fn answered(key: &str, text: &str) -> Outcome {
    Outcome::Answered(Answer {
        given: Given::Text(text.into()),
        score: Score(0),
        key: key.into(),
        confidence: None,
        hints: 0,
    })
}

fn noted(quote: &str, text: &str) -> Outcome {
    let anchor = Anchor {
        block: "h.1".into(),
        quote: quote.into(),
        before: String::new(),
    };
    Outcome::Noted(Note {
        text: text.into(),
        ..Note::new(1, [1; 10], anchor)
    })
}

fn course() -> Course {
    Course::from_json(&serde_json::json!({
        "id": "c", "lang": "en", "languages": ["en"], "kind": "mooc", "title": "A course", "summary": "", "themes": [],
        "minutes": 5, "intro": "", "attribution": {"title": "C", "authors": [], "source": "",
        "licence": {"id": "CC0-1.0", "name": "CC0", "url": ""}},
        "modules": [{"id": "m", "title": "M", "lessons": [{"id": "l", "title": "The *lesson*", "minutes": 5, "lang": "en"}]}]
    }))
    .unwrap()
}

fn lesson() -> Lesson {
    Lesson::from_json(&serde_json::json!({
        "course": "c", "module": "m", "id": "l", "lang": "en", "languages": ["en"], "title": "The *lesson*", "minutes": 5,
        "attribution": {"title": "L", "authors": [], "source": "", "licence": {"id": "CC0-1.0", "name": "CC0", "url": ""}},
        "outline": [], "blocks": [
            {"id": "sheet", "activity": {"reflection": {"id": "sheet", "title": "Would it work here?", "intro": "<p>Take one approach.</p>",
                "fields": [{"id": "need", "label": "Who needs it?"}, {"id": "step", "label": "What first?"}]}}},
            {"id": "role", "activity": {"reflection": {"id": "role", "intro": "<p>Which role do you <em>play</em>?</p>"}}}
        ]
    }))
    .unwrap()
}

#[test]
fn graded_answers_and_emptied_words_are_no_own_words() {
    let all = own_words(&progress(vec![
        ("c/l#graded", answered("other", "x")),
        ("c/l#emptied", reflected("a")),
        ("c/l#emptied", reflected(" ")),
        ("c/l", Outcome::NotBookmarked),
    ]));
    assert!(all.is_empty(), "{all:?}");
    assert_eq!(
        own_words(&progress(vec![(
            "c/l#mine",
            answered(&question_key::<SafeHtml>(&Kind::Reflection), "x")
        )]))
        .len(),
        1
    );
}

#[test]
fn words_stand_under_what_they_answer_in_the_order_of_the_lesson() {
    let filled = [("need", "Neighbours"), ("step", ""), ("left", "kept")];
    let filled = filled.map(|(id, words)| (id.parse().unwrap(), words.to_owned()));
    let progress = progress(vec![
        ("c/l#role", reflected("I signal.\n\nMore.")),
        ("c/l#sheet", Outcome::Reflected(Given::Filled(filled.into()))),
        ("c/l#was-here", reflected("1. still mine")),
        ("c/l", noted("a quote", "my [note]")),
        ("c/l", Outcome::Bookmarked(Some("h.1".into()))),
    ]);
    let all = own_words(&progress);
    let (about, words) = all.first_key_value().unwrap();
    let sheet = words.sheet(about, Some(&course()), Some(&lesson()));
    let blocks: Vec<&str> = sheet.replies.iter().map(|reply| reply.block.as_str()).collect();
    assert_eq!(blocks, ["sheet", "role", "was-here"]);
    let courses = [CourseSheets::new(
        "c".parse().unwrap(),
        Some(&course()),
        vec![sheet],
    )];
    let address = |lesson: &LessonRef, block: Option<&str>| {
        format!("https://x/{lesson}/#{}", block.unwrap_or_default())
    };
    assert_eq!(
        words_as_markdown("My notes", "Bookmark", &courses, address),
        "# My notes\n\n## A course\n\n### The \\*lesson\\*\n\n<https://x/c/l/#>\n\nBookmark: <https://x/c/l/#h.1>\n\n\
         #### Would it work here?\n\n*Take one approach.*\n\n**Who needs it?**\n\nNeighbours\n\n**left**\n\nkept\n\n\
         *Which role do you play?*\n\nI signal.\n\nMore.\n\n#### was-here\n\n1\\. still mine\n\n> a quote\n\nmy \\[note\\]\n"
    );
    // Nothing is left out while the lesson is unknown.
    let unknown = words.sheet(about, None, None);
    assert_eq!(unknown.title, None);
    assert_eq!(
        unknown
            .replies
            .iter()
            .map(|reply| reply.words.len())
            .sum::<usize>(),
        4
    );
}
