//! What can be found in a language: courses, lessons by heading, and terms, each with its words.

use crate::content::{Content, CourseIn};
use leerkring_core::contract::{Course, Lesson, SearchPage, Term};
use leerkring_core::search::{each_word, sections, text_of};
use leerkring_core::{Id, Lang};
use rayon::prelude::*;
use std::collections::HashMap;

/// How much more a word says in a title, a heading or a summary than in the text.
const TITLE: f32 = 6.0;
pub(super) const HEADING: f32 = 4.0;
const SUMMARY: f32 = 2.0;
const TEXT: f32 = 1.0;

/// What a word says about a section: in all its places together, and in the best of them.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) section: u32,
    pub(super) sum: f32,
    pub(super) best: f32,
}

/// Pages that follow each other, and where their words stand.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) pages: Vec<SearchPage>,
    /// How many words each section has.
    pub(super) lengths: Vec<u32>,
    /// By language and word, in the order of the sections.
    pub(super) words: HashMap<Lang, HashMap<String, Vec<Place>>>,
}

impl Chunk {
    /// Begins a section.
    fn section(&mut self) {
        self.lengths.push(0);
    }

    /// Adds words to the last section.
    fn add(&mut self, lang: &Lang, text: &str, weight: f32) {
        // Numbers of sections fit: a site has fewer than four thousand million.
        let section = self.lengths.len().saturating_sub(1) as u32;
        let Some(length) = self.lengths.last_mut() else {
            return;
        };
        if !self.words.contains_key(lang) {
            self.words.insert(lang.clone(), HashMap::new());
        }
        let Some(words) = self.words.get_mut(lang) else {
            return;
        };
        each_word(text, |_, word| {
            *length += 1;
            let new = Place {
                section,
                sum: weight,
                best: weight,
            };
            let Some(places) = words.get_mut(word) else {
                words.insert(word.to_owned(), vec![new]);
                return;
            };
            match places.last_mut().filter(|place| place.section == section) {
                Some(place) => {
                    place.sum += weight;
                    place.best = place.best.max(weight);
                }
                None => places.push(new),
            }
        });
    }
}

enum Source<'c> {
    Course(&'c Course),
    Lesson(&'c Lesson),
    Term(&'c Term, &'c Lang),
}

/// Every page of a language, in the order of the site.
pub(super) fn chunks(content: &Content, lang: &Lang) -> Vec<Chunk> {
    let mut sources = Vec::new();
    let courses = content.catalogues.get(lang).map(|catalogue| &catalogue.courses);
    for card in courses.into_iter().flatten() {
        let Some(CourseIn { course, lessons }) = content.courses.get(&(lang.clone(), card.id.clone())) else {
            continue;
        };
        sources.push(Source::Course(course));
        let in_order = course.lessons().filter_map(|card| lessons.get(&card.id));
        sources.extend(in_order.map(|lesson| Source::Lesson(lesson)));
    }
    if let Some(glossary) = content.glossaries.get(lang) {
        let terms = glossary.terms.iter();
        sources.extend(terms.map(|term| Source::Term(term, &glossary.lang)));
    }
    let size = sources.len() / (4 * rayon::current_num_threads()) + 16;
    sources.par_chunks(size).map(chunk).collect()
}

fn chunk(sources: &[Source<'_>]) -> Chunk {
    let mut chunk = Chunk::default();
    for source in sources {
        let page = match source {
            Source::Course(course) => chunk.course(course),
            Source::Lesson(lesson) => chunk.lesson(lesson),
            Source::Term(term, lang) => chunk.term(term, lang),
        };
        chunk.pages.push(page);
    }
    chunk
}

impl Chunk {
    fn course(&mut self, course: &Course) -> SearchPage {
        let lang = &course.lang;
        self.section();
        self.add(lang, &course.title, TITLE);
        self.add(lang, &course.summary, SUMMARY);
        self.add(lang, &text_of(&course.intro), TEXT);
        for module in &course.modules {
            self.add(lang, &module.title, SUMMARY);
            self.add(lang, &text_of(&module.intro), TEXT);
        }
        SearchPage {
            course: Some(course.id.clone()),
            lesson: None,
            term: None,
            title: course.title.clone(),
            lang: lang.clone(),
            headings: Vec::new(),
        }
    }

    fn lesson(&mut self, lesson: &Lesson) -> SearchPage {
        let lang = &lesson.lang;
        let mut headings: Vec<(Id, String)> = Vec::new();
        for section in sections("", &lesson.blocks) {
            self.section();
            let id = section.heading.as_deref();
            let heading = id.and_then(|id| lesson.outline.iter().find(|heading| heading.id.as_str() == id));
            match heading {
                Some(heading) => {
                    self.add(lang, &heading.title, HEADING);
                    headings.push((heading.id.clone(), heading.title.clone()));
                }
                None => {
                    self.add(lang, &lesson.title, TITLE);
                    self.add(lang, &lesson.summary, SUMMARY);
                }
            }
            self.add(lang, &section.text, TEXT);
        }
        SearchPage {
            course: Some(lesson.course.clone()),
            lesson: Some(lesson.id.clone()),
            term: None,
            title: lesson.title.clone(),
            lang: lang.clone(),
            headings,
        }
    }

    fn term(&mut self, term: &Term, lang: &Lang) -> SearchPage {
        self.section();
        self.add(lang, &term.title, TITLE);
        self.add(lang, &text_of(&term.definition), TEXT);
        SearchPage {
            course: None,
            lesson: None,
            term: Some(term.id.clone()),
            title: term.title.clone(),
            lang: lang.clone(),
            headings: Vec::new(),
        }
    }
}
