//! The passage of a text in which the words stand that were looked for.

use super::{Word, words};

/// How many words a passage has at most.
const LENGTH: usize = 34;
/// A text that is not much longer is shown whole.
const WHOLE: usize = 48;
/// How many words before the first found one may be shown, to begin with a sentence.
const LEAD: usize = 12;

/// What may open a sentence before its first word.
const OPENING: [char; 5] = ['“', '‘', '"', '\'', '('];

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it was looked for.
    pub marked: bool,
}

/// A whole text, cut where words were looked for. `forms` is sorted.
pub fn marked(text: &str, forms: &[String]) -> Vec<Piece> {
    pieces(text, &words(text), 0, text.len(), forms)
}

/// The passage with the most of the words, or the beginning of the text.
pub fn passage(text: &str, forms: &[String]) -> Vec<Piece> {
    let all = words(text);
    let found: Vec<usize> = (0..all.len())
        .filter(|i| all.get(*i).is_some_and(|word| is_in(word, forms)))
        .collect();
    let first = densest(&all, &found).unwrap_or(0);
    let (from, to) = if all.len() <= WHOLE {
        (0, all.len())
    } else {
        let from = beginning(text, &all, first);
        (from, (from + LENGTH).min(all.len()))
    };
    let start = if from == 0 {
        0
    } else {
        let start = all.get(from).map_or(0, |word| word.at.start);
        text.get(..start)
            .map_or(0, |before| before.trim_end_matches(OPENING).len())
    };
    let end = if to == all.len() {
        text.len()
    } else {
        to.checked_sub(1)
            .and_then(|last| all.get(last))
            .map_or(text.len(), |word| word.at.end)
    };
    let shown = all.get(from..to).unwrap_or_default();
    let mut out = pieces(text, shown, start, end, forms);
    let dots = || Piece {
        text: "…".to_owned(),
        marked: false,
    };
    if start > 0 && !after_sentence(text, start) {
        out.insert(0, dots());
    }
    if end < text.len() {
        out.push(dots());
    }
    out
}

fn is_in(word: &Word, forms: &[String]) -> bool {
    forms.binary_search(&word.plain).is_ok()
}

/// The found word from which a passage has the most different words, then the most words.
fn densest(all: &[Word], found: &[usize]) -> Option<usize> {
    let value = |nth: usize, from: usize| {
        let near = found
            .iter()
            .skip(nth)
            .take_while(|at| **at < from + LENGTH - LEAD);
        let (mut different, mut count): (Vec<&str>, usize) = (Vec::new(), 0);
        for word in near.filter_map(|at| all.get(*at)) {
            count += 1;
            if !different.contains(&word.plain.as_str()) {
                different.push(&word.plain);
            }
        }
        (different.len(), count)
    };
    let mut best = ((0, 0), None);
    for (nth, from) in found.iter().enumerate() {
        let this = value(nth, *from);
        if this > best.0 {
            best = (this, Some(*from));
        }
    }
    best.1
}

/// The start of the sentence that a word stands in, where it is near; else some words before it.
fn beginning(text: &str, all: &[Word], first: usize) -> usize {
    let least = first.saturating_sub(LEAD);
    (least..=first)
        .rev()
        .find(|at| {
            *at == 0
                || all
                    .get(*at)
                    .is_some_and(|word| after_sentence(text, word.at.start))
        })
        .unwrap_or(first.saturating_sub(LEAD / 2))
}

fn after_sentence(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let before = before.trim_end_matches(OPENING).trim_end();
    let before = before.trim_end_matches(['”', '’', '"', '\'', ')']);
    before.ends_with(['.', '!', '?', '…'])
}

fn pieces(text: &str, shown: &[Word], start: usize, end: usize, forms: &[String]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut add = |from: usize, to: usize, marked: bool| {
        if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
            out.push(Piece {
                text: text.to_owned(),
                marked,
            });
        }
    };
    let mut at = start;
    for word in shown.iter().filter(|word| is_in(word, forms)) {
        add(at, word.at.start, false);
        add(word.at.start, word.at.end, true);
        at = word.at.end;
    }
    add(at, end, false);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| {
            if piece.marked {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        };
        pieces.iter().map(one).collect()
    }

    #[test]
    fn words_are_marked_in_every_form_that_was_found() {
        let forms = ["hub".to_owned(), "hubs".to_owned()];
        assert_eq!(
            shown(&marked("Hubs & a HUB, not hubbub", &forms)),
            "[Hubs] & a [HUB], not hubbub"
        );
        assert_eq!(shown(&marked("", &forms)), "");
        assert_eq!(shown(&marked("<b>", &[])), "<b>");
    }

    #[test]
    fn a_passage_begins_with_a_sentence_where_one_is_near() {
        let text = format!(
            "{}The second sentence names a hub early. {}",
            "One two three. ".repeat(30),
            "Then it goes on. ".repeat(30)
        );
        let passage = shown(&passage(&text, &["hub".to_owned()]));
        assert!(
            passage.starts_with("The second sentence names a [hub] early. Then"),
            "{passage}"
        );
        assert!(passage.ends_with('…'));
    }

    #[test]
    fn a_passage_within_a_long_sentence_has_dots_on_both_sides() {
        let text = format!("{}hub {}", "word ".repeat(100), "word ".repeat(100));
        let passage = shown(&passage(&text, &["hub".to_owned()]));
        assert!(
            passage.starts_with("…word") && passage.contains("[hub]") && passage.ends_with("word…"),
            "{passage}"
        );
    }

    #[test]
    fn a_sentence_keeps_its_opening_quote_and_a_short_text_is_whole() {
        let text = format!(
            "{}“Hub” is a word. {}",
            "One two three. ".repeat(30),
            "On. ".repeat(60)
        );
        let long = shown(&passage(&text, &["hub".to_owned()]));
        assert!(long.starts_with("“[Hub]” is a word."), "{long}");
        let short = "What it means. ".repeat(10) + "Also called hub.";
        assert!(shown(&passage(&short, &["hub".to_owned()])).starts_with("What it means."));
    }

    #[test]
    fn without_a_word_the_beginning_is_shown() {
        assert_eq!(shown(&passage("Short text.", &[])), "Short text.");
        assert_eq!(shown(&passage("", &["x".to_owned()])), "");
    }
}
