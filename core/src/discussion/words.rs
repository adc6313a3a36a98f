//! Names, titles and posts as people type them, made fit to be shown to others.

use super::MAX_QUOTE;

/// The longest name, in characters.
pub const MAX_NAME: usize = 40;
/// The longest title of a thread, in characters.
pub const MAX_TITLE: usize = 140;
/// The longest post, in characters.
pub const MAX_POST: usize = 10_000;
/// The longest reason or note, in characters.
pub const MAX_REASON: usize = 500;

/// Why words cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWords {
    /// Nothing that can be seen is in them.
    Empty,
    /// They are longer than that many characters.
    TooLong(usize),
    /// They hold a character that controls how others are shown, or none at all.
    Control(char),
}

/// A display name: on one line, spaces between words counted once.
///
/// # Errors
/// [`NotWords`] says why it cannot be taken.
pub fn name(typed: &str) -> Result<String, NotWords> {
    line(typed, MAX_NAME)
}

/// The title of a thread: on one line, spaces between words counted once.
///
/// # Errors
/// [`NotWords`] says why it cannot be taken.
pub fn title(typed: &str) -> Result<String, NotWords> {
    line(typed, MAX_TITLE)
}

/// Why somebody reports or removes something: on one line.
///
/// # Errors
/// [`NotWords`] says why it cannot be taken.
pub fn reason(typed: &str) -> Result<String, NotWords> {
    line(typed, MAX_REASON)
}

/// A post: Markdown in lines.
///
/// # Errors
/// [`NotWords`] says why it cannot be taken.
pub fn post(typed: &str) -> Result<String, NotWords> {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches('\n').trim_end();
    fits(text, MAX_POST, |letter| matches!(letter, '\n' | '\t'))?;
    Ok(text.to_owned())
}

/// Words of a lesson: on one line, spaces between words counted once, as where they are looked for again.
///
/// # Errors
/// [`NotWords`] says why it cannot be taken.
pub fn quote(typed: &str) -> Result<String, NotWords> {
    line(typed, MAX_QUOTE)
}

fn line(typed: &str, most: usize) -> Result<String, NotWords> {
    // Longer than any line that fits, whatever its spaces: not worth going through.
    if typed.len() > most * 16 {
        return Err(NotWords::TooLong(most));
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    let line = words.join(" ");
    fits(&line, most, |_| false)?;
    Ok(line)
}

fn fits(text: &str, most: usize, may: impl Fn(char) -> bool) -> Result<(), NotWords> {
    if let Some(letter) = text.chars().find(|letter| is_control(*letter) && !may(*letter)) {
        return Err(NotWords::Control(letter));
    }
    if text.chars().count() > most {
        return Err(NotWords::TooLong(most));
    }
    if text.chars().any(is_seen) {
        Ok(())
    } else {
        Err(NotWords::Empty)
    }
}

/// Controls, and the marks that turn the direction of what follows (Unicode UAX #9, 2.1 to 2.4).
fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Whether a reader sees something of it.
fn is_seen(letter: char) -> bool {
    !letter.is_whitespace()
        && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line() {
        assert_eq!(name("  Ada \t  Lovelace\n").as_deref(), Ok("Ada Lovelace"));
        assert_eq!(name("محمد").as_deref(), Ok("محمد"));
        assert_eq!(name(""), Err(NotWords::Empty));
        assert_eq!(name("\u{200b}\u{3164} "), Err(NotWords::Empty));
        assert_eq!(name("a\u{202e}b"), Err(NotWords::Control('\u{202e}')));
        assert_eq!(name("a\0b"), Err(NotWords::Control('\0')));
        assert_eq!(name(&"a".repeat(41)), Err(NotWords::TooLong(MAX_NAME)));
        assert_eq!(name(&"a".repeat(1_000_000)), Err(NotWords::TooLong(MAX_NAME)));
    }

    #[test]
    fn quotes_are_one_line() {
        assert_eq!(quote(" two\n  words ").as_deref(), Ok("two words"));
        assert_eq!(quote("a\u{2067}b"), Err(NotWords::Control('\u{2067}')));
        assert_eq!(quote(&"é".repeat(501)), Err(NotWords::TooLong(MAX_QUOTE)));
    }

    #[test]
    fn posts_keep_their_lines() {
        assert_eq!(post("\n\na\r\n  b\t\n\n").as_deref(), Ok("a\n  b"));
        assert_eq!(post("\n \n"), Err(NotWords::Empty));
        assert_eq!(post("a\u{2028}b"), Err(NotWords::Control('\u{2028}')));
        assert_eq!(post(&"é".repeat(10_000)).map(|text| text.len()), Ok(20_000));
        assert_eq!(post(&"é".repeat(10_001)), Err(NotWords::TooLong(MAX_POST)));
    }
}
