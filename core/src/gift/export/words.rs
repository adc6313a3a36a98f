//! Texts as GIFT: all of them are Markdown, and say so where another reading is possible.

use super::super::grammar::escape::escaped;

const MARKDOWN: &str = "[markdown]";

/// The text of a question; its markup holds for all other texts of the question.
pub(super) fn question(text: &str) -> String {
    format!("{MARKDOWN}{}", escaped(text))
}

/// Another text. What looks like the name of a markup or like a weight is kept from being one.
pub(super) fn text(text: &str) -> String {
    // An arrow would make pairs of answers; Markdown shows a sign with a backslash as the sign.
    let safe = text.trim().replace("->", "-\\>");
    let mark = if safe.starts_with(['[', '%']) {
        MARKDOWN
    } else {
        ""
    };
    format!("{mark}{}", escaped(&safe))
}

/// A feedback, with the sign before it.
pub(super) fn feedback(feedback: Option<&String>) -> String {
    feedback
        .map(|words| format!("#{}", text(words)))
        .unwrap_or_default()
}

/// The explanation of a question, with the signs before it.
pub(super) fn general(explanation: Option<&String>) -> String {
    explanation
        .map(|words| format!("####{}", text(words)))
        .unwrap_or_default()
}
