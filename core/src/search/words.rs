//! The words of a text, and how they are compared: in lower case, without accents.

use std::ops::Range;

/// Longer runs of letters are no words that anybody types.
const LONGEST: usize = 40;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub at: Range<usize>,
    /// How it is compared.
    pub plain: String,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::with_capacity(text.len() / 6);
    each_word(text, |at, plain| {
        all.push(Word {
            at,
            plain: plain.to_owned(),
        })
    });
    all
}

/// Hands on every word of a text: where it stands, and how it is compared. What follows an apostrophe
/// is left out where it is an ending: `auto's`.
pub fn each_word(text: &str, mut found: impl FnMut(Range<usize>, &str)) {
    let mut plain = String::new();
    let mut open = None::<Range<usize>>;
    let mut after_apostrophe = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() || is_accent(c) {
            open.get_or_insert(at..at).end = at + c.len_utf8();
            fold(c, &mut plain);
            continue;
        }
        let word = open.take();
        let is_ending = after_apostrophe && plain.len() <= 2;
        after_apostrophe = word.is_some() && matches!(c, '\'' | '’');
        if let Some(at) = word
            && !is_ending
            && !plain.is_empty()
            && plain.len() <= LONGEST
        {
            found(at, &plain);
        }
        plain.clear();
    }
}

/// Accents written as characters of their own (Unicode, combining diacritical marks).
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if !is_accent(c) {
        for lower in c.to_lowercase() {
            match without_accent(lower) {
                "" if is_accent(lower) => {}
                "" => out.push(lower),
                plain => out.push_str(plain),
            }
        }
    }
}

/// The plain letters for a letter of the Latin alphabets of Europe; nothing for any other.
fn without_accent(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.plain).collect()
    }

    #[test]
    fn words_are_compared_without_case_accents_and_endings_of_apostrophes() {
        assert_eq!(plain("Café ÎLE, ideeën!"), ["cafe", "ile", "ideeen"]);
        assert_eq!(plain("cafe\u{301} straße"), ["cafe", "strasse"]);
        assert_eq!(
            plain("Foto's, don’t; l'innovation"),
            ["foto", "don", "l", "innovation"]
        );
        assert_eq!(
            plain("e-learning 2026 (Ελλάδα)"),
            ["e", "learning", "2026", "ελλάδα"]
        );
        assert_eq!(plain("' 's — …"), ["s"]);
        assert_eq!(plain(&"x".repeat(41)), Vec::<String>::new());
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Één foto's.";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word.at]).collect();
        assert_eq!(found, ["Één", "foto"]);
    }
}
