//! Which words are forms of one another, where they stand, and how much they say there.

use super::common::{common, is_common};
use super::gather::{Chunk, HEADING, Place};
use leerkring_core::Lang;
use leerkring_core::contract::SearchWord;
use leerkring_core::search::stem;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// How soon more of the same word stops saying more, and how much a long section takes away
/// (the constants of Okapi BM25).
const ENOUGH: f32 = 1.2;
const LENGTH: f32 = 0.5;
/// The most that a word can say about a section.
const MOST: f32 = 9.0;

/// What forms have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Stem {
    /// A word that says nothing by itself has no other forms.
    Common(String),
    Of(String),
}

/// All words of the chunks, forms of one word together, in the order of their stems.
pub(super) fn words(chunks: Vec<Chunk>) -> Vec<SearchWord> {
    let mut lengths = Vec::new();
    let mut forms: HashMap<(Lang, String), Vec<Place>> = HashMap::new();
    for chunk in chunks {
        let before = lengths.len() as u32;
        lengths.extend(chunk.lengths);
        for (lang, words) in chunk.words {
            // All of these, so that none is asked for in vain.
            for word in common(&lang) {
                forms.entry((lang.clone(), word.to_owned())).or_default();
            }
            for (word, places) in words {
                let numbered = places.into_iter().map(|place| Place {
                    section: before + place.section,
                    ..place
                });
                forms.entry((lang.clone(), word)).or_default().extend(numbered);
            }
        }
    }
    let stemmed: Vec<(Stem, String, Vec<Place>)> = forms
        .into_par_iter()
        .map(|((lang, form), mut places)| {
            if is_common(&form, &lang) {
                places.retain(|place| place.best >= HEADING);
                return (Stem::Common(form.clone()), form, places);
            }
            (Stem::Of(stem(&form, &lang)), form, places)
        })
        .collect();
    let mut groups: BTreeMap<Stem, (Vec<String>, Vec<Place>)> = BTreeMap::new();
    for (stem, form, places) in stemmed {
        let group = groups.entry(stem).or_default();
        group.0.push(form);
        group.1.extend(places);
    }
    let average = lengths.iter().sum::<u32>() as f32 / lengths.len().max(1) as f32;
    let long = |length: &u32| 1.0 - LENGTH + LENGTH * *length as f32 / average.max(1.0);
    let long: Vec<f32> = lengths.iter().map(long).collect();
    groups
        .into_par_iter()
        .map(|(stem, (forms, places))| word(stem, forms, places, &long))
        .collect()
}

fn word(stem: Stem, mut forms: Vec<String>, mut places: Vec<Place>, long: &[f32]) -> SearchWord {
    forms.sort_unstable();
    forms.dedup();
    places.sort_unstable_by_key(|place| place.section);
    let mut found = Vec::with_capacity(places.len());
    let mut last = 0;
    for same in places.chunk_by(|one, other| one.section == other.section) {
        let section = same.first().map_or(0, |place| place.section);
        let weight: f32 = same.iter().map(|place| place.sum).sum();
        let weight = weight / long.get(section as usize).copied().unwrap_or(1.0);
        let says = (MOST * weight / (weight + ENOUGH)).ceil().clamp(1.0, MOST);
        found.push((section - last) * 10 + says as u32);
        last = section;
    }
    let stem = match stem {
        Stem::Common(_) => String::new(),
        Stem::Of(stem) => stem,
    };
    SearchWord(stem, forms.join(" "), found)
}
