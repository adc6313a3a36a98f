//! The file of settings: TOML, each key with its line.

use super::given::{Given, Value};
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Reads all keys of a file; what hinders that is added to `wrong`.
pub fn read(file: &Path, wrong: &mut Vec<String>) -> Vec<Given> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            wrong.push(format!("{}: {error}", file.display()));
            return Vec::new();
        }
    };
    let place = |at: Range<usize>| {
        let before = text.bytes().take(at.start);
        let line = before.filter(|byte| *byte == b'\n').count() + 1;
        format!("{}:{line}", file.display())
    };
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in errors {
        let at = place(error.span().unwrap_or(0..0));
        wrong.push(format!("{at}: {}", error.message()));
    }
    let mut given = Vec::new();
    for (section, value) in table.get_ref() {
        let DeValue::Table(keys) = value.get_ref() else {
            given.push(Given {
                place: place(section.span()),
                section: String::new(),
                name: section.get_ref().to_string(),
                value: Value::Other,
            });
            continue;
        };
        given.extend(keys.iter().map(|(name, value)| Given {
            place: place(name.span()),
            section: section.get_ref().to_string(),
            name: name.get_ref().to_string(),
            value: read_value(value.get_ref()),
        }));
    }
    given
}

fn read_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Number(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Array(list) => {
            let texts = list.iter().map(|one| match one.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            });
            texts.collect::<Option<_>>().map_or(Value::Other, Value::List)
        }
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => Value::Other,
    }
}
