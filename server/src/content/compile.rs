//! From what was read to what is published.

use super::course::{CourseSource, CourseText};
use super::files::Files;
use super::glossary;
use super::ids::{Ids, LOCK_FILE};
use super::lesson::{Text, in_language};
use super::structure::check_structure;
use super::surroundings::Around;
use super::world::World;
use crate::diagnostic::{Diagnostic, Severity, Source};
use leerkring_app::route::{Base, Location, Route};
use leerkring_core::contract::{
    Attribution, Catalogue, Course, CourseCard, Glossary, Language, Lesson, LessonCard, LessonLink, Module,
    Page, PageName, Site, Theme, plain,
};
use leerkring_core::markdown::{Document, Problem, Surroundings, write_document};
use leerkring_core::progress::LessonRef;
use leerkring_core::{Id, Lang};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// Words a minute of attentive reading on a screen (Brysbaert 2019 gives 238 for easy English; texts
/// to learn from go slower).
const WORDS_A_MINUTE: usize = 180;

/// How to compile.
#[derive(Clone, Debug)]
pub struct Mode {
    /// Where the site will live.
    pub base: Base,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// Everything a site publishes.
#[derive(Debug)]
pub struct Content {
    /// `site.json`.
    pub site: Arc<Site>,
    /// Catalogues by language.
    pub catalogues: BTreeMap<Lang, Arc<Catalogue>>,
    /// Courses by language and id.
    pub courses: BTreeMap<(Lang, Id), CourseIn>,
    /// Pages by language and name.
    pub pages: BTreeMap<(Lang, PageName), Arc<Page>>,
    /// Glossaries by language.
    pub glossaries: BTreeMap<Lang, Arc<Glossary>>,
    /// Earlier addresses and what stands there now.
    pub redirects: BTreeMap<Location, Location>,
    /// Paths of images, recordings and attachments.
    pub media: BTreeSet<String>,
    /// Where the media are read from.
    pub files: Files,
}

/// A course in one language.
#[derive(Debug)]
pub struct CourseIn {
    /// The course.
    pub course: Arc<Course>,
    /// Its lessons.
    pub lessons: BTreeMap<Id, Arc<Lesson>>,
}

/// What compiling gave.
pub struct Compiled {
    /// The site, where `site.toml` could be read.
    pub content: Option<Content>,
    /// Every mistake, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The ids in use.
    pub ids: Ids,
    /// How many ids the lock file lacks.
    pub unlocked: usize,
    /// The lock file, where there is one.
    pub lock: Option<Arc<Source>>,
}

impl Compiled {
    /// How many mistakes stand in the way of publishing.
    pub fn errors(&self) -> usize {
        self.diagnostics
            .iter()
            .filter(|mistake| mistake.severity == Severity::Error)
            .count()
    }
}

/// Reads, checks and compiles a folder of content.
pub fn compile(files: Files, mode: &Mode) -> Compiled {
    let mut diagnostics = Vec::new();
    let lock = files
        .list()
        .files
        .get(LOCK_FILE)
        .and_then(|size| files.text(LOCK_FILE, *size).ok());
    let Some(mut world) = World::read(files, mode.base.clone(), mode.drafts, &mut diagnostics) else {
        return Compiled {
            content: None,
            diagnostics,
            ids: Ids::default(),
            unlocked: 0,
            lock,
        };
    };
    check_structure(&world, &mut diagnostics);
    write_glossaries(&mut world, &mut diagnostics);
    let ids = ids(&world);
    let (lost, unlocked) = ids.compare(lock.as_ref());
    diagnostics.extend(lost);
    let content = write(&world, &mut diagnostics);
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup_by(|a, b| key(a) == key(b));
    Compiled {
        content: Some(content),
        diagnostics,
        ids,
        unlocked,
        lock,
    }
}

fn key(mistake: &Diagnostic) -> (&str, usize, &str, &str) {
    let at = mistake.place.as_ref().map_or(0, |(_, at)| at.start);
    (&mistake.file, at, mistake.code, &mistake.message)
}

fn write_glossaries(world: &mut World, diagnostics: &mut Vec<Diagnostic>) {
    let mut written = BTreeMap::new();
    for (lang, source) in &world.glossaries {
        let mut around = Around::new(world, lang, source, 0);
        written.insert(lang.clone(), glossary::write_glossary(source, &mut around));
        diagnostics.append(&mut around.diagnostics);
    }
    let mut all = written
        .iter()
        .filter_map(|(lang, terms)| Some((world.glossaries.get(lang)?, terms.as_slice())));
    if let Some(first) = all.next() {
        all.for_each(|other| glossary::compare(first, other, diagnostics));
    }
    world.terms = written;
}

fn ids(world: &World) -> Ids {
    let mut ids = Ids::default();
    for term in world.terms.values().flatten() {
        ids.used.insert(format!("glossary#{}", term.id));
    }
    for (course, source) in &world.courses {
        ids.used.insert(course.to_string());
        for text in source.texts.values() {
            ids.used.extend(
                text.modules
                    .iter()
                    .map(|module| format!("{course}:{}", module.id)),
            );
            ids.aliases.extend(
                text.meta
                    .aliases
                    .iter()
                    .map(|old| (old.to_string(), course.to_string())),
            );
        }
        for (lesson, versions) in &source.lessons {
            let now = format!("{course}/{lesson}");
            for text in versions.values() {
                ids.used.extend(
                    text.headings
                        .iter()
                        .map(|heading| format!("{now}#{}", heading.id)),
                );
                ids.aliases.extend(
                    text.meta
                        .aliases
                        .iter()
                        .map(|old| (format!("{course}/{old}"), now.clone())),
                );
            }
            ids.used.insert(now);
        }
    }
    ids
}

fn write(world: &World, diagnostics: &mut Vec<Diagnostic>) -> Content {
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
            .filter(|(_, (kind, _))| *kind == super::index::Kind::Other)
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

fn site(world: &World) -> Site {
    let site = &world.site;
    let language = |lang: &Lang| Language {
        id: lang.clone(),
        name: lang.own_name().to_owned(),
        dir: lang.direction(),
    };
    Site {
        id: site.id.clone(),
        name: site.name.clone(),
        address: site.address.clone(),
        languages: site.languages.iter().map(language).collect(),
        features: site.features,
        api: site.api.clone(),
        pages: PageName::ALL
            .into_iter()
            .filter(|page| world.pages.contains_key(page))
            .collect(),
        glossary: world.terms.values().any(|terms| !terms.is_empty()),
    }
}

/// Writes for readers of one language.
struct Writer<'w> {
    world: &'w World,
    lang: &'w Lang,
}

impl Writer<'_> {
    fn document(
        &self,
        source: &Arc<Source>,
        at: Range<usize>,
        is_own: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Document {
        let mut around = Around::new(self.world, self.lang, source, at.start);
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

    fn attribution(
        &self,
        route: Route,
        text: &super::lesson::Meta,
        course: Option<&super::lesson::Meta>,
    ) -> Attribution {
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
        if text.meta.draft && !self.world.drafts {
            return None;
        }
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
                    .filter_map(|(lesson, _)| Some(card(lessons.get(lesson)?)))
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
        };
        Some(CourseIn {
            course: Arc::new(course),
            lessons,
        })
    }

    fn spoken<'l>(&self, langs: impl Iterator<Item = &'l Lang>) -> Vec<Lang> {
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

    fn lessons(
        &self,
        course: &Id,
        source: &CourseSource,
        outline: &CourseText,
        listed: &[(&Id, &Id)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<Id, Arc<Lesson>> {
        let neighbour = |index: Option<usize>| {
            let (_, id) = listed.get(index?)?;
            let (lang, text) = in_language(source.lessons.get(id)?, self.lang, &self.world.site.languages)?;
            Some(LessonLink {
                id: (*id).clone(),
                title: text.meta.title.clone(),
                lang: lang.clone(),
            })
        };
        let written: Vec<_> = listed
            .par_iter()
            .enumerate()
            .filter_map(|(index, (module, id))| {
                let mut mistakes = Vec::new();
                let versions = source.lessons.get(id)?;
                let mut lesson = self.lesson(course, id, versions, outline, &mut mistakes)?;
                lesson.module = (*module).clone();
                lesson.previous = neighbour(index.checked_sub(1));
                lesson.next = neighbour(Some(index + 1));
                Some((lesson, mistakes))
            })
            .collect();
        let mut lessons = BTreeMap::new();
        for (lesson, mut mistakes) in written {
            diagnostics.append(&mut mistakes);
            lessons.insert(lesson.id.clone(), Arc::new(lesson));
        }
        lessons
    }

    fn lesson(
        &self,
        course: &Id,
        id: &Id,
        versions: &BTreeMap<Lang, Text>,
        outline: &CourseText,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Lesson> {
        let (lang, text) = in_language(versions, self.lang, &self.world.site.languages)?;
        let document = self.document(
            &text.source,
            text.body_at..text.source.text.len(),
            lang == self.lang,
            diagnostics,
        );
        let about = LessonRef {
            course: course.clone(),
            lesson: id.clone(),
        };
        let minutes = u32::try_from(document.words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u32::MAX);
        Some(Lesson {
            course: course.clone(),
            module: id.clone(),
            id: id.clone(),
            lang: lang.clone(),
            languages: self.spoken(versions.keys()),
            title: text.meta.title.clone(),
            summary: text.meta.summary.clone(),
            minutes: text.meta.minutes.unwrap_or(minutes.max(1)),
            updated: text.meta.updated.clone(),
            available_from: text.meta.available_from.clone(),
            attribution: self.attribution(Route::Lesson(about), &text.meta, Some(&outline.meta)),
            edit: self.world.edit_address(&text.source.path),
            outline: document.outline,
            previous: None,
            next: None,
            blocks: document.blocks,
        })
    }

    fn page(&self, name: PageName, diagnostics: &mut Vec<Diagnostic>) -> Option<Page> {
        let (lang, text) = self.world.page(name, self.lang)?;
        let document = self.document(
            &text.source,
            text.body_at..text.source.text.len(),
            lang == self.lang,
            diagnostics,
        );
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

    fn catalogue(&self, courses: &BTreeMap<(Lang, Id), CourseIn>) -> Catalogue {
        let first = self.world.site.courses.iter();
        let others = self
            .world
            .courses
            .keys()
            .filter(|id| !self.world.site.courses.contains(id));
        let found = first
            .chain(others)
            .filter_map(|id| courses.get(&(self.lang.clone(), id.clone())));
        Catalogue {
            lang: self.lang.clone(),
            courses: found.map(|found| course_card(&found.course)).collect(),
        }
    }

    fn redirects(&self, redirects: &mut BTreeMap<Location, Location>, id: &Id, source: &CourseSource) {
        let at = |route: Route| Location {
            lang: self.lang.clone(),
            route,
        };
        for old in source.texts.values().flat_map(|text| &text.meta.aliases) {
            redirects.insert(at(Route::Course(old.clone())), at(Route::Course(id.clone())));
            for lesson in source.lessons.keys() {
                let of = |course: &Id| {
                    Route::Lesson(LessonRef {
                        course: course.clone(),
                        lesson: lesson.clone(),
                    })
                };
                redirects.insert(at(of(old)), at(of(id)));
            }
        }
        for (lesson, versions) in &source.lessons {
            let of = |lesson: &Id| {
                Route::Lesson(LessonRef {
                    course: id.clone(),
                    lesson: lesson.clone(),
                })
            };
            for old in versions.values().flat_map(|text| &text.meta.aliases) {
                redirects.insert(at(of(old)), at(of(lesson)));
            }
        }
    }
}

fn card(lesson: &Arc<Lesson>) -> LessonCard {
    LessonCard {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        summary: lesson.summary.clone(),
        minutes: lesson.minutes,
        lang: lesson.lang.clone(),
        available_from: lesson.available_from.clone(),
    }
}

fn course_card(course: &Course) -> CourseCard {
    CourseCard {
        id: course.id.clone(),
        kind: course.kind,
        title: course.title.clone(),
        summary: course.summary.clone(),
        lang: course.lang.clone(),
        languages: course.languages.clone(),
        themes: course.themes.clone(),
        minutes: course.minutes,
        lessons: u32::try_from(course.lessons().count()).unwrap_or(u32::MAX),
    }
}
