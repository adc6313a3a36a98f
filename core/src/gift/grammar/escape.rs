//! The backslash of GIFT: which signs it takes the meaning from.

/// Signs that mean something unless a backslash stands before them.
const SIGNS: [char; 7] = ['\\', '~', '=', '#', '{', '}', ':'];

/// The first place of a sign (one of several characters, such as `->`, counts as one) that is not escaped.
pub fn find(text: &str, sign: &str) -> Option<usize> {
    places(text).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(sign)))
}

/// The last such place.
pub fn find_last(text: &str, sign: &str) -> Option<usize> {
    places(text)
        .filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(sign)))
        .last()
}

/// The byte of every character that is not escaped.
pub fn places(text: &str) -> impl Iterator<Item = usize> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, letter) = letters.next()?;
        if letter == '\\' && letters.peek().is_some_and(|(_, next)| is_escaped(*next)) {
            letters.next();
        }
        Some(at)
    })
}

fn is_escaped(letter: char) -> bool {
    letter == 'n' || SIGNS.contains(&letter)
}

/// A text as it is meant: space around its lines and lines that held a comment are gone, escapes resolved.
pub fn unescaped(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let joined = lines.join("\n");
    let mut out = String::with_capacity(joined.len());
    let mut letters = joined.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = (letter == '\\').then(|| letters.next_if(|next| is_escaped(*next)));
        match next.flatten() {
            Some('n') => out.push('\n'),
            Some(sign) => out.push(sign),
            None => out.push(letter),
        }
    }
    out.trim().to_owned()
}

/// A text as it is written in GIFT, on one line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\r' => {}
            letter => {
                if SIGNS.contains(&letter) {
                    out.push('\\');
                }
                out.push(letter);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_signs_are_escaped() {
        assert_eq!(unescaped(r"\~\=\#\{\}\:\\ a\nb \alpha"), "~=#{}:\\ a\nb \\alpha");
        assert_eq!(unescaped("  one \n   \n two  "), "one\ntwo");
        assert_eq!(find(r"\=a\\=b", "="), Some(5));
        assert_eq!(find_last("#####", "####"), Some(1));
        assert_eq!(find("a", "="), None);
    }

    proptest! {
        #[test]
        fn what_is_escaped_comes_back(text in r"[\\~=#{}:n \n>%a-cé-]{0,40}") {
            prop_assert_eq!(unescaped(&escaped(&text)), text.trim());
            for sign in ["~", "=", "#", "{", "}", "\n"] {
                prop_assert_eq!(find(&escaped(&text), sign), None);
            }
        }
    }
}
