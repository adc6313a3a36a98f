//! GIFT goes out and comes back: what it can express is the same afterwards, and nothing makes it panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod ids;
mod quizzes;

use ids::numbered;
use leerkring_core::gift::{GIFT_BYTES, Imported, Part, Place, Settings, TooLarge, export, import};
use proptest::prelude::*;
use quizzes::quiz;

fn decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().collect::<String>().to_lowercase()
}

fn read(gift: &str) -> Imported {
    let settings = Settings {
        name: "a-file",
        instruction: "Complete the sentence.",
        decompose,
    };
    import(gift, settings).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_gift_can_express_comes_back(quiz in quiz()) {
        let exported = export("course/lesson", &quiz);
        prop_assert_eq!(&exported.not_expressed, &vec![]);
        let imported = read(&exported.gift);
        prop_assert_eq!(&imported.not_expressed, &vec![], "{}", exported.gift);
        let [Part::Quiz(back)] = imported.parts.as_slice() else {
            return Err(TestCaseError::fail(format!("{:?}", imported.parts)));
        };
        let ids = |quiz: &leerkring_core::activity::Quiz<String>| {
            quiz.questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!((&back.quiz.id, ids(&back.quiz)), (&quiz.id, ids(&quiz)));
        prop_assert_eq!(numbered(back.quiz.clone()), numbered(quiz), "{}", exported.gift);
        prop_assert!(back.before.iter().all(Vec::is_empty));
    }

    #[test]
    fn nothing_is_too_odd_to_read(gift in any::<String>()) {
        read(&gift);
    }

    #[test]
    fn no_mixture_of_signs_is_too_odd(
        gift in "(::|\\{|\\}|~|=|#|####|->|%50%|%-5%|\\\\|\\\\n|\\$CATEGORY:|//|\n|\n\n|T|1\\.\\.2|3:1|\\*|\\[html\\]|<b>|<p>|</b>|a|b c|é|/|\\[id:x\\]| ){0,60}"
    ) {
        let imported = read(&gift);
        // Every question is in a quiz or told about.
        let questions: usize = imported.parts.iter().map(|part| match part {
            Part::Quiz(quiz) => {
                assert_eq!(quiz.before.len(), quiz.quiz.questions.len());
                quiz.quiz.questions.len()
            }
            _ => 0,
        }).sum();
        prop_assert_eq!(questions, imported.questions);
        // What was read is written and read again.
        for part in &imported.parts {
            if let Part::Quiz(quiz) = part {
                read(&export("course/lesson", &quiz.quiz).gift);
            }
        }
    }
}

#[test]
fn a_mistake_has_its_line_and_keeps_its_words() {
    let imported = read("// one\r\nA? {T}\r\n\r\n\r\nB? {\r\n=b\r\n\r\n}\r\n\r\nC? {#x}\r\n");
    let listed: Vec<_> = imported
        .not_expressed
        .iter()
        .map(|listed| (listed.place.clone(), listed.written.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            (Place::Line(5), "B? {\n=b"),
            (Place::Line(8), "}"),
            (Place::Line(10), "C? {#x}"),
        ]
    );
    let [Part::Quiz(quiz)] = imported.parts.as_slice() else {
        unreachable!("{imported:?}")
    };
    assert_eq!((quiz.quiz.id.as_str(), imported.questions), ("a-file", 1));
    assert_eq!(quiz.before[0], ["one"]);
    assert_eq!(quiz.after.len(), 5);
}

#[test]
fn large_files_are_refused_and_hostile_ones_are_read_in_time() {
    let settings = Settings {
        name: "x",
        instruction: "x",
        decompose,
    };
    let large = "a".repeat(GIFT_BYTES + 1);
    assert_eq!(import(&large, settings), Err(TooLarge));
    for hostile in [
        "<".repeat(300_000),
        "<a ".repeat(100_000),
        "<ul><li>".repeat(50_000),
        "[[".repeat(100_000),
        "{~".repeat(100_000),
        format!("q{{{}}}", "~a=b".repeat(20_000)),
        format!("q{{{}}}", "=a->b".repeat(20_000)),
        "$CATEGORY:a/b\n".repeat(100_000),
        "a{T}\n\n".repeat(20_000),
        "\\".repeat(300_000),
        "&".repeat(300_000),
        format!("[markdown]{}", ">".repeat(100_000)),
        format!("[html]{}{{}}", "<b>a".repeat(50_000)),
    ] {
        read(&hostile);
    }
}
