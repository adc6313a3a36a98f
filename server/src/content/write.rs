//! Writes what was read for readers of each language.

use super::course::{CourseSource, CourseText};
use super::index::Kind;
use super::lesson::{Meta, Text, in_language};
use super::media::is_attachment;
use super::published::{Content, CourseIn};
use super::surroundings::Around;
use super::world::World;
use super::write_site::site;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_app::route::{Location, Route};
use leerkring_core::contract::{Attribution, Course, Glossary, Module, Page, PageName, Theme, plain};
use leerkring_core::markdown::{Document, Problem, Surroundings, write_document};
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Writes everything in every language of the site.
pub fn write_content(world: &World, diagnostics: &mut Vec<Diagnostic>) -> Content {
    let mut content = Content {
        site: Arc::new(site(world)),
        catalogues: BTreeMap::new(),
        courses: BTreeMap::new(),
        pages: BTreeMap::new(),
        glossaries: BTreeMap::new(),
        redirects: BTreeMap::new(),
        media: world
            .index
            .files
            .iter()
            .filter(|(path, (kind, _))| *kind == Kind::Other && is_attachment(path))
            .map(|(path, _)| path.clone())
            .collect(),
        files: world.files.clone(),
    };
    for lang in &world.site.languages {
        let writer = Writer { world, lang };
        for (id, source) in &world.courses {
            if let Some(course) = writer.course(id, source, diagnostics) {
                writer.redirects(&mut content.redirects, id, source);
                content.courses.insert((lang.clone(), id.clone()), course);
            }
        }
        content
            .catalogues
            .insert(lang.clone(), Arc::new(writer.catalogue(&content.courses)));
        for page in PageName::ALL {
            if let Some(page) = writer.page(page, diagnostics) {
                content.pages.insert((lang.clone(), page.id), Arc::new(page));
            }
        }
        if let Some((own, terms)) = in_language(&world.terms, lang, &world.site.languages) {
            content.glossaries.insert(
                lang.clone(),
                Arc::new(Glossary {
                    lang: own.clone(),
                    terms: terms.clone(),
                }),
            );
        }
    }
    content
}

/// Writes for readers of one language.
pub(super) struct Writer<'w> {
    pub(super) world: &'w World,
    pub(super) lang: &'w Lang,
}

impl Writer<'_> {
    /// Writes a lesson or page.
    pub(super) fn text(&self, text: &Text, is_own: bool, diagnostics: &mut Vec<Diagnostic>) -> Document {
        let around = Around::new(self.world, self.lang, &text.source, text.body_at);
        let all = text.body_at..text.source.text.len();
        self.write(
            &text.source,
            all,
            around.with_activities(&text.activities, 0),
            is_own,
            diagnostics,
        )
    }

    /// Writes a part of a course's description.
    fn document(
        &self,
        source: &Arc<Source>,
        at: Range<usize>,
        is_own: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Document {
        let around = Around::new(self.world, self.lang, source, at.start);
        self.write(source, at, around, is_own, diagnostics)
    }

    fn write(
        &self,
        source: &Source,
        at: Range<usize>,
        mut around: Around<'_>,
        is_own: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Document {
        let written = write_document(source.text.get(at).unwrap_or_default(), &mut around);
        let document = written.unwrap_or_else(|too_big| {
            around.report(Problem::new(
                "nested-too-deep",
                0..1,
                too_big.to_string(),
                "make it flatter or smaller",
            ));
            Document::default()
        });
        // A text shown in the stead of a translation was reported where it is at home.
        if is_own {
            diagnostics.append(&mut around.diagnostics);
        }
        document
    }

    pub(super) fn attribution(&self, route: Route, text: &Meta, course: Option<&Meta>) -> Attribution {
        let site = &self.world.site;
        let authors = [
            Some(&text.authors),
            course.map(|course| &course.authors),
            Some(&site.authors),
        ];
        let authors = authors
            .into_iter()
            .flatten()
            .find(|authors| !authors.is_empty())
            .cloned();
        let licence = text
            .licence
            .as_ref()
            .or_else(|| course?.licence.as_ref())
            .unwrap_or(&site.licence)
            .clone();
        let address = || {
            format!(
                "{}{}",
                site.address,
                Location {
                    lang: self.lang.clone(),
                    route
                }
                .path()
            )
        };
        Attribution {
            title: text.title.clone(),
            authors: authors.unwrap_or_else(|| vec![site.name.clone()]),
            source: text.source.clone().unwrap_or_else(address),
            licence,
        }
    }

    fn course(&self, id: &Id, source: &CourseSource, diagnostics: &mut Vec<Diagnostic>) -> Option<CourseIn> {
        let (lang, text) = in_language(&source.texts, self.lang, &self.world.site.languages)?;
        let is_own = lang == self.lang;
        let at = |range: &Range<usize>| range.start + text.body_at..range.end + text.body_at;
        let listed: Vec<(&Id, &Id)> = text
            .modules
            .iter()
            .flat_map(|module| module.lessons.iter().map(move |(lesson, _)| (&module.id, lesson)))
            .filter(|(_, lesson)| self.world.is_published(source, lesson))
            .collect();
        let lessons = self.lessons(id, source, text, &listed, diagnostics);
        let modules: Vec<Module> = text
            .modules
            .iter()
            .map(|module| Module {
                id: module.id.clone(),
                title: module.title.clone(),
                intro: plain(
                    &self
                        .document(&text.source, at(&module.intro), is_own, diagnostics)
                        .blocks,
                ),
                lessons: module
                    .lessons
                    .iter()
                    .filter_map(|(lesson, _)| Some(super::write_lesson::card(lessons.get(lesson)?)))
                    .collect(),
            })
            .collect();
        let course = Course {
            id: id.clone(),
            lang: lang.clone(),
            languages: self.spoken(source.texts.keys()),
            kind: text.kind,
            title: text.meta.title.clone(),
            summary: text.meta.summary.clone(),
            themes: self.themes(text, is_own, diagnostics),
            minutes: text
                .meta
                .minutes
                .unwrap_or_else(|| modules.iter().flat_map(|m| &m.lessons).map(|l| l.minutes).sum()),
            updated: text.meta.updated.clone(),
            attribution: self.attribution(Route::Course(id.clone()), &text.meta, None),
            edit: self.world.edit_address(&text.source.path),
            intro: plain(
                &self
                    .document(&text.source, at(&text.body.intro), is_own, diagnostics)
                    .blocks,
            ),
            modules,
            hash: super::write_lesson::hash(&listed, &lessons),
        };
        Some(CourseIn {
            course: Arc::new(course),
            lessons,
        })
    }

    pub(super) fn spoken<'l>(&self, langs: impl Iterator<Item = &'l Lang>) -> Vec<Lang> {
        langs
            .filter(|lang| self.world.site.languages.contains(lang))
            .cloned()
            .collect()
    }

    fn themes(&self, text: &CourseText, is_own: bool, diagnostics: &mut Vec<Diagnostic>) -> Vec<Theme> {
        let mut themes = Vec::new();
        for (word, at) in &text.themes {
            match word
                .parse()
                .ok()
                .and_then(|id| self.world.site.theme(&id, self.lang))
            {
                Some(theme) => themes.push(theme),
                None if is_own => {
                    let problem = Problem::new(
                        "unknown-theme",
                        at.clone(),
                        format!("the site has no theme `{word}`"),
                        "name it under [themes] in site.toml, or check the spelling",
                    );
                    diagnostics.push(Diagnostic::at(&text.source, problem));
                }
                None => {}
            }
        }
        themes
    }

    fn page(&self, name: PageName, diagnostics: &mut Vec<Diagnostic>) -> Option<Page> {
        let (lang, text) = self.world.page(name, self.lang)?;
        let document = self.text(text, lang == self.lang, diagnostics);
        Some(Page {
            id: name,
            lang: lang.clone(),
            title: text.meta.title.clone(),
            summary: text.meta.summary.clone(),
            updated: text.meta.updated.clone(),
            edit: self.world.edit_address(&text.source.path),
            blocks: document.blocks,
        })
    }
}
