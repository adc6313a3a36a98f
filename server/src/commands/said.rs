//! What commands say of things that another format cannot express.

use leerkring_core::gift::NotExpressed;

/// How many characters of an original are shown on a line.
const SHOWN: usize = 120;

/// Says one of them on standard error.
pub(super) fn report(place: &str, listed: &NotExpressed) {
    let words = listed.written.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = words.chars().take(SHOWN).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    let separator = if shown.is_empty() { "" } else { ": " };
    eprintln!("{place}: not expressed: {}{separator}{shown}", listed.what);
}

/// A number and its word.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
