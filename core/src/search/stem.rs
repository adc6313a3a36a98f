//! What the forms of a word have in common, in the languages that a stemmer knows.

use crate::Lang;
use pagefind_stem::{Algorithm, Stemmer};

/// The stem of a plain word. In a language without a stemmer here it is the word itself.
pub fn stem(word: &str, lang: &Lang) -> String {
    match lang.as_str().split('-').next() {
        Some("en") => Stemmer::create(Algorithm::English).stem(word).into_owned(),
        Some("nl") => dutch(word),
        _ => word.to_owned(),
    }
}

/// Snowball's Dutch stemmer, and what it leaves apart: `ideeën` and `idee`, `initiatieven` and
/// `initiatief`, `sociale` and `sociaal`, `nieuwe` and `nieuw`.
fn dutch(word: &str) -> String {
    let singular = ["ieen", "eeen"].iter().any(|ending| word.ends_with(ending));
    let word = if singular {
        word.strip_suffix("en").unwrap_or(word)
    } else {
        word
    };
    let stemmer = Stemmer::create(Algorithm::Dutch);
    let once = stemmer.stem(word);
    let mut stem = stemmer.stem(&once).into_owned();
    if let [.., before, b'e'] = stem.as_bytes()
        && stem.len() > 4
        && !is_vowel(*before)
    {
        stem.pop();
    }
    if let [.., first, second, last] = stem.as_bytes()
        && first == second
        && is_vowel(*first)
        && !is_vowel(*last)
        && last.is_ascii()
        && let Some(last) = stem.pop()
    {
        stem.pop();
        stem.push(last);
    }
    stem
}

fn is_vowel(byte: u8) -> bool {
    b"aeiouy".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_stem(lang: &str, forms: &str) {
        let lang: Lang = lang.parse().unwrap();
        let stems: std::collections::BTreeSet<String> =
            forms.split(' ').map(|form| stem(form, &lang)).collect();
        assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
    }

    #[test]
    fn english_forms_meet() {
        for forms in [
            "innovation innovate innovating",
            "community communities",
            "network networks networking",
            "study studies studying",
        ] {
            one_stem("en", forms);
        }
    }

    #[test]
    fn dutch_forms_meet() {
        for forms in [
            "innovatie innovaties innovatief innovatieve",
            "initiatief initiatieven",
            "samenwerken samenwerkt samenwerking samengewerkt",
            "idee ideeen",
            "strategie strategieen",
            "sociaal sociale",
            "nieuw nieuwe",
            "methode methoden methodes",
            "gemeente gemeenten",
            "huis huizen",
            "evaluatie evalueren geevalueerd",
        ] {
            one_stem("nl", forms);
        }
    }

    #[test]
    fn other_languages_keep_their_words() {
        assert_eq!(stem("partenaires", &"fr".parse().unwrap()), "partenaires");
        assert_eq!(stem("", &"nl".parse().unwrap()), "");
    }
}
