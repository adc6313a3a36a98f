//! Reads activities from JSON. What the derived code of twenty types would weigh in the browser's copy of this crate (24 kB
//! compressed) is a few lines each when written over JSON values.

use super::{
    Accepted, AcceptedNumber, Activity, Blank, Choice, Field, Forecast, Gap, Happened, Item, Kind, Pair,
    Part, Poll, PollOption, Question, Quiz, Reflection,
};
use crate::json::{FromJson, field, field_or_default, from_json, named};
use crate::quiz::Score;
use serde_json::Value;

impl FromJson for Box<Activity> {
    fn from_json(value: &Value) -> Option<Self> {
        activity(value).map(Self::new)
    }
}

/// A list that is left out where it is empty.
fn list<T: FromJson>(value: &Value, key: &str) -> Option<Vec<T>> {
    field_or_default(value, key)
}

fn flag(value: &Value, key: &str, without: bool) -> bool {
    field(value, key).unwrap_or(without)
}

fn credit(value: &Value) -> Score {
    field(value, "credit").unwrap_or_default()
}

from_json!(Item { id, text });
from_json!(Field { id, label });
from_json!(PollOption { id, label });

impl FromJson for Pair {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            id: field(value, "id")?,
            text: field(value, "text")?,
            answer: field(value, "match")?,
            when_wrong: field(value, "when_wrong"),
        })
    }
}

impl FromJson for Accepted {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            id: field(value, "id")?,
            text: field(value, "text")?,
            credit: credit(value),
            chosen: field(value, "chosen"),
        })
    }
}

fn activity(value: &Value) -> Option<Activity> {
    let (name, value) = named(value)?;
    Some(match name {
        "quiz" => Activity::Quiz(Quiz {
            id: field(value, "id")?,
            title: field(value, "title"),
            draw: field(value, "draw"),
            shuffle: flag(value, "shuffle", true),
            confidence: flag(value, "confidence", false),
            attribution: None,
            questions: list(value, "questions")?,
        }),
        "forecast" => Activity::Forecast(Forecast {
            id: field(value, "id")?,
            question: field(value, "question")?,
            happened: field(value, "happened")?,
            outcome: field(value, "outcome")?,
            key: field(value, "key")?,
        }),
        "reflection" => Activity::Reflection(Reflection {
            id: field(value, "id")?,
            title: field(value, "title"),
            intro: field(value, "intro")?,
            fields: list(value, "fields")?,
        }),
        "poll" => Activity::Poll(Poll {
            id: field(value, "id")?,
            question: field(value, "question")?,
            options: list(value, "options")?,
        }),
        _ => return None,
    })
}

impl FromJson for Happened {
    fn from_json(value: &Value) -> Option<Self> {
        let (name, value) = named(value)?;
        Some(match name {
            "choice" => Happened::Choice(Vec::from_json(value)?),
            "number" => Happened::Number {
                answer: field(value, "answer")?,
                unit: field(value, "unit"),
            },
            _ => return None,
        })
    }
}

impl FromJson for Question {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Question {
            id: field(value, "id")?,
            question: field(value, "question")?,
            kind: field(value, "type")?,
            hints: list(value, "hints")?,
            attempts: field(value, "attempts"),
            shuffle: flag(value, "shuffle", true),
            explanation: field(value, "explanation"),
            key: field(value, "key")?,
        })
    }
}

impl FromJson for Kind {
    fn from_json(value: &Value) -> Option<Self> {
        let (name, value) = named(value)?;
        Some(match name {
            "single" => Kind::Single {
                options: list(value, "options")?,
            },
            "multiple" => Kind::Multiple {
                options: list(value, "options")?,
            },
            "true-false" => Kind::TrueFalse {
                right: flag(value, "right", false),
                when_true: field(value, "when_true"),
                when_false: field(value, "when_false"),
            },
            "short-text" => Kind::ShortText(Blank::from_json(value)?),
            "number" => Kind::Number {
                answers: list(value, "answers")?,
                unit: field(value, "unit"),
                units: list(value, "units")?,
                otherwise: field(value, "otherwise"),
            },
            "matching" => Kind::Matching {
                pairs: list(value, "pairs")?,
                matches: list(value, "matches")?,
            },
            "ordering" => Kind::Ordering {
                items: list(value, "items")?,
                otherwise: field(value, "otherwise"),
            },
            "cloze" => Kind::Cloze {
                text: list(value, "text")?,
                gaps: list(value, "gaps")?,
            },
            "reflection" => Kind::Reflection,
            _ => return None,
        })
    }
}

impl FromJson for Choice {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Choice {
            id: field(value, "id")?,
            text: field(value, "text")?,
            right: flag(value, "right", false),
            credit: credit(value),
            chosen: field(value, "chosen"),
            not_chosen: field(value, "not_chosen"),
        })
    }
}

impl FromJson for Blank {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Blank {
            answers: list(value, "answers")?,
            spelling: field(value, "spelling").unwrap_or_default(),
            otherwise: field(value, "otherwise"),
        })
    }
}

impl FromJson for AcceptedNumber {
    fn from_json(value: &Value) -> Option<Self> {
        Some(AcceptedNumber {
            id: field(value, "id")?,
            value: value.get("value")?.as_f64()?,
            tolerance: value.get("tolerance").and_then(Value::as_f64).unwrap_or_default(),
            credit: credit(value),
            chosen: field(value, "chosen"),
        })
    }
}

impl FromJson for Part {
    fn from_json(value: &Value) -> Option<Self> {
        let (name, value) = named(value)?;
        Some(if name == "gap" {
            Part::Gap(FromJson::from_json(value)?)
        } else {
            Part::Text(FromJson::from_json(value)?)
        })
    }
}

impl FromJson for Gap {
    fn from_json(value: &Value) -> Option<Self> {
        let (name, value) = named(value)?;
        let id = field(value, "id")?;
        Some(match name {
            "typed" => Gap::Typed {
                id,
                blank: field(value, "blank")?,
            },
            "chosen" => Gap::Chosen {
                id,
                options: list(value, "options")?,
            },
            _ => return None,
        })
    }
}
