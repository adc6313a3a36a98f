//! Everything that was read from a folder of content, before anything is written.

use super::course::{CourseSource, CourseText};
use super::files::{Files, Listing};
use super::index::{Index, Kind, MEDIA_FILE};
use super::lesson::{Text, in_language};
use super::media::{Rights, read_rights};
use super::site::{SITE_FILE, SiteFile, read_site};
use crate::diagnostic::{Diagnostic, Source};
use leerkring_app::route::{Base, Links};
use leerkring_core::contract::{PageName, Term};
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Texts;
use leerkring_core::{Id, Lang};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that was read.
pub struct World {
    /// Where it was read from.
    pub files: Files,
    /// What every file is.
    pub index: Index,
    /// What the site is.
    pub site: SiteFile,
    /// Where the site lives.
    pub base: Base,
    /// Courses by id.
    pub courses: BTreeMap<Id, CourseSource>,
    /// Pages by name and language.
    pub pages: BTreeMap<PageName, BTreeMap<Lang, Text>>,
    /// Glossary files by language.
    pub glossaries: BTreeMap<Lang, Arc<Source>>,
    /// Terms by language, written; empty until the glossaries are.
    pub terms: BTreeMap<Lang, Vec<Term>>,
    /// Makers and rights by path of the file.
    pub rights: BTreeMap<String, Rights>,
    texts: BTreeMap<Lang, Arc<Texts>>,
}

enum Read {
    Course(Id, Lang, CourseText),
    Lesson(Id, Id, Lang, Text),
    Page(PageName, Lang, Text),
    Glossary(Lang, Arc<Source>),
    Rights(BTreeMap<String, Rights>),
}

impl World {
    /// Reads every listed file. `None` where `site.toml` does not say what the site is.
    pub fn read(
        files: Files,
        mut listing: Listing,
        base: Base,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        diagnostics.append(&mut listing.diagnostics);
        let index = Index::of(&listing, diagnostics);
        let Some(size) = listing.files.get(SITE_FILE) else {
            diagnostics.push(Diagnostic::of_file(
                "missing-file",
                SITE_FILE,
                "the folder has no `site.toml`",
                "make one with `leerkring new course NAME`",
            ));
            return None;
        };
        let site = match files.text(SITE_FILE, *size) {
            Ok(source) => read_site(&source, diagnostics)?,
            Err(mistake) => {
                diagnostics.push(mistake);
                return None;
            }
        };
        let texts = site
            .languages
            .iter()
            .filter_map(|lang| Some((lang.clone(), crate::texts::texts(lang).ok()?)))
            .collect();
        let mut world = Self {
            files,
            index,
            site,
            base,
            courses: BTreeMap::new(),
            pages: BTreeMap::new(),
            glossaries: BTreeMap::new(),
            terms: BTreeMap::new(),
            rights: BTreeMap::new(),
            texts,
        };
        world.read_texts(diagnostics);
        Some(world)
    }

    fn read_texts(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let files: Vec<_> = self.index.files.iter().collect();
        let read: Vec<_> = files
            .par_iter()
            .map(|(path, (kind, size))| {
                let mut mistakes = Vec::new();
                (self.read_one(path, kind, *size, &mut mistakes), mistakes)
            })
            .collect();
        for (read, mut mistakes) in read {
            diagnostics.append(&mut mistakes);
            match read {
                Some(Read::Course(id, lang, text)) => {
                    self.courses.entry(id).or_default().texts.insert(lang, text);
                }
                Some(Read::Lesson(course, id, lang, text)) => {
                    self.courses
                        .entry(course)
                        .or_default()
                        .lessons
                        .entry(id)
                        .or_default()
                        .insert(lang, text);
                }
                Some(Read::Page(page, lang, text)) => {
                    self.pages.entry(page).or_default().insert(lang, text);
                }
                Some(Read::Glossary(lang, source)) => {
                    self.glossaries.insert(lang, source);
                }
                Some(Read::Rights(rights)) => self.rights.extend(rights),
                None => {}
            }
        }
    }

    fn read_one(&self, path: &str, kind: &Kind, size: u64, mistakes: &mut Vec<Diagnostic>) -> Option<Read> {
        if *kind == Kind::Other {
            return None;
        }
        let source = self
            .files
            .text(path, size)
            .map_err(|mistake| mistakes.push(mistake))
            .ok()?;
        let exists = |path: &str| self.index.files.contains_key(path);
        Some(match kind {
            Kind::Course(id, lang) => {
                Read::Course(id.clone(), lang.clone(), CourseText::read(id, source, mistakes))
            }
            Kind::Lesson(course, id, lang) => Read::Lesson(
                course.clone(),
                id.clone(),
                lang.clone(),
                Text::read(source, mistakes),
            ),
            Kind::Page(page, lang) => Read::Page(*page, lang.clone(), Text::read(source, mistakes)),
            Kind::Glossary(lang) => Read::Glossary(lang.clone(), source),
            Kind::Rights(folder) => Read::Rights(read_rights(&source, folder, &exists, mistakes)),
            Kind::Other => return None,
        })
    }

    /// Writes addresses for readers of a language.
    pub fn links(&self, lang: &Lang) -> Links {
        Links {
            base: self.base.clone(),
            lang: lang.clone(),
        }
    }

    /// The texts of the interface.
    pub fn texts(&self, lang: &Lang) -> &Texts {
        // Every language of the site has its texts, or English ones, since `read`.
        self.texts
            .get(lang)
            .or_else(|| self.texts.values().next())
            .map_or(&EMPTY, Arc::as_ref)
    }

    /// The address of a file of the folder.
    pub fn media(&self, path: &str) -> String {
        self.base.at(&format!("media/{path}"))
    }

    /// All versions of a lesson.
    pub fn lesson_versions(&self, about: &LessonRef) -> Option<&BTreeMap<Lang, Text>> {
        self.courses.get(&about.course)?.lessons.get(&about.lesson)
    }

    /// The version of a lesson that readers of a language get.
    pub fn lesson(&self, about: &LessonRef, lang: &Lang) -> Option<(&Lang, &Text)> {
        in_language(self.lesson_versions(about)?, lang, &self.site.languages)
    }

    /// Whether a lesson is published: listed in its course and no draft.
    pub fn is_listed(&self, about: &LessonRef) -> bool {
        let Some(course) = self.courses.get(&about.course) else {
            return false;
        };
        let listed = course
            .texts
            .values()
            .flat_map(|text| &text.modules)
            .flat_map(|module| &module.lessons);
        listed.into_iter().any(|(id, _)| *id == about.lesson) && self.is_published(course, &about.lesson)
    }

    /// Whether there is something to publish of a lesson.
    pub fn is_published(&self, course: &CourseSource, lesson: &Id) -> bool {
        course
            .lessons
            .get(lesson)
            .is_some_and(|versions| !versions.is_empty())
    }

    /// Leaves out every draft: readers get another language where there is one, else nothing. Ids and
    /// structure are looked at before, because drafts have them too.
    pub fn leave_out_drafts(&mut self) {
        for course in self.courses.values_mut() {
            course.texts.retain(|_, text| !text.meta.draft);
            for versions in course.lessons.values_mut() {
                versions.retain(|_, text| !text.meta.draft);
            }
        }
        for versions in self.pages.values_mut() {
            versions.retain(|_, text| !text.meta.draft);
        }
        self.pages.retain(|_, versions| !versions.is_empty());
    }

    /// Whether there is something to publish of a course.
    pub fn has_course(&self, course: &Id) -> bool {
        self.courses
            .get(course)
            .is_some_and(|course| !course.texts.is_empty())
    }

    /// Whether a course has a module of that id.
    pub fn has_module(&self, course: &Id, module: &str) -> bool {
        let texts = self
            .courses
            .get(course)
            .into_iter()
            .flat_map(|course| course.texts.values());
        texts
            .flat_map(|text| &text.modules)
            .any(|known| known.id.as_str() == module)
    }

    /// The version of a page that readers of a language get.
    pub fn page(&self, page: PageName, lang: &Lang) -> Option<(&Lang, &Text)> {
        in_language(self.pages.get(&page)?, lang, &self.site.languages)
    }

    /// A term in a language, or in the first that has it.
    pub fn term(&self, id: &Id, lang: &Lang) -> Option<&Term> {
        let order = std::iter::once(lang).chain(&self.site.languages);
        order
            .filter_map(|lang| self.terms.get(lang))
            .flatten()
            .find(|term| term.id == *id)
    }

    /// A file whose name is close to one that is not there.
    pub fn nearest(&self, path: &str) -> Option<&str> {
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let file_name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let shared = |other: &str| {
            other
                .chars()
                .zip(name.chars())
                .take_while(|(a, b)| a == b)
                .count()
        };
        let known = self
            .index
            .files
            .keys()
            .filter(|known| !known.ends_with(MEDIA_FILE));
        let best = known.max_by_key(|known| shared(&file_name(known)))?;
        (shared(&file_name(best)) * 2 > name.len()).then(|| best.rsplit('/').next().unwrap_or(best))
    }

    /// Where a file can be edited.
    pub fn edit_address(&self, path: &str) -> Option<String> {
        self.site
            .repository
            .as_ref()
            .map(|repository| format!("{}/{path}", repository.trim_end_matches('/')))
    }
}

static EMPTY: std::sync::LazyLock<Texts> = std::sync::LazyLock::new(Texts::default);
