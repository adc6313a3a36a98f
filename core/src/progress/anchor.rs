//! Where a note belongs: made from the words it is about, and found again after the text was edited.

use super::Anchor;
use std::cmp::Reverse;
use std::ops::Range;

/// How many characters before the quote are kept, unless more are needed to tell it from its like.
const CONTEXT: usize = 32;
/// How long a quote must be to be known again in another block by itself.
const TELLING: usize = 20;
/// How long the quote of a note about a whole block becomes.
const FIRST_WORDS: usize = 60;

/// What a block of a lesson says. Runs of white space count as one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The block's id.
    pub block: String,
    letters: Vec<char>,
    /// Which character of the text each letter is.
    at: Vec<usize>,
}

/// Where a note was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which of the passages.
    pub passage: usize,
    /// The id of its block.
    pub block: String,
    /// The characters of its text; none where the note is about the whole block.
    pub range: Range<usize>,
}

impl Passage {
    /// Reads the text of a block.
    pub fn new(block: impl Into<String>, text: &str) -> Self {
        let (mut letters, mut at) = (Vec::new(), Vec::new());
        for (place, letter) in text.chars().enumerate() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter != ' ' || letters.last().is_some_and(|last| *last != ' ') {
                letters.push(letter);
                at.push(place);
            }
        }
        Self {
            block: block.into(),
            letters,
            at,
        }
    }

    fn between(&self, range: Range<usize>) -> String {
        self.letters.get(range).unwrap_or_default().iter().collect()
    }

    /// The letters among some characters of the text, without space at either end.
    pub(super) fn letters_in(&self, characters: &Range<usize>) -> Range<usize> {
        let mut start = self.at.partition_point(|place| *place < characters.start);
        let mut end = self.at.partition_point(|place| *place < characters.end);
        while start < end && self.letters.get(start) == Some(&' ') {
            start += 1;
        }
        while start < end && self.letters.get(end - 1) == Some(&' ') {
            end -= 1;
        }
        start..end
    }

    /// Where the letters of an anchor stand best, and whether all that stood before them does too.
    fn best(&self, anchor: &Anchor) -> Option<(Range<usize>, bool)> {
        let quote: Vec<char> = anchor.quote.chars().collect();
        let before: Vec<char> = anchor.before.chars().rev().collect();
        if quote.is_empty() {
            return None;
        }
        let alike = |start: usize| {
            let earlier = self.letters.get(..start).unwrap_or_default();
            let pairs = earlier.iter().rev().zip(&before);
            pairs.take_while(|(here, there)| here == there).count()
        };
        let places = self.letters.windows(quote.len()).enumerate();
        let places = places.filter(|(_, here)| *here == quote);
        // Of several that are equally alike, the first.
        let (start, alike) = places
            .map(|(start, _)| (start, alike(start)))
            .max_by_key(|(start, alike)| (*alike, Reverse(*start)))?;
        // Less than the usual context was kept only where the block began.
        let whole = alike == before.len() && (alike >= CONTEXT || alike == start);
        Some((start..start + quote.len(), whole))
    }

    pub(super) fn characters(&self, letters: &Range<usize>) -> Range<usize> {
        let place = |letter: usize| self.at.get(letter).copied().unwrap_or_default();
        place(letters.start)..place(letters.end.saturating_sub(1)) + 1
    }
}

impl Anchor {
    /// The anchor of some characters of a block's text; `None` where there are no words among them.
    pub fn of(passage: &Passage, characters: &Range<usize>) -> Option<Self> {
        let letters = passage.letters_in(characters);
        let mut context = CONTEXT;
        while !letters.is_empty() {
            let from = letters.start.saturating_sub(context);
            let anchor = Self {
                block: passage.block.clone(),
                quote: passage.between(letters.clone()),
                before: passage.between(from..letters.start),
            };
            if from == 0 || passage.best(&anchor).is_some_and(|(found, _)| found == letters) {
                return Some(anchor);
            }
            context *= 4;
        }
        None
    }

    /// The anchor of a whole block: its first words, which are also how a reader knows it again.
    pub fn of_block(passage: &Passage) -> Self {
        let words = passage.letters_in(&(0..usize::MAX));
        let mut end = words.end.min(FIRST_WORDS);
        while end < words.end && end > 1 && passage.letters.get(end) != Some(&' ') {
            end -= 1;
        }
        if end <= 1 {
            // One long word, or a script without spaces.
            end = words.end.min(FIRST_WORDS);
        }
        Self {
            block: passage.block.clone(),
            quote: passage.between(words.start..end),
            before: String::new(),
        }
    }

    /// Where the words stand in one block: of several places, the one with the most alike before it.
    pub fn find_in(&self, passage: &Passage) -> Option<Range<usize>> {
        let (letters, _) = passage.best(self)?;
        Some(passage.characters(&letters))
    }

    /// Where the words stand in a lesson: in their own block, or moved to another one, the nearest
    /// first; `None` where they are gone.
    pub fn find(&self, lesson: &[Passage]) -> Option<Spot> {
        let own = lesson.iter().position(|passage| passage.block == self.block);
        let spot = |place: usize, passage: &Passage, letters: &Range<usize>| Spot {
            passage: place,
            block: passage.block.clone(),
            range: passage.characters(letters),
        };
        if self.quote.is_empty() {
            let place = own?;
            let block = self.block.clone();
            return Some(Spot {
                passage: place,
                block,
                range: 0..0,
            });
        }
        let heading = self.block.split('.').next();
        let near = own.or_else(|| {
            lesson
                .iter()
                .position(|passage| passage.block.split('.').next() == heading)
        });
        let near = near.unwrap_or_default();
        let mut found: Vec<_> = lesson
            .iter()
            .enumerate()
            .filter_map(|(place, passage)| Some((place, passage, passage.best(self)?)))
            .collect();
        found.sort_by_key(|(place, ..)| place.abs_diff(near));
        let telling = self.quote.chars().count() >= TELLING;
        let at_home = |place: usize| Some(place) == own;
        // First where nothing changed around them; words of one letter would else be found anywhere.
        let context = self.before.chars().count() >= TELLING;
        let surest = found
            .iter()
            .find(|(place, _, (_, whole))| *whole && (at_home(*place) || context));
        let (place, passage, (letters, _)) =
            surest.or_else(|| found.iter().find(|(place, ..)| at_home(*place) || telling))?;
        Some(spot(*place, passage, letters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(blocks: &[(&str, &str)]) -> Vec<Passage> {
        blocks.iter().map(|(id, text)| Passage::new(*id, text)).collect()
    }

    fn anchor(text: &str, quote: &str) -> Anchor {
        let start = text[..text.find(quote).unwrap()].chars().count();
        Anchor::of(
            &Passage::new("a.1", text),
            &(start..start + quote.chars().count()),
        )
        .unwrap()
    }

    #[test]
    fn white_space_does_not_matter() {
        let made = anchor("One\n  two three", "\n  two ");
        assert_eq!((made.quote.as_str(), made.before.as_str()), ("two", "One "));
        assert_eq!(made.find_in(&Passage::new("a.1", "\tOne two  three")), Some(5..8));
        assert_eq!(Anchor::of(&Passage::new("a.1", "a   b"), &(1..3)), None);
    }

    #[test]
    fn what_stands_before_tells_equal_words_apart() {
        let made = anchor("The first table. The other table closed.", "table closed");
        let again = Passage::new("a.1", "No table closed here. The other table closed, they say.");
        assert_eq!(made.find_in(&again), Some(32..44));
    }

    #[test]
    fn moved_words_are_found_in_the_nearest_block() {
        let made = anchor(
            "Somebody has to introduce them to each other.",
            "Somebody has to introduce them",
        );
        let moved = lesson(&[
            ("a", "A heading"),
            ("a.1", "A new paragraph."),
            ("a.2", "Well: somebody? Somebody has to introduce them."),
            ("b.1", "Somebody has to introduce them."),
        ]);
        assert_eq!(
            made.find(&moved).map(|spot| (spot.block, spot.range)),
            Some(("a.2".into(), 16..46))
        );
        let gone = lesson(&[
            ("a", "A heading"),
            ("a.1", "Somebody introduces them to each other."),
        ]);
        assert_eq!(made.find(&gone), None);
    }

    #[test]
    fn short_words_are_not_taken_for_others_elsewhere() {
        let made = anchor("It is a wheel.", "wheel");
        assert_eq!(
            made.find(&lesson(&[("a.1", "It is a hub."), ("a.2", "The wheel turns.")])),
            None
        );
        // With all that stood before them they are known again.
        let made = anchor("A hub is the middle of a wheel.", "wheel");
        let moved = lesson(&[
            ("a.1", "New: a wheel."),
            ("a.2", "A hub is the middle of a wheel."),
        ]);
        assert_eq!(made.find(&moved).unwrap().block, "a.2");
    }

    #[test]
    fn a_whole_block_is_known_by_its_first_words() {
        let text = "Imagine two neighbourhoods that start the same thing in the same month, and more.";
        let made = Anchor::of_block(&Passage::new("a.1", text));
        assert_eq!(
            made.quote,
            "Imagine two neighbourhoods that start the same thing in the"
        );
        assert_eq!(Anchor::of_block(&Passage::new("a.1", " short ")).quote, "short");
        let empty = Anchor::of_block(&Passage::new("a.1", " "));
        assert_eq!(empty.find(&lesson(&[("a.1", "")])).unwrap().range, 0..0);
        assert_eq!(empty.find(&lesson(&[("b.1", "")])), None);
    }
}
