//! The right answer of a question, to be shown.

use crate::activity::{Choice, Gap, Item, Kind, Part};
use crate::markdown::escaped;
use crate::{Id, SafeHtml};

/// The right answer of a question, in the shape in which it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum RightAnswer<'q> {
    /// The right options.
    Options(Vec<&'q SafeHtml>),
    /// Whether the statement holds.
    Truth(bool),
    /// Any of these texts or numbers.
    Texts(Vec<String>),
    /// What belongs to what.
    Pairs(Vec<(&'q SafeHtml, &'q SafeHtml)>),
    /// All items, in order.
    Order(Vec<&'q SafeHtml>),
    /// The text with its gaps filled.
    Filled(SafeHtml),
    /// There is none: the question is not graded.
    None,
}

/// The right answer of a question. Where several score in full, they all count as right.
pub fn right_answer(kind: &Kind) -> RightAnswer<'_> {
    match kind {
        Kind::Single { options } | Kind::Multiple { options } => {
            let right = options.iter().filter(|option| option.right);
            RightAnswer::Options(right.map(|option| &option.text).collect())
        }
        Kind::TrueFalse { right, .. } => RightAnswer::Truth(*right),
        Kind::ShortText(blank) => {
            let right = blank.answers.iter().filter(|answer| answer.credit.is_full());
            RightAnswer::Texts(right.map(|answer| answer.text.clone()).collect())
        }
        Kind::Number { answers, unit, .. } => {
            let right = answers.iter().filter(|answer| answer.credit.is_full());
            let unit = unit.as_deref().unwrap_or_default();
            RightAnswer::Texts(
                right
                    .map(|answer| number(answer.value, answer.tolerance, unit))
                    .collect(),
            )
        }
        Kind::Matching { pairs, matches } => {
            let of = |id: &Id| matches.iter().find(|item| item.id == *id).map(|item| &item.text);
            let pairs = pairs
                .iter()
                .filter_map(|pair| Some((&pair.text, of(&pair.answer)?)));
            RightAnswer::Pairs(pairs.collect())
        }
        Kind::Ordering { items, .. } => RightAnswer::Order(items.iter().map(|item| &item.text).collect()),
        Kind::Cloze { text, gaps } => {
            let gap = |id: &Id| {
                gaps.iter()
                    .find(|gap| gap.id() == id)
                    .map_or_else(String::new, filled)
            };
            RightAnswer::Filled(with_gaps(text, |id| {
                format!("<mark class=\"filled\">{}</mark>", gap(id))
            }))
        }
        Kind::Reflection => RightAnswer::None,
    }
}

/// The text of a `cloze` question with something in its gaps. The pieces of the text may be cut within an element, so
/// only all of them together are whole.
fn with_gaps(text: &[Part], gap: impl Fn(&Id) -> String) -> SafeHtml {
    let pieces = text.iter().map(|part| match part {
        Part::Text(words) => words.to_string(),
        Part::Gap(id) => gap(id),
    });
    SafeHtml::new(pieces.collect())
}

/// The text of a `cloze` question with nothing in its gaps.
pub fn blanks(text: &[Part]) -> SafeHtml {
    with_gaps(text, |_| "<span class=\"blank\">……</span>".to_owned())
}

/// Texts in an order that gives nothing away, and is the same every time: that of their ids.
pub fn by_id(items: &[Item]) -> Vec<&SafeHtml> {
    let mut items: Vec<&Item> = items.iter().collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items.into_iter().map(|item| &item.text).collect()
}

fn filled(gap: &Gap) -> String {
    let right = |options: &[Choice]| {
        let right = options.iter().find(|option| option.right);
        right.map(|option| option.text.to_string())
    };
    let words = match gap {
        Gap::Typed { blank, .. } => {
            let full = blank.answers.iter().find(|answer| answer.credit.is_full());
            full.map(|answer| escaped(&answer.text))
        }
        Gap::Chosen { options, .. } => right(options),
    };
    words.unwrap_or_default()
}

fn number(value: f64, tolerance: f64, unit: &str) -> String {
    let number = if tolerance > 0.0 {
        format!("{value} ± {tolerance} {unit}")
    } else {
        format!("{value} {unit}")
    };
    number.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::FromJson;

    fn html(text: &str) -> SafeHtml {
        SafeHtml::new(text.to_owned())
    }

    fn kind(json: serde_json::Value) -> Kind {
        let question = serde_json::json!({"id": "a", "question": "", "key": "", "type": json});
        let quiz = serde_json::json!({"quiz": {"id": "q", "questions": [question]}});
        match *Box::<crate::activity::Activity>::from_json(&quiz).unwrap() {
            crate::activity::Activity::Quiz(mut quiz) => quiz.questions.remove(0).kind,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_type_shows_what_is_right() {
        let options = serde_json::json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B", "right": true}]);
        let single = kind(serde_json::json!({"single": {"options": options}}));
        assert_eq!(right_answer(&single), RightAnswer::Options(vec![&html("B")]));
        let truth = kind(serde_json::json!({"true-false": {"right": false}}));
        assert_eq!(right_answer(&truth), RightAnswer::Truth(false));
        let words = kind(serde_json::json!({"short-text": {"answers": [
            {"id": "a", "text": "one", "credit": 1000}, {"id": "b", "text": "two", "credit": 500}]}}));
        assert_eq!(right_answer(&words), RightAnswer::Texts(vec!["one".into()]));
        let number = kind(serde_json::json!({"number": {"unit": "%", "answers": [
            {"id": "a", "value": 40.0, "tolerance": 2.5, "credit": 1000}, {"id": "b", "value": 7.0, "credit": 1000}]}}));
        let texts = vec!["40 ± 2.5 %".into(), "7 %".into()];
        assert_eq!(right_answer(&number), RightAnswer::Texts(texts));
        let matching = kind(serde_json::json!({"matching": {
            "pairs": [{"id": "z", "text": "Z", "match": "m"}], "matches": [{"id": "n", "text": "N"}, {"id": "m", "text": "M"}]}}));
        assert_eq!(
            right_answer(&matching),
            RightAnswer::Pairs(vec![(&html("Z"), &html("M"))])
        );
        let items = serde_json::json!([{"id": "z", "text": "First"}, {"id": "a", "text": "Then"}]);
        let ordering = kind(serde_json::json!({"ordering": {"items": items}}));
        assert_eq!(
            right_answer(&ordering),
            RightAnswer::Order(vec![&html("First"), &html("Then")])
        );
        let Kind::Ordering { items, .. } = &ordering else {
            panic!()
        };
        assert_eq!(by_id(items), [&html("Then"), &html("First")]);
    }

    #[test]
    fn gaps_are_filled_with_escaped_words() {
        let cloze = kind(serde_json::json!({"cloze": {
            "text": [{"text": "<p>A "}, {"gap": "g"}, {"text": " and "}, {"gap": "h"}, {"text": "</p>"}],
            "gaps": [{"typed": {"id": "g", "blank": {"answers": [{"id": "a", "text": "<b>", "credit": 1000}]}}},
                     {"chosen": {"id": "h", "options": [{"id": "a", "text": "X", "right": true}]}}]}}));
        let RightAnswer::Filled(html) = right_answer(&cloze) else {
            panic!()
        };
        assert_eq!(
            html.as_str(),
            "<p>A <mark class=\"filled\">&lt;b&gt;</mark> and <mark class=\"filled\">X</mark></p>"
        );
        let Kind::Cloze { text, .. } = &cloze else {
            panic!()
        };
        assert!(!blanks(text).as_str().contains('X'));
    }
}
