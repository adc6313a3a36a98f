//! Reading aloud: which voice may read, what is said in one breath, and which words come next.

use crate::Lang;

/// How well a voice fits a language; `None` where it may not read at all.
///
/// `spoken` is its language: `nl-NL`, or `nl_NL` as some browsers write it. `on_device` says whether it speaks on
/// the device itself: other voices send what they read to whoever offers them, and nothing about a learner may
/// leave the browser. `preferred` says whether it is the one the device would choose.
pub fn fit(lang: &Lang, spoken: &str, on_device: bool, preferred: bool) -> Option<u8> {
    let (mut asked, mut offered) = (lang.as_str().split('-'), spoken.split(['-', '_']));
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => false,
    };
    if !on_device || !same(asked.next(), offered.next()) {
        return None;
    }
    Some(2 * u8::from(same(asked.next(), offered.next())) + u8::from(preferred))
}

/// How many letters are said in one breath. Chromium falls silent in the middle of longer ones.
const BREATH: usize = 220;

/// Parts a text into what is said in one breath: its sentences, long ones once more. Every line ends a sentence.
fn part(text: &str, mut say: impl FnMut(&str)) {
    for line in text.split('\n') {
        let mut rest = line.trim();
        while !rest.is_empty() {
            let (breath, after) = rest.split_at(end_of_breath(rest));
            // A lone bullet or dash is read as its name, or not at all.
            if breath.chars().any(is_said) {
                say(breath.trim());
            }
            rest = after.trim();
        }
    }
}

/// Where the first breath of a line ends, in bytes: always after something, always between two letters.
fn end_of_breath(line: &str) -> usize {
    let (mut pause, mut gap, mut word) = (0, 0, 0);
    let mut before = ' ';
    let mut letters = line.char_indices().peekable();
    let mut count = 0;
    while let Some((start, letter)) = letters.next() {
        let end = start + letter.len_utf8();
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        if letter == ' ' {
            // “e.g. this” goes on, and so does “J. Smith”.
            if ends_sentence(before, line.get(word..start)) && !next.is_ascii_lowercase() {
                return end;
            }
            if matches!(before, ',' | ';' | ':' | '–') {
                pause = end;
            }
            (gap, word) = (end, end);
        } else if matches!(letter, '。' | '！' | '？') {
            return end;
        }
        count += 1;
        if count >= BREATH {
            return [pause, gap].into_iter().find(|at| *at > 0).unwrap_or(end);
        }
        before = letter;
    }
    line.len()
}

/// Whether a letter is more than punctuation. By ranges: the whole of Unicode's tables would weigh kilobytes.
fn is_said(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, '\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | '\u{3040}'..='\u{fdff}' | '\u{20000}'..)
}

/// Whether a word with this last letter may end a sentence.
fn ends_sentence(last: char, word: Option<&str>) -> bool {
    let closed = ['"', '\'', '”', '’', '»', ')', ']'];
    let word = word.unwrap_or_default();
    let bare = if closed.contains(&last) {
        word.trim_end_matches(closed)
    } else {
        word
    };
    match bare.chars().last() {
        Some('!' | '?' | '…' | '؟' | '।') => true,
        Some('.') => bare.chars().filter(|letter| is_said(*letter)).nth(1).is_some(),
        _ => false,
    }
}

/// A way on through what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next words.
    On,
    /// To the next passage.
    Next,
    /// To the start of this passage; from there to the one before.
    Previous,
}

/// What is read, and where reading stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// What is said in one breath, and the passage it belongs to.
    breaths: Vec<(usize, String)>,
    at: usize,
}

impl Script {
    /// From the text of every passage; starts at one of them or the first after it that says something,
    /// and where none does, at the first.
    pub fn new(texts: impl IntoIterator<Item = String>, start: usize) -> Self {
        let mut breaths = Vec::new();
        for (passage, text) in texts.into_iter().enumerate() {
            part(&text, |breath| breaths.push((passage, breath.to_owned())));
        }
        let at = breaths.iter().position(|(passage, _)| *passage >= start);
        Self {
            breaths,
            at: at.unwrap_or(0),
        }
    }

    /// The passage being read and the words to say now; `None` at the end.
    pub fn now(&self) -> Option<(usize, &str)> {
        self.breaths
            .get(self.at)
            .map(|(passage, words)| (*passage, words.as_str()))
    }

    /// Goes on.
    pub fn step(&mut self, step: Step) {
        let here = self.passage_at(self.at);
        match step {
            Step::Previous => {
                // The breath before tells the passage to go back to: this one, unless this is its start.
                let back = self.passage_at(self.at.saturating_sub(1));
                while self.at > 0 && self.passage_at(self.at - 1) == back {
                    self.at -= 1;
                }
            }
            _ if here.is_none() => {}
            Step::On => self.at += 1,
            Step::Next => {
                while self.passage_at(self.at) == here {
                    self.at += 1;
                }
            }
        }
    }

    fn passage_at(&self, at: usize) -> Option<usize> {
        self.breaths.get(at).map(|(passage, _)| *passage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_voice_of_the_device_reads() {
        let nl: Lang = "nl".parse().unwrap();
        assert_eq!(fit(&nl, "nl-NL", false, true), None);
        for other in ["en-GB", "nld", "", "n", "-nl"] {
            assert_eq!(fit(&nl, other, true, true), None, "{other}");
        }
        for own in ["nl", "nl-NL", "nl_BE", "NL-be"] {
            assert_eq!(fit(&nl, own, true, false), Some(0), "{own}");
        }
        assert!(fit(&nl, "nl-BE", true, true) > fit(&nl, "nl-NL", true, false));
    }

    #[test]
    fn the_region_asked_for_comes_first() {
        let br: Lang = "pt-br".parse().unwrap();
        assert!(fit(&br, "pt_BR", true, false) > fit(&br, "pt-PT", true, true));
    }

    fn breaths(text: &str) -> Vec<String> {
        let mut said = Vec::new();
        part(text, |breath| said.push(breath.to_owned()));
        said
    }

    #[test]
    fn sentences_are_said_one_by_one() {
        assert_eq!(
            breaths("One table lasted. “Why?” she asked. (Nobody knew.) It rained!\nA new line"),
            [
                "One table lasted.",
                "“Why?” she asked.",
                "(Nobody knew.)",
                "It rained!",
                "A new line"
            ]
        );
        assert_eq!(
            breaths("See J. Smith, e.g. here, at 3.5 km."),
            ["See J. Smith, e.g. here, at 3.5 km."]
        );
        assert_eq!(breaths("一つ。二つ？"), ["一つ。", "二つ？"]);
        assert_eq!(breaths(" \n – \n•\n"), Vec::<String>::new());
    }

    #[test]
    fn long_sentences_are_parted_at_a_comma_or_between_words() {
        let words = "word ".repeat(30);
        let parts = breaths(&format!("{words}, {words}"));
        assert_eq!(parts.len(), 2);
        assert!(parts[0].ends_with(','), "{parts:?}");
        for text in [
            "word ".repeat(500),
            "é".repeat(1000),
            format!("{}, b", "a".repeat(400)),
        ] {
            let parts = breaths(&text);
            assert!(
                parts.iter().all(|part| part.chars().count() <= BREATH),
                "{parts:?}"
            );
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&parts.concat()), letters(&text));
        }
    }

    fn script(start: usize) -> Script {
        Script::new(["", "One. Two.", "", "Three.", ""].map(str::to_owned), start)
    }

    #[test]
    fn reading_goes_to_the_end() {
        let mut script = script(0);
        let mut said = Vec::new();
        while let Some((passage, words)) = script.now() {
            said.push((passage, words.to_owned()));
            script.step(Step::On);
        }
        let said: Vec<_> = said
            .iter()
            .map(|(passage, words)| (*passage, words.as_str()))
            .collect();
        assert_eq!(said, [(1, "One."), (1, "Two."), (3, "Three.")]);
    }

    #[test]
    fn reading_starts_where_there_is_something_to_say() {
        assert_eq!(script(2).now(), Some((3, "Three.")));
        assert_eq!(script(4).now(), Some((1, "One.")));
        assert_eq!(script(9).now(), Some((1, "One.")));
        assert_eq!(Script::new([String::new()], 0).now(), None);
    }

    #[test]
    fn passages_are_skipped_and_read_again() {
        let mut script = script(0);
        script.step(Step::Next);
        assert_eq!(script.now(), Some((3, "Three.")));
        script.step(Step::Previous);
        script.step(Step::On);
        assert_eq!(script.now(), Some((1, "Two.")));
        script.step(Step::Previous);
        assert_eq!(script.now(), Some((1, "One.")));
        script.step(Step::Previous);
        assert_eq!(script.now(), Some((1, "One.")));
        script.step(Step::Next);
        script.step(Step::Next);
        assert_eq!(script.now(), None);
        script.step(Step::Next);
        script.step(Step::On);
        assert_eq!(script.now(), None);
    }
}
