//! Reads what questions are made of: options, answers, pairs, items, gaps.

use super::question::no_right;
use crate::content::fields::Fields;
use leerkring_core::Id;
use leerkring_core::activity::{Accepted, AcceptedNumber, Blank, Choice, Gap, Item, Pair, Part};
use leerkring_core::markdown::Sourced;
use leerkring_core::quiz::Score;

/// The options of a question, gap or forecast.
pub(super) fn choices(fields: &mut Fields) -> Vec<Choice<Sourced>> {
    let options = fields.each_with_id("options", |option| choice(option, "right"), |option| &option.id);
    if options.len() < 2 {
        fields.wrong("too-few", "there are fewer than two options", "add `options`");
    }
    options
}

/// One option. `right` is the key that says whether it is the right one.
pub(super) fn choice(option: &mut Fields, right: &'static str) -> Option<Choice<Sourced>> {
    let (id, text) = (option.id(), option.required_words("text"));
    let right = option.flag(right).unwrap_or(false);
    let credit = option.credit().unwrap_or_default();
    if right && credit != Score::NONE {
        option.wrong(
            "wrong-value",
            "a right option has full credit",
            "take `credit` out",
        );
    }
    let (chosen, not_chosen) = (option.words("chosen"), option.words("not-chosen"));
    Some(Choice {
        id: id?,
        text: text?,
        right,
        credit,
        chosen,
        not_chosen,
    })
}

/// Reports it unless one option is right.
pub(super) fn one_right(fields: &mut Fields, options: &[Choice<Sourced>]) {
    match options.iter().filter(|option| option.right).count() {
        1 => {}
        0 => no_right(fields),
        _ => fields.wrong(
            "too-many-right",
            "more than one option is right",
            "mark one, or make the question `multiple`",
        ),
    }
}

/// What fits into a place for words.
pub(super) fn blank(fields: &mut Fields) -> Blank<Sourced> {
    let read = |answer: &mut Fields| {
        let (id, text) = (answer.id(), answer.required("text"));
        let credit = answer.credit().unwrap_or(Score::FULL);
        let chosen = answer.words("chosen");
        Some(Accepted {
            id: id?,
            text: text?.0,
            credit,
            chosen,
        })
    };
    Blank {
        answers: fields.each_with_id("answers", read, |answer| &answer.id),
        spelling: fields
            .whole("spelling", 0, 2, "write 0, 1 or 2 slips")
            .unwrap_or(0),
        otherwise: fields.words("otherwise"),
    }
}

/// The answers of a `number` question.
pub(super) fn number_answers(fields: &mut Fields) -> Vec<AcceptedNumber<Sourced>> {
    let read = |answer: &mut Fields| {
        let id = answer.id();
        let value = answer.number("value");
        if value.is_none() && answer.problems.is_empty() {
            answer.wrong("missing-key", "`value` is missing", "add a line `value: …`");
        }
        let tolerance = answer.number("tolerance").unwrap_or(0.0);
        if tolerance < 0.0 {
            answer.wrong(
                "wrong-value",
                "a tolerance is not below zero",
                "write how far off still counts",
            );
        }
        let credit = answer.credit().unwrap_or(Score::FULL);
        let chosen = answer.words("chosen");
        Some(AcceptedNumber {
            id: id?,
            value: value?,
            tolerance,
            credit,
            chosen,
        })
    };
    fields.each_with_id("answers", read, |answer| &answer.id)
}

/// Texts with ids.
pub(super) fn items(fields: &mut Fields, key: &'static str) -> Vec<Item<Sourced>> {
    let read = |item: &mut Fields| {
        let (id, text) = (item.id(), item.required_words("text"));
        Some(Item { id: id?, text: text? })
    };
    fields.each_with_id(key, read, |item| &item.id)
}

/// The pairs of a `matching` question, and all matches: equal texts are one match, known by its first pair.
pub(super) fn pairs(fields: &mut Fields) -> (Vec<Pair<Sourced>>, Vec<Item<Sourced>>) {
    let read = |pair: &mut Fields| {
        let (id, text, answer) = (
            pair.id(),
            pair.required_words("text"),
            pair.required_words("match"),
        );
        Some((id?, text?, answer?, pair.words("when-wrong")))
    };
    let read = fields.each_with_id("pairs", read, |(id, ..)| id);
    if read.is_empty() {
        fields.wrong("too-few", "there is nothing to match", "add `pairs`");
    }
    let mut matches: Vec<Item<Sourced>> = Vec::new();
    let mut pairs = Vec::new();
    for (id, text, belongs, when_wrong) in read {
        let known = matches.iter().find(|item| item.text.text == belongs.text);
        let answer = known.map(|item| item.id.clone()).unwrap_or_else(|| {
            matches.push(Item {
                id: id.clone(),
                text: belongs,
            });
            id.clone()
        });
        pairs.push(Pair {
            id,
            text,
            answer,
            when_wrong,
        });
    }
    for item in items(fields, "extra") {
        if pairs.iter().any(|pair| pair.id == item.id)
            || matches.iter().any(|other| other.text.text == item.text.text)
        {
            fields.wrong(
                "duplicate-id",
                format!("the extra match `{}` is among the pairs already", item.id),
                "give it another id and text",
            );
        } else {
            matches.push(item);
        }
    }
    (pairs, matches)
}

/// The text of a `cloze` question, cut at the places of its gaps.
pub(super) fn cloze_text(fields: &mut Fields) -> Vec<Part<Sourced>> {
    let Some(Sourced { text, at }) = fields.required_words("text") else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    for (index, piece) in text.split("[[").enumerate() {
        let (gap, words) = match piece.split_once("]]").filter(|_| index > 0) {
            Some((gap, words)) => (Some(gap), words),
            None => (None, piece),
        };
        if let Some(gap) = gap {
            match gap.parse::<Id>() {
                Ok(id) => parts.push(Part::Gap(id)),
                Err(_) => fields.wrong(
                    "wrong-id",
                    format!("`{gap}` is no id of a gap"),
                    "write the id of one of the `gaps`",
                ),
            }
        }
        if !words.is_empty() {
            parts.push(Part::Text(Sourced {
                text: words.to_owned(),
                at: at.clone(),
            }));
        }
    }
    parts
}

/// A gap of a `cloze` question.
pub(super) fn gap(fields: &mut Fields) -> Option<Gap<Sourced>> {
    let id = fields.id();
    if fields.has("options") {
        let options = choices(fields);
        one_right(fields, &options);
        Some(Gap::Chosen { id: id?, options })
    } else {
        let blank = blank(fields);
        if !blank.answers.iter().any(|answer| answer.credit.is_full()) {
            no_right(fields);
        }
        Some(Gap::Typed { id: id?, blank })
    }
}
