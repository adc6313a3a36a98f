//! Comparing words without regard to case, accents, punctuation and spaces, and counting slips.

/// Decomposes a text into base letters and marks (Unicode NFKD) and puts that into lower case; not the other way
/// round, for the letter of `ℜ` is a capital. Passed in, because browsers have it built in and its tables would weigh more than all of this module.
pub type Decompose = fn(&str) -> String;

/// The form in which answers are compared.
pub fn fold(text: &str, decompose: Decompose) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in decompose(text).chars() {
        match letter {
            // Letters that no decomposition takes apart.
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            letter if letter.is_alphanumeric() => out.push(letter),
            // Marks fall away, an apostrophe joins, all else parts words.
            letter if is_mark(letter) || matches!(letter, '\'' | '’' | '\u{ad}') => {}
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The blocks of combining marks (Unicode 16, blocks "Combining Diacritical Marks" and its three extensions).
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Whether one folded text is the other but for at most `slips` slips: a letter added, left out or
/// replaced, or two neighbours swapped (optimal string alignment distance).
pub fn is_near(a: &str, b: &str, slips: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > slips {
        return false;
    }
    // Rows of the table of distances between beginnings: the last but one, the last, and this one.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&last, j) + usize::from(x != y))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                cost = cost.min(at(&before_last, j - 1) + 1);
            }
            row.push(cost);
        }
        before_last = last;
        last = row;
    }
    last.last().is_some_and(|distance| *distance <= slips)
}

#[cfg(test)]
pub(crate) fn decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_punctuation_and_spaces_do_not_count() {
        for (typed, folded) in [
            ("  Één   groep! ", "een groep"),
            ("CAFÉ", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("Straße", "strasse"),
            ("re\u{ad}search", "research"),
            ("job-title", "job title"),
            ("people’s", "peoples"),
            ("ﬁnance", "finance"),
            ("…", ""),
            ("Иван", "иван"),
            ("ℜ Ⅳ", "r iv"),
        ] {
            assert_eq!(fold(typed, decompose), folded, "{typed}");
        }
    }

    #[test]
    fn slips_are_counted_as_a_person_counts_them() {
        for (a, b, slips) in [
            ("ecosystem", "ecosystem", 0),
            ("ecosystem", "ecosytem", 1),
            ("ecosystem", "ecossytem", 1),
            ("ecosystem", "ekosistem", 2),
            ("ecosystem", "", 9),
        ] {
            assert!(is_near(a, b, slips), "{a} {b}");
            assert!(slips == 0 || !is_near(a, b, slips - 1), "{a} {b}");
        }
    }
}
