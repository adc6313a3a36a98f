//! Which words are forms of one another, where they stand, and how much they say there.

use super::common::{common, is_common};
use super::gather::{HEADING, Page};
use leerkring_core::Lang;
use leerkring_core::contract::SearchWord;
use leerkring_core::search::stem;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How soon more of the same word stops saying more, and how much a long section takes away
/// (the constants of Okapi BM25).
const ENOUGH: f32 = 1.2;
const LENGTH: f32 = 0.5;
/// The most that a word can say about a section.
const MOST: f32 = 9.0;

/// Where a word stands, and its weight there.
type Places = Vec<(u32, f32)>;
/// What forms have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Stem<'p> {
    /// A word that says nothing by itself has no other forms.
    Common(&'p str),
    Of(String),
}

/// Words by their language, each with its places.
type Forms<'p> = HashMap<(&'p Lang, &'p str), Places>;

/// All words of the pages, forms of one word together, in the order of their stems.
pub(super) fn words(pages: &[Page]) -> Vec<SearchWord> {
    let mut starts = Vec::with_capacity(pages.len());
    let (mut count, mut length) = (0, 0);
    for page in pages {
        starts.push(count);
        count += page.sections.len();
        length += page.sections.iter().map(|section| section.length).sum::<usize>();
    }
    let average = (length as f32 / count.max(1) as f32).max(1.0);
    let numbered: Vec<(&Page, usize)> = pages.iter().zip(starts).collect();
    let mut forms = numbered
        .par_chunks(64)
        .map(|pages| forms_of(pages, average))
        .reduce(HashMap::new, merge);
    // All of these, so that none is asked for in vain.
    let langs: BTreeSet<&Lang> = pages.iter().map(|page| &page.about.lang).collect();
    for lang in langs {
        for word in common(lang) {
            forms.entry((lang, word)).or_default();
        }
    }
    let stemmed: Vec<(Stem<'_>, &str, Places)> = forms
        .into_par_iter()
        .map(|((lang, form), places)| {
            let stem = if is_common(form, lang) {
                Stem::Common(form)
            } else {
                Stem::Of(stem(form, lang))
            };
            (stem, form, places)
        })
        .collect();
    let mut groups: BTreeMap<Stem<'_>, (Vec<&str>, Places)> = BTreeMap::new();
    for (stem, form, places) in stemmed {
        let group = groups.entry(stem).or_default();
        group.0.push(form);
        group.1.extend(places);
    }
    groups.into_par_iter().map(word).collect()
}

/// The words of some pages. Each weight is already seen against the length of its section.
fn forms_of<'p>(pages: &[(&'p Page, usize)], average: f32) -> Forms<'p> {
    let mut forms = Forms::new();
    for (page, start) in pages {
        for (number, section) in page.sections.iter().enumerate() {
            let long = 1.0 - LENGTH + LENGTH * section.length as f32 / average;
            for (form, weight) in &section.words {
                let places = forms.entry((&page.about.lang, form)).or_default();
                if weight.best >= HEADING || !is_common(form, &page.about.lang) {
                    places.push(((start + number) as u32, weight.sum / long));
                }
            }
        }
    }
    forms
}

fn merge<'p>(one: Forms<'p>, other: Forms<'p>) -> Forms<'p> {
    let (mut all, rest) = if one.len() >= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    for (form, places) in rest {
        all.entry(form).or_default().extend(places);
    }
    all
}

fn word((stem, (mut forms, mut places)): (Stem<'_>, (Vec<&str>, Places))) -> SearchWord {
    forms.sort_unstable();
    forms.dedup();
    places.sort_unstable_by_key(|(section, _)| *section);
    let mut found = Vec::with_capacity(places.len());
    let mut last = 0;
    for same in places.chunk_by(|one, other| one.0 == other.0) {
        let section = same.first().map_or(0, |(section, _)| *section);
        let weight: f32 = same.iter().map(|(_, weight)| weight).sum();
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
