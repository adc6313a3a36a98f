//! A row as JSON, and JSON as the values of a row, hostile until each is parsed.

use super::table::{Column, Holds, Table};
use sea_orm::sea_query::Value as Stored;
use sea_orm::{DbErr, QueryResult};
use serde_json::{Map, Value};
use std::fmt::Write;
use uuid::Uuid;

/// A row as JSON.
pub(super) fn read(table: &Table, row: &QueryResult) -> Result<Map<String, Value>, DbErr> {
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(at, column)| Ok((column.name.to_owned(), cell(column.holds, row, at)?)))
        .collect()
}

fn cell(holds: Holds, row: &QueryResult, at: usize) -> Result<Value, DbErr> {
    Ok(match holds {
        Holds::Uuid => row
            .try_get_by_index::<Option<Uuid>>(at)?
            .map(|id| id.to_string())
            .into(),
        Holds::Text => row.try_get_by_index::<Option<String>>(at)?.into(),
        Holds::Number => row.try_get_by_index::<Option<i64>>(at)?.into(),
        Holds::SmallNumber => row.try_get_by_index::<Option<i32>>(at)?.into(),
        Holds::Truth => row.try_get_by_index::<Option<bool>>(at)?.into(),
        Holds::Bytes => row
            .try_get_by_index::<Option<Vec<u8>>>(at)?
            .map(|bytes| hex(&bytes))
            .into(),
    })
}

/// The values of a row, in the order of the columns; what does not fit by the name of its column.
pub(super) fn values(table: &Table, mut row: Map<String, Value>) -> Result<Vec<Stored>, String> {
    let mut values = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let given = row
            .remove(column.name)
            .ok_or_else(|| format!("`{}` is missing", column.name))?;
        let value = value(column, given);
        values.push(value.ok_or_else(|| format!("`{}` does not hold what it should", column.name))?);
    }
    if row.is_empty() {
        Ok(values)
    } else {
        Err(format!("`{}` has no such columns", table.name))
    }
}

fn value(column: &Column, given: Value) -> Option<Stored> {
    if given.is_null() {
        return column.nullable.then(|| nothing(column.holds));
    }
    Some(match (column.holds, given) {
        (Holds::Uuid, Value::String(text)) => Uuid::try_parse(&text).ok()?.into(),
        // PostgreSQL keeps no NUL in texts.
        (Holds::Text, Value::String(text)) if !text.contains('\0') => text.into(),
        (Holds::Number, Value::Number(number)) => number.as_i64()?.into(),
        (Holds::SmallNumber, Value::Number(number)) => i32::try_from(number.as_i64()?).ok()?.into(),
        (Holds::Truth, Value::Bool(truth)) => truth.into(),
        (Holds::Bytes, Value::String(text)) => bytes(&text)?.into(),
        _ => return None,
    })
}

fn nothing(holds: Holds) -> Stored {
    match holds {
        Holds::Uuid => None::<Uuid>.into(),
        Holds::Text => None::<String>.into(),
        Holds::Number => None::<i64>.into(),
        Holds::SmallNumber => None::<i32>.into(),
        Holds::Truth => None::<bool>.into(),
        Holds::Bytes => None::<Vec<u8>>.into(),
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2);
    digits
        .map(|pair| match pair {
            [high, low] => {
                let digit = |digit: u8| char::from(digit).to_digit(16);
                u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_read_back_and_nothing_else_does() {
        assert_eq!(bytes(&hex(&[0, 1, 0x7f, 0xff])), Some(vec![0, 1, 0x7f, 0xff]));
        assert_eq!(bytes(""), Some(Vec::new()));
        for bad in ["0", "0g", "é", "000"] {
            assert_eq!(bytes(bad), None, "{bad}");
        }
    }
}
