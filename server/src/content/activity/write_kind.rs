//! Writes what kind of answer a question wants.

use super::write::Yaml;
use leerkring_core::activity::{Blank, Choice, Gap, Item, Kind, Pair, Part};
use leerkring_core::quiz::Score;

/// The keys of a type of question.
pub(super) fn kind(yaml: &mut Yaml, kind: &Kind<String>) {
    match kind {
        Kind::Single { options } | Kind::Multiple { options } => choices(yaml, options),
        Kind::TrueFalse {
            right,
            when_true,
            when_false,
        } => {
            yaml.raw("right", right);
            yaml.optional("when-true", when_true.as_deref());
            yaml.optional("when-false", when_false.as_deref());
        }
        Kind::ShortText(fits) => blank(yaml, fits),
        Kind::Number {
            answers,
            unit,
            units,
            otherwise,
        } => {
            yaml.key("answers");
            for answer in answers {
                yaml.item(|yaml| {
                    yaml.raw("id", &answer.id);
                    yaml.raw("value", &answer.value);
                    if answer.tolerance != 0.0 {
                        yaml.raw("tolerance", &answer.tolerance);
                    }
                    credit(yaml, answer.credit, Score::FULL);
                    yaml.optional("chosen", answer.chosen.as_deref());
                });
            }
            yaml.optional("unit", unit.as_deref());
            yaml.texts("units", units);
            yaml.optional("otherwise", otherwise.as_deref());
        }
        Kind::Matching { pairs, matches } => matching(yaml, pairs, matches),
        Kind::Ordering { items, otherwise } => {
            self::items(yaml, "items", items.iter());
            yaml.optional("otherwise", otherwise.as_deref());
        }
        Kind::Cloze { text, gaps } => {
            yaml.text("text", &joined(text));
            yaml.key("gaps");
            for gap in gaps {
                yaml.item(|yaml| {
                    yaml.raw("id", gap.id());
                    match gap {
                        Gap::Typed { blank: fits, .. } => blank(yaml, fits),
                        Gap::Chosen { options, .. } => choices(yaml, options),
                    }
                });
            }
        }
        Kind::Reflection => {}
    }
}

/// A text with its gaps.
fn joined(text: &[Part<String>]) -> String {
    let parts = text.iter().map(|part| match part {
        Part::Text(words) => words.clone(),
        Part::Gap(id) => format!("[[{id}]]"),
    });
    parts.collect()
}

fn choices(yaml: &mut Yaml, options: &[Choice<String>]) {
    yaml.key("options");
    for option in options {
        yaml.item(|yaml| {
            yaml.raw("id", &option.id);
            yaml.text("text", &option.text);
            if option.right {
                yaml.raw("right", &"yes");
            }
            credit(yaml, option.credit, Score::NONE);
            yaml.optional("chosen", option.chosen.as_deref());
            yaml.optional("not-chosen", option.not_chosen.as_deref());
        });
    }
}

fn blank(yaml: &mut Yaml, fits: &Blank<String>) {
    yaml.key("answers");
    for answer in &fits.answers {
        yaml.item(|yaml| {
            yaml.raw("id", &answer.id);
            yaml.text("text", &answer.text);
            credit(yaml, answer.credit, Score::FULL);
            yaml.optional("chosen", answer.chosen.as_deref());
        });
    }
    if fits.spelling > 0 {
        yaml.raw("spelling", &fits.spelling);
    }
    yaml.optional("otherwise", fits.otherwise.as_deref());
}

/// A credit, unless it is what is meant without it.
fn credit(yaml: &mut Yaml, credit: Score, without: Score) {
    if credit != without {
        yaml.raw("credit", &(f64::from(credit.0) / 1000.0));
    }
}

fn matching(yaml: &mut Yaml, pairs: &[Pair<String>], matches: &[Item<String>]) {
    yaml.key("pairs");
    for pair in pairs {
        yaml.item(|yaml| {
            yaml.raw("id", &pair.id);
            yaml.text("text", &pair.text);
            let belongs = matches.iter().find(|item| item.id == pair.answer);
            yaml.optional("match", belongs.map(|item| item.text.as_str()));
            yaml.optional("when-wrong", pair.when_wrong.as_deref());
        });
    }
    let is_extra = |item: &&Item<String>| !pairs.iter().any(|pair| pair.answer == item.id);
    if matches.iter().any(|item| is_extra(&item)) {
        items(yaml, "extra", matches.iter().filter(is_extra));
    }
}

fn items<'i>(yaml: &mut Yaml, key: &str, items: impl Iterator<Item = &'i Item<String>>) {
    yaml.key(key);
    for item in items {
        yaml.item(|yaml| {
            yaml.raw("id", &item.id);
            yaml.text("text", &item.text);
        });
    }
}
