//! A course as it was read: its own file in each language, and its lessons.

use super::fields::Fields;
use super::front_matter;
use super::index::resolve;
use super::lesson::{Meta, Text};
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::contract::CourseKind;
use leerkring_core::markdown::{CourseBody, Problem, course_body};
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A course file in one language.
#[derive(Debug)]
pub struct CourseText {
    /// The file.
    pub source: Arc<Source>,
    /// Its front matter.
    pub meta: Meta,
    /// What kind of course it is.
    pub kind: CourseKind,
    /// Themes it is about, with their places.
    pub themes: Vec<(String, Range<usize>)>,
    /// Byte at which the body starts.
    pub body_at: usize,
    /// Introduction, modules and links; places are within the body.
    pub body: CourseBody,
    /// Module, its title, its lessons with the place of their link in the file.
    pub modules: Vec<ModuleText>,
}

/// A module in one language.
#[derive(Debug)]
pub struct ModuleText {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its introduction, within the body.
    pub intro: Range<usize>,
    /// Its lessons with the place of their link in the file.
    pub lessons: Vec<(Id, Range<usize>)>,
}

/// A course in all its languages.
#[derive(Debug, Default)]
pub struct CourseSource {
    /// Its own file by language.
    pub texts: BTreeMap<Lang, CourseText>,
    /// Its lessons by id and language.
    pub lessons: BTreeMap<Id, BTreeMap<Lang, Text>>,
}

impl CourseText {
    /// Reads a course file; its links must lead to lesson files of its own folder.
    pub fn read(course: &Id, source: Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let cut = front_matter::cut(&source);
        let mut fields = cut.fields;
        let meta = Meta::read(&mut fields);
        let kind = kind(&mut fields);
        let themes = fields.texts("themes");
        let body_at = cut.body_at;
        let mut problems = fields.finish();
        let mut body = course_body(cut.body).unwrap_or_else(|too_big| {
            problems.push(Problem::new(
                "file-too-large",
                0..0,
                too_big.to_string(),
                "make the file smaller",
            ));
            CourseBody::default()
        });
        problems.extend(
            std::mem::take(&mut body.problems)
                .into_iter()
                .map(|problem| shifted(problem, body_at)),
        );
        let modules = read_modules(course, &body, body_at, &mut problems);
        diagnostics.extend(
            problems
                .into_iter()
                .map(|problem| Diagnostic::at(&source, problem)),
        );
        Self {
            source,
            meta,
            kind,
            themes,
            body_at,
            body,
            modules,
        }
    }

    /// The modules' ids and their lessons' ids, which must be equal in all languages.
    pub fn structure(&self) -> Vec<(&Id, Vec<&Id>)> {
        self.modules
            .iter()
            .map(|module| (&module.id, module.lessons.iter().map(|(id, _)| id).collect()))
            .collect()
    }
}

/// A problem of a body, as a problem of its file.
pub fn shifted(problem: Problem, by: usize) -> Problem {
    Problem {
        at: problem.at.start + by..problem.at.end + by,
        ..problem
    }
}

fn kind(fields: &mut Fields) -> CourseKind {
    let words: Vec<_> = CourseKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let hint = format!("write one of: {}", words.join(", "));
    let chosen = fields.chosen("kind", &hint, CourseKind::parse);
    if chosen.is_none()
        && !fields
            .problems
            .iter()
            .any(|problem| problem.message.contains("`kind`"))
    {
        let at = fields.at();
        fields
            .problems
            .push(Problem::new("missing-key", at, "`kind` is missing", hint));
    }
    chosen.unwrap_or(CourseKind::Mooc)
}

fn read_modules(
    course: &Id,
    body: &CourseBody,
    body_at: usize,
    problems: &mut Vec<Problem>,
) -> Vec<ModuleText> {
    let mut seen = Vec::new();
    let mut modules = Vec::new();
    for module in &body.modules {
        let mut lessons = Vec::new();
        for (path, at) in &module.lessons {
            let at = at.start + body_at..at.end + body_at;
            match lesson_id(course, path) {
                Some(id) if seen.contains(&id) => {
                    problems.push(Problem::new(
                        "duplicate-id",
                        at,
                        format!("the lesson `{id}` is listed twice"),
                        "a lesson stands in one module",
                    ));
                }
                Some(id) => {
                    seen.push(id.clone());
                    lessons.push((id, at));
                }
                None => problems.push(Problem::new(
                    "broken-link",
                    at,
                    format!("`{path}` is no lesson of this course"),
                    "link to a file `ID.LANGUAGE.md` beside this one",
                )),
            }
        }
        modules.push(ModuleText {
            id: module.id.clone(),
            title: module.title.clone(),
            intro: module.intro.clone(),
            lessons,
        });
    }
    modules
}

fn lesson_id(course: &Id, path: &str) -> Option<Id> {
    let folder = format!("courses/{course}");
    let resolved = resolve(&folder, path)?;
    let file = resolved.strip_prefix(&folder)?.strip_prefix('/')?;
    let (stem, lang) = file.strip_suffix(".md")?.rsplit_once('.')?;
    lang.parse::<Lang>().ok()?;
    stem.parse().ok()
}
