//! What stands as a comment beside a question.

use super::super::{NotExpressed, Place};
use super::{Asked, Statement};
use crate::Id;

/// Something that is not expressed, as lines of a comment.
pub(super) fn lines(listed: &NotExpressed) -> Vec<String> {
    let line = match listed.place {
        Place::Line(line) => format!(" (line {line})"),
        _ => String::new(),
    };
    let mut first = format!("GIFT, not expressed{line}: {}", listed.what);
    let written: Vec<&str> = listed.written.lines().collect();
    if let [only] = written.as_slice() {
        first.push_str(": ");
        first.push_str(only);
        return vec![first];
    }
    let mut lines = vec![first];
    lines.extend(written.iter().map(|line| format!("  {line}")));
    lines
}

/// The name and id that a question had, where its id does not say them.
pub(super) fn about(asked: &Asked, statement: &Statement, id: &Id) -> Vec<String> {
    let given = statement.id.iter().map(|id| ("id", id));
    let named = asked.title.iter().map(|title| ("name", title));
    given
        .chain(named)
        .filter(|(_, value)| *value != id.as_str())
        .map(|(what, value)| format!("{what}: {value}"))
        .collect()
}
