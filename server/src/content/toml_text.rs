//! TOML as [`Node`]s with their places.

use super::fields::{Entry, Node, Value};
use leerkring_core::markdown::Problem;
use toml::de::{DeTable, DeValue};

/// Parses TOML.
pub fn toml_node(toml: &str) -> Result<Node, Problem> {
    match DeTable::parse(toml) {
        Ok(table) => Ok(Node {
            at: 0..0,
            value: table_value(table.get_ref()),
        }),
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            Err(Problem::new(
                "invalid-toml",
                at,
                error.message().to_owned(),
                "see https://toml.io for how TOML is written",
            ))
        }
    }
}

fn table_value(table: &DeTable<'_>) -> Value {
    let entry = |(key, value): (
        &toml::Spanned<std::borrow::Cow<'_, str>>,
        &toml::Spanned<DeValue<'_>>,
    )| Entry {
        key: key.get_ref().to_string(),
        at: key.span(),
        node: Node {
            value: toml_value(value.get_ref()),
            at: value.span(),
        },
    };
    Value::Map(table.iter().map(entry).collect())
}

fn toml_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Value::Text(truth.to_string()),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(list) => Value::List(
            list.iter()
                .map(|value| Node {
                    value: toml_value(value.get_ref()),
                    at: value.span(),
                })
                .collect(),
        ),
        DeValue::Table(table) => table_value(table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fields::Fields;

    #[test]
    fn toml_keeps_places() {
        let text = "id = \"x\"\n[themes.a]\nnl = \"Ä\"\n";
        let mut fields = Fields::of(toml_node(text).unwrap());
        let (id, at) = fields.text("id").unwrap();
        assert_eq!((id.as_str(), &text[at]), ("x", "\"x\""));
        assert!(toml_node("a = ").is_err());
    }
}
