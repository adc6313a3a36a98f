//! What a reader looks for, and what the parts of an index have of it.

use super::{stem, words};
use crate::Lang;
use crate::contract::{SearchIndex, SearchPart, SearchWord};
use std::borrow::Borrow;

/// The longest query in characters; the rest of a longer one is not looked at.
pub const MAX_QUERY: usize = 120;
/// More words only narrow what is found.
const MAX_WORDS: usize = 8;

/// What a reader looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<QueryWord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct QueryWord {
    plain: String,
    /// Its stem in every language of the index.
    stems: Vec<String>,
    /// Still being typed: what begins so fits.
    open: bool,
}

/// A page that fits, and the section of it that fits best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the page in the index.
    pub page: usize,
    /// Number of the section in the page; 0 is before the first heading.
    pub section: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The pages that fit, the best first.
    pub hits: Vec<Hit>,
    /// The words that were looked for, in every form they were found in; sorted.
    pub forms: Vec<String>,
}

impl Query {
    /// Reads what was typed. One letter alone is no query yet.
    pub fn parse(text: &str, langs: &[Lang]) -> Self {
        let text: String = text.chars().take(MAX_QUERY).collect();
        let is_open = text.ends_with(char::is_alphanumeric);
        let mut all: Vec<QueryWord> = words(&text)
            .into_iter()
            .take(MAX_WORDS)
            .map(|word| QueryWord {
                stems: langs.iter().map(|lang| stem(&word.plain, lang)).collect(),
                plain: word.plain,
                open: false,
            })
            .collect();
        if let Some(last) = all.last_mut() {
            last.open = is_open;
            if is_open && last.plain.chars().count() < 2 {
                all.pop();
            }
        }
        Self { words: all }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The parts of an index in which the words may stand.
    pub fn parts(&self, index: &SearchIndex) -> Vec<usize> {
        let part_of = |key: &str| {
            let after = index.parts.partition_point(|least| least.as_str() <= key);
            after.saturating_sub(1)
        };
        let mut parts: Vec<usize> = Vec::new();
        for word in &self.words {
            let last = format!("{}\u{10ffff}", word.plain);
            let begun = part_of(&word.plain)..=part_of(&last);
            for part in begun.chain(word.stems.iter().map(|stem| part_of(stem))) {
                if part < index.parts.len() && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        parts
    }
}

/// Finds the pages that have every word, in the parts that the query names.
pub fn find<P: Borrow<SearchPart>>(query: &Query, index: &SearchIndex, parts: &[P]) -> Found {
    let count = index.pages.iter().map(|page| page.sections()).sum();
    let mut forms = Vec::new();
    let looked_for: Vec<Scores> = query
        .words
        .iter()
        .map(|word| score(word, count, parts, &mut forms))
        .collect();
    let mut ranked: Vec<(f32, Hit)> = Vec::new();
    let mut start = 0;
    for (page, found) in index.pages.iter().enumerate() {
        let end = start + found.sections();
        if let Some((score, section)) = rank(&looked_for, start, end) {
            ranked.push((score, Hit { page, section }));
        }
        start = end;
    }
    ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.page.cmp(&b.1.page)));
    Found {
        hits: ranked.into_iter().map(|(_, hit)| hit).collect(),
        forms,
    }
}

/// What a word says about every section.
struct Scores {
    of: Vec<f32>,
    /// Says nothing by itself, so that a page need not have it.
    optional: bool,
}

/// How well a page fits, and its best section; `None` where it lacks a word.
fn rank(looked_for: &[Scores], start: usize, end: usize) -> Option<(f32, usize)> {
    let mut total = 0.0;
    for word in looked_for {
        let best = word.of.get(start..end)?.iter().copied().fold(0.0, f32::max);
        if best == 0.0 && !word.optional {
            return None;
        }
        total += best;
    }
    let mut best = (0.0, 0);
    for section in start..end {
        let sum: f32 = looked_for.iter().filter_map(|word| word.of.get(section)).sum();
        if sum > best.0 {
            best = (sum, section - start);
        }
    }
    // Words that stand together say more than words that are spread over the page.
    (total > 0.0).then_some((total + best.0, best.1))
}

fn score<P: Borrow<SearchPart>>(
    word: &QueryWord,
    count: usize,
    parts: &[P],
    forms: &mut Vec<String>,
) -> Scores {
    let all = || parts.iter().flat_map(|part| &part.borrow().words);
    let is_it = |known: &SearchWord| known.forms().any(|form| form == word.plain);
    let is_common = all().any(|known| known.is_common() && is_it(known));
    let mut scores = Scores {
        of: vec![0.0; count],
        optional: is_common,
    };
    // Dutch `over` is the stem of `overheid`, and yet no form of it.
    let stems = if is_common { &[][..] } else { &word.stems };
    let is_known = all().any(|known| fits(word, stems, known, false) > 0.0);
    // A word that nobody wrote may have been left unfinished.
    let unfinished = word.open || !is_known;
    for known in all() {
        let fit = fits(word, stems, known, unfinished);
        if fit == 0.0 {
            continue;
        }
        for form in known.forms() {
            if let Err(place) = forms.binary_search_by(|known| known.as_str().cmp(form)) {
                forms.insert(place, form.to_owned());
            }
        }
        let rare = (1.0 + count as f32 / known.2.len().max(1) as f32).ln();
        for (section, says) in known.found() {
            if let Some(best) = scores.of.get_mut(section) {
                *best = best.max(says * rare * fit);
            }
        }
    }
    scores
}

/// How well what was typed fits the forms of a word: 0 is not at all.
fn fits(word: &QueryWord, stems: &[String], known: &SearchWord, unfinished: bool) -> f32 {
    if known.forms().any(|form| form == word.plain) {
        return 1.0;
    }
    if known.is_common() {
        return 0.0;
    }
    if stems.contains(&known.0) {
        return 0.9;
    }
    let begins = |form: &str| {
        form.starts_with(&word.plain)
            .then(|| 0.3 + 0.5 * word.plain.len() as f32 / form.len() as f32)
    };
    let begun = known.forms().filter_map(begins).fold(0.0, f32::max);
    if unfinished { begun } else { 0.0 }
}
