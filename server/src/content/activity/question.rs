//! Reads a question.

use super::question_parts::{blank, choices, cloze_text, gap, items, number_answers, one_right, pairs};
use crate::content::fields::Fields;
use leerkring_core::activity::{Item, Kind, MAX_ATTEMPTS, Part, Question, question_key};
use leerkring_core::markdown::Sourced;

const TYPES: &str =
    "write single, multiple, true-false, short-text, number, matching, ordering, cloze or reflection";

pub(super) fn read(fields: &mut Fields) -> Option<Question<Sourced>> {
    let id = fields.id();
    let kind = fields
        .required("type")
        .map(|(name, at)| (kind(&name, fields), name, at));
    let question = fields.required_words("question");
    let hints = fields
        .texts("hints")
        .into_iter()
        .map(|(text, at)| Sourced { text, at })
        .collect();
    let attempts = fields.whole("attempts", 1, MAX_ATTEMPTS, "write a whole number from 1 to 10");
    let shuffle = fields.flag("shuffle").unwrap_or(true);
    let explanation = fields.words("explanation");
    let kind = match kind? {
        (Some(kind), ..) => kind,
        (None, name, at) => {
            fields.problems.push(leerkring_core::markdown::Problem::new(
                "wrong-value",
                at,
                format!("`{name}` is no type of question"),
                TYPES,
            ));
            // Its other keys belong to a type nobody knows.
            fields.rest();
            return None;
        }
    };
    let key = question_key(&kind);
    Some(Question {
        id: id?,
        question: question?,
        kind,
        hints,
        attempts,
        shuffle,
        explanation,
        key,
    })
}

fn kind(name: &str, fields: &mut Fields) -> Option<Kind<Sourced>> {
    Some(match name {
        "single" => {
            let options = choices(fields);
            one_right(fields, &options);
            Kind::Single { options }
        }
        "multiple" => {
            let options = choices(fields);
            if !options.iter().any(|option| option.right) {
                no_right(fields);
            }
            if options.iter().any(|option| option.credit.0 > 0) {
                fields.wrong(
                    "wrong-value",
                    "options of a `multiple` question have no credit of their own",
                    "take `credit` out; right ones add and wrong ones take away",
                );
            }
            Kind::Multiple { options }
        }
        "true-false" => {
            let right = fields.flag("right");
            if right.is_none() {
                no_right(fields);
            }
            Kind::TrueFalse {
                right: right.unwrap_or_default(),
                when_true: fields.words("when-true"),
                when_false: fields.words("when-false"),
            }
        }
        "short-text" => {
            let blank = blank(fields);
            if !blank.answers.iter().any(|answer| answer.credit.is_full()) {
                no_right(fields);
            }
            Kind::ShortText(blank)
        }
        "number" => {
            let answers = number_answers(fields);
            if !answers.iter().any(|answer| answer.credit.is_full()) {
                no_right(fields);
            }
            Kind::Number {
                answers,
                unit: fields.text("unit").map(|(unit, _)| unit),
                units: fields.texts("units").into_iter().map(|(unit, _)| unit).collect(),
                otherwise: fields.words("otherwise"),
            }
        }
        "matching" => {
            let (pairs, matches) = pairs(fields);
            Kind::Matching { pairs, matches }
        }
        "ordering" => {
            let items: Vec<Item<Sourced>> = items(fields, "items");
            if items.len() < 2 {
                fields.wrong(
                    "too-few",
                    "there are fewer than two items to put in order",
                    "add `items`",
                );
            }
            Kind::Ordering {
                items,
                otherwise: fields.words("otherwise"),
            }
        }
        "cloze" => {
            let text = cloze_text(fields);
            let gaps = fields.each_with_id("gaps", gap, |gap| gap.id());
            for gap in &gaps {
                let places = text
                    .iter()
                    .filter(|part| matches!(part, Part::Gap(id) if id == gap.id()))
                    .count();
                if places != 1 {
                    fields.wrong(
                        "gap-without-place",
                        format!("the gap `{}` stands {places} times in the text", gap.id()),
                        "write its id between double square brackets once",
                    );
                }
            }
            for part in &text {
                if let Part::Gap(id) = part
                    && !gaps.iter().any(|gap| gap.id() == id)
                {
                    fields.wrong(
                        "place-without-gap",
                        format!("the text has a place for `{id}` and `gaps` does not say what fits"),
                        "add it to `gaps`",
                    );
                }
            }
            Kind::Cloze { text, gaps }
        }
        "reflection" => Kind::Reflection,
        _ => return None,
    })
}

/// Reports that nothing would be right.
pub(super) fn no_right(fields: &mut Fields) {
    fields.wrong(
        "no-right-answer",
        "this question has no right answer",
        "mark at least one with `right: yes`, or give it full credit",
    );
}
