//! A text as YAML: bare where that is safe, else in quotes or on lines of its own.

use std::fmt::Write;

/// Words that some readers of YAML take for something else than words.
const TAKEN: [&str; 11] = [
    "yes", "no", "true", "false", "on", "off", "null", "y", "n", "nan", "inf",
];

/// The text as the value of a key that stands that far from the edge.
pub fn scalar(text: &str, indent: usize) -> String {
    if is_bare(text) {
        return text.to_owned();
    }
    if is_block(text) {
        let space = " ".repeat(indent + 2);
        let mut out = "|-".to_owned();
        for line in text.split('\n') {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&space);
                out.push_str(line);
            }
        }
        return out;
    }
    quoted(text)
}

/// A text on one line that cannot be anything but words: it starts with a letter.
fn is_bare(text: &str) -> bool {
    let inside = |letter: char| is_printable(letter) && letter != '\n';
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(inside)
        && !TAKEN.contains(&text.to_lowercase().as_str())
}

/// A text of several lines that keep their space as it is.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && text.split('\n').all(|line| !line.ends_with(' '))
        && !text.ends_with('\n')
        && text.chars().all(is_printable)
}

/// Whether a character needs no escape anywhere. Signs that end lines in some readers do.
fn is_printable(letter: char) -> bool {
    let is_odd = matches!(
        letter,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{a0}'
    );
    letter == '\n' || !letter.is_control() && !is_odd
}

fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for letter in text.chars() {
        // Writing to a string cannot fail.
        let _ = match letter {
            '"' => out.write_str("\\\""),
            '\\' => out.write_str("\\\\"),
            '\n' => out.write_str("\\n"),
            letter if is_printable(letter) || letter == '\u{a0}' => out.write_char(letter),
            letter if u32::from(letter) < 0x100 => write!(out, "\\x{:02x}", u32::from(letter)),
            letter => write!(out, "\\u{:04x}", u32::from(letter)),
        };
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_only_where_it_must_be() {
        for (text, yaml) in [
            ("What it takes, and who", "What it takes, and who"),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("Yes", "\"Yes\""),
            ("12", "\"12\""),
            ("- a", "\"- a\""),
            ("\"a\"", "\"\\\"a\\\"\""),
            ("a\nb: c\n\n# d", "|-\n    a\n    b: c\n\n    # d"),
            (" a\nb", "\" a\\nb\""),
            ("a\u{0}\u{2028}", "\"a\\x00\\u2028\""),
        ] {
            assert_eq!(scalar(text, 2), yaml);
        }
    }
}
