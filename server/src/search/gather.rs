//! What can be found in a language: courses, lessons by heading, and terms, each with its words.

use crate::content::{Content, CourseIn};
use leerkring_core::contract::{Course, Lesson, SearchPage, Term};
use leerkring_core::search::{sections, text_of, words};
use leerkring_core::{Id, Lang};
use rayon::prelude::*;
use std::collections::HashMap;

/// How much more a word says in a title, a heading or a summary than in the text.
const TITLE: f32 = 6.0;
pub(super) const HEADING: f32 = 4.0;
const SUMMARY: f32 = 2.0;
const TEXT: f32 = 1.0;

/// A page and the words of its sections.
pub(super) struct Page {
    pub(super) about: SearchPage,
    pub(super) sections: Vec<Section>,
}

/// What a word says about a section: in all its places together, and in the best of them.
#[derive(Clone, Copy, Default)]
pub(super) struct Weight {
    pub(super) sum: f32,
    pub(super) best: f32,
}

/// The words of a section.
#[derive(Default)]
pub(super) struct Section {
    /// Each word, and how much it says here.
    pub(super) words: HashMap<String, Weight>,
    /// How many words it has.
    pub(super) length: usize,
}

impl Section {
    fn add(&mut self, text: &str, weight: f32) {
        for word in words(text) {
            self.length += 1;
            let found = self.words.entry(word.plain).or_default();
            found.sum += weight;
            found.best = found.best.max(weight);
        }
    }
}

enum Source<'c> {
    Course(&'c Course),
    Lesson(&'c Lesson),
    Term(&'c Term, &'c Lang),
}

/// Every page of a language, in the order of the site.
pub(super) fn pages(content: &Content, lang: &Lang) -> Vec<Page> {
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
    sources.par_iter().map(page).collect()
}

fn page(source: &Source<'_>) -> Page {
    match source {
        Source::Course(course) => course_page(course),
        Source::Lesson(lesson) => lesson_page(lesson),
        Source::Term(term, lang) => term_page(term, lang),
    }
}

fn course_page(course: &Course) -> Page {
    let mut section = Section::default();
    section.add(&course.title, TITLE);
    section.add(&course.summary, SUMMARY);
    section.add(&text_of(&course.intro), TEXT);
    for module in &course.modules {
        section.add(&module.title, SUMMARY);
        section.add(&text_of(&module.intro), TEXT);
    }
    Page {
        about: SearchPage {
            course: Some(course.id.clone()),
            lesson: None,
            term: None,
            title: course.title.clone(),
            lang: course.lang.clone(),
            headings: Vec::new(),
        },
        sections: vec![section],
    }
}

fn lesson_page(lesson: &Lesson) -> Page {
    let mut headings: Vec<(Id, String)> = Vec::new();
    let mut all = Vec::new();
    for found in sections("", &lesson.blocks) {
        let mut section = Section::default();
        let heading = found.heading.as_deref();
        let heading = heading.and_then(|id| lesson.outline.iter().find(|heading| heading.id.as_str() == id));
        match heading {
            Some(heading) => {
                section.add(&heading.title, HEADING);
                headings.push((heading.id.clone(), heading.title.clone()));
            }
            None => {
                section.add(&lesson.title, TITLE);
                section.add(&lesson.summary, SUMMARY);
            }
        }
        section.add(&found.text, TEXT);
        all.push(section);
    }
    Page {
        about: SearchPage {
            course: Some(lesson.course.clone()),
            lesson: Some(lesson.id.clone()),
            term: None,
            title: lesson.title.clone(),
            lang: lesson.lang.clone(),
            headings,
        },
        sections: all,
    }
}

fn term_page(term: &Term, lang: &Lang) -> Page {
    let mut section = Section::default();
    section.add(&term.title, TITLE);
    section.add(&text_of(&term.definition), TEXT);
    Page {
        about: SearchPage {
            course: None,
            lesson: None,
            term: Some(term.id.clone()),
            title: term.title.clone(),
            lang: lang.clone(),
            headings: Vec::new(),
        },
        sections: vec![section],
    }
}
