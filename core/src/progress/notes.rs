//! The notes and the bookmark of a lesson, as they stand now.

use super::{Note, Outcome, Record};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::{Builder, Uuid};

/// A note as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteNow {
    /// The last word on it.
    pub note: Note,
    /// When it was made, in milliseconds since 1970 UTC.
    pub made: u64,
}

/// The notes of a lesson that were not taken away, the oldest first. `facts` are those about the lesson,
/// the oldest first: the last word on each note counts.
pub fn notes(facts: &[Arc<Record>]) -> Vec<NoteNow> {
    let mut made: BTreeMap<Uuid, u64> = BTreeMap::new();
    let mut now: BTreeMap<Uuid, &Note> = BTreeMap::new();
    for fact in facts {
        match &fact.outcome {
            Outcome::Noted(note) => {
                made.entry(note.id).or_insert(fact.time);
                now.insert(note.id, note);
            }
            Outcome::NoteRemoved(id) => {
                now.remove(id);
            }
            _ => {}
        }
    }
    let mut notes: Vec<NoteNow> = now
        .into_iter()
        .map(|(id, note)| NoteNow {
            note: note.clone(),
            made: made.get(&id).copied().unwrap_or_default(),
        })
        .collect();
    notes.sort_by_key(|now| (now.made, now.note.id));
    notes
}

/// Where a lesson is bookmarked: `None` where it is not, `Some(None)` for the lesson as a whole.
pub fn bookmark(facts: &[Arc<Record>]) -> Option<Option<String>> {
    let mut words = facts.iter().rev();
    words.find_map(|fact| match &fact.outcome {
        Outcome::Bookmarked(block) => Some(Some(block.clone())),
        Outcome::NotBookmarked => Some(None),
        _ => None,
    })?
}

impl Note {
    /// A new note without words yet. `random` must be fresh for each call.
    pub fn new(time: u64, random: [u8; 10], anchor: super::Anchor) -> Self {
        Self {
            id: Builder::from_unix_timestamp_millis(time, &random).into_uuid(),
            anchor,
            text: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Anchor, Progress, What};
    use super::*;

    fn lesson() -> What {
        "c/a".parse().unwrap()
    }

    fn fact(time: u64, outcome: Outcome) -> Record {
        Record::new("s".parse().unwrap(), time, [1; 10], lesson(), outcome)
    }

    fn note(random: u8, text: &str) -> Note {
        let anchor = Anchor {
            block: "x.1".into(),
            quote: "q".into(),
            before: String::new(),
        };
        Note {
            text: text.into(),
            ..Note::new(1, [random; 10], anchor)
        }
    }

    fn texts(facts: Vec<Record>) -> Vec<String> {
        let progress = Progress::of(&facts.into_iter().collect());
        notes(progress.about(&lesson()))
            .into_iter()
            .map(|now| now.note.text)
            .collect()
    }

    #[test]
    fn the_last_word_on_each_note_counts() {
        let (first, second) = (note(1, "first"), note(2, "second"));
        let removed = fact(4, Outcome::NoteRemoved(second.id));
        let mut facts = vec![
            fact(3, Outcome::Noted(note(1, "better"))),
            fact(1, Outcome::Noted(first)),
            fact(2, Outcome::Noted(second)),
            removed.clone(),
        ];
        assert_eq!(texts(facts.clone()), ["better"]);
        facts.push(fact(5, Outcome::TakenBack(removed.id)));
        assert_eq!(texts(facts.clone()), ["better", "second"]);
        // A reset of the course spares them.
        facts.push(Record {
            what: "c".parse().unwrap(),
            ..fact(6, Outcome::Reset)
        });
        assert_eq!(texts(facts).len(), 2);
    }

    #[test]
    fn the_last_word_on_the_bookmark_counts() {
        let facts = |list: Vec<Outcome>| -> Vec<Arc<Record>> {
            list.into_iter()
                .zip(1..)
                .map(|(outcome, time)| Arc::new(fact(time, outcome)))
                .collect()
        };
        let at = |block: &str| Outcome::Bookmarked(Some(block.into()));
        assert_eq!(bookmark(&facts(vec![])), None);
        assert_eq!(
            bookmark(&facts(vec![at("x.1"), at("x.2")])),
            Some(Some("x.2".into()))
        );
        assert_eq!(bookmark(&facts(vec![Outcome::Bookmarked(None)])), Some(None));
        assert_eq!(bookmark(&facts(vec![at("x.1"), Outcome::NotBookmarked])), None);
    }
}
