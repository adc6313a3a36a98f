//! Reads activities from JSON. What the derived code of twenty types would weigh in the browser's copy of this crate (24 kB
//! compressed) is a few lines each when written over JSON values.

use super::{
    Accepted, AcceptedNumber, Activity, Blank, Choice, Distribution, Field, Forecast, Gap, Happened, Item,
    Kind, Pair, Part, Poll, PollOption, Question, Quiz, Reflection,
};
use crate::json::{FromJson, named};
use crate::quiz::Score;
use crate::{Id, SafeHtml};
use serde_json::Value;

impl FromJson for Box<Activity> {
    fn from_json(value: &Value) -> Option<Self> {
        activity(value).map(Self::new)
    }
}

fn id(value: &Value) -> Option<Id> {
    value.get("id")?.as_str()?.parse().ok()
}

fn string(value: &Value, key: &str) -> Option<String> {
    Some(value.get(key)?.as_str()?.to_owned())
}

fn html(value: &Value, key: &str) -> Option<SafeHtml> {
    string(value, key).map(SafeHtml::new)
}

fn whole(value: &Value, key: &str) -> Option<u64> {
    value.get(key)?.as_u64()
}

fn flag(value: &Value, key: &str, without: bool) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(without)
}

fn score(value: &Value) -> Score {
    Score(
        whole(value, "credit")
            .and_then(|points| u16::try_from(points).ok())
            .unwrap_or_default(),
    )
}

/// A list, each entry of which must be good; one that is left out is empty.
fn list<T>(value: &Value, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    match value.get(key) {
        None => Some(Vec::new()),
        Some(list) => all(list, read),
    }
}

fn all<T>(list: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let mut read_all = Vec::new();
    for one in list.as_array()? {
        read_all.push(read(one)?);
    }
    Some(read_all)
}

fn activity(value: &Value) -> Option<Activity> {
    let (name, value) = named(value)?;
    Some(match name {
        "quiz" => Activity::Quiz(Quiz {
            id: id(value)?,
            title: string(value, "title"),
            draw: whole(value, "draw").and_then(|draw| usize::try_from(draw).ok()),
            shuffle: flag(value, "shuffle", true),
            confidence: flag(value, "confidence", false),
            attribution: None,
            questions: list(value, "questions", question)?,
        }),
        "forecast" => Activity::Forecast(Forecast {
            id: id(value)?,
            question: html(value, "question")?,
            happened: happened(value.get("happened")?)?,
            outcome: html(value, "outcome")?,
            key: string(value, "key")?,
        }),
        "reflection" => Activity::Reflection(Reflection {
            id: id(value)?,
            title: string(value, "title"),
            intro: html(value, "intro")?,
            fields: list(value, "fields", |field| {
                Some(Field {
                    id: id(field)?,
                    label: string(field, "label")?,
                })
            })?,
        }),
        "poll" => Activity::Poll(Poll {
            id: id(value)?,
            question: html(value, "question")?,
            options: list(value, "options", |option| {
                Some(PollOption {
                    id: id(option)?,
                    label: string(option, "label")?,
                })
            })?,
            others: value.get("others").and_then(distribution),
        }),
        _ => return None,
    })
}

fn distribution(value: &Value) -> Option<Distribution> {
    let mut others = Distribution::default();
    for (option, count) in value.get("counts")?.as_object()? {
        others.counts.insert(option.parse().ok()?, count.as_u64()?);
    }
    Some(others)
}

fn happened(value: &Value) -> Option<Happened> {
    let (name, value) = named(value)?;
    Some(match name {
        "choice" => Happened::Choice(all(value, choice)?),
        "number" => Happened::Number {
            answer: number(value.get("answer")?)?,
            unit: string(value, "unit"),
        },
        _ => return None,
    })
}

fn question(value: &Value) -> Option<Question> {
    Some(Question {
        id: id(value)?,
        question: html(value, "question")?,
        kind: kind(value.get("type")?)?,
        hints: list(value, "hints", |hint| {
            Some(SafeHtml::new(hint.as_str()?.to_owned()))
        })?,
        attempts: whole(value, "attempts").and_then(|attempts| u8::try_from(attempts).ok()),
        shuffle: flag(value, "shuffle", true),
        explanation: html(value, "explanation"),
        key: string(value, "key")?,
    })
}

fn kind(value: &Value) -> Option<Kind> {
    let (name, value) = named(value)?;
    Some(match name {
        "single" => Kind::Single {
            options: list(value, "options", choice)?,
        },
        "multiple" => Kind::Multiple {
            options: list(value, "options", choice)?,
        },
        "true-false" => Kind::TrueFalse {
            right: flag(value, "right", false),
            when_true: html(value, "when_true"),
            when_false: html(value, "when_false"),
        },
        "short-text" => Kind::ShortText(blank(value)?),
        "number" => Kind::Number {
            answers: list(value, "answers", number)?,
            unit: string(value, "unit"),
            units: list(value, "units", |unit| Some(unit.as_str()?.to_owned()))?,
            otherwise: html(value, "otherwise"),
        },
        "matching" => Kind::Matching {
            pairs: list(value, "pairs", pair)?,
            matches: list(value, "matches", item)?,
        },
        "ordering" => Kind::Ordering {
            items: list(value, "items", item)?,
            otherwise: html(value, "otherwise"),
        },
        "cloze" => Kind::Cloze {
            text: list(value, "text", part)?,
            gaps: list(value, "gaps", gap)?,
        },
        "reflection" => Kind::Reflection,
        _ => return None,
    })
}

fn choice(value: &Value) -> Option<Choice> {
    Some(Choice {
        id: id(value)?,
        text: html(value, "text")?,
        right: flag(value, "right", false),
        credit: score(value),
        chosen: html(value, "chosen"),
        not_chosen: html(value, "not_chosen"),
    })
}

fn blank(value: &Value) -> Option<Blank> {
    let accepted = |answer: &Value| {
        Some(Accepted {
            id: id(answer)?,
            text: string(answer, "text")?,
            credit: score(answer),
            chosen: html(answer, "chosen"),
        })
    };
    Some(Blank {
        answers: list(value, "answers", accepted)?,
        spelling: whole(value, "spelling")
            .and_then(|slips| u8::try_from(slips).ok())
            .unwrap_or_default(),
        otherwise: html(value, "otherwise"),
    })
}

fn number(value: &Value) -> Option<AcceptedNumber> {
    Some(AcceptedNumber {
        id: id(value)?,
        value: value.get("value")?.as_f64()?,
        tolerance: value.get("tolerance").and_then(Value::as_f64).unwrap_or_default(),
        credit: score(value),
        chosen: html(value, "chosen"),
    })
}

fn pair(value: &Value) -> Option<Pair> {
    Some(Pair {
        id: id(value)?,
        text: html(value, "text")?,
        answer: value.get("match")?.as_str()?.parse().ok()?,
        when_wrong: html(value, "when_wrong"),
    })
}

fn item(value: &Value) -> Option<Item> {
    Some(Item {
        id: id(value)?,
        text: html(value, "text")?,
    })
}

fn part(value: &Value) -> Option<Part> {
    let (name, value) = named(value)?;
    let words = value.as_str()?;
    Some(if name == "gap" {
        Part::Gap(words.parse().ok()?)
    } else {
        Part::Text(SafeHtml::new(words.to_owned()))
    })
}

fn gap(value: &Value) -> Option<Gap> {
    let (name, value) = named(value)?;
    let id = id(value)?;
    Some(match name {
        "typed" => Gap::Typed {
            id,
            blank: blank(value.get("blank")?)?,
        },
        "chosen" => Gap::Chosen {
            id,
            options: list(value, "options", choice)?,
        },
        _ => return None,
    })
}
