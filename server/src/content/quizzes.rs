//! The activities of a course as their authors wrote them, lesson by lesson.

use super::files::Files;
use super::lesson::{Text, in_language};
use super::world::World;
use crate::diagnostic::{Diagnostic, Severity, Source};
use anyhow::{Context, bail};
use leerkring_app::route::Base;
use leerkring_core::activity::Activity;
use leerkring_core::markdown::Sourced;
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which lessons are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Their course.
    pub course: Id,
    /// One of them; all without it.
    pub lesson: Option<Id>,
    /// The language; the first of the site without it.
    pub lang: Option<Lang>,
    /// Whether drafts are wanted too.
    pub drafts: bool,
}

/// A lesson with activities.
pub struct Found {
    /// Its id.
    pub lesson: Id,
    /// The language it is in, which is another one where there is none in that wanted.
    pub lang: Lang,
    /// Its file.
    pub source: Arc<Source>,
    /// Its activities, each with its line.
    pub activities: Vec<(usize, Activity<Sourced>)>,
    body_at: usize,
}

impl Found {
    fn of(lesson: &Id, lang: &Lang, text: &Text) -> Self {
        let mut found = Self {
            lesson: lesson.clone(),
            lang: lang.clone(),
            source: Arc::clone(&text.source),
            activities: Vec::new(),
            body_at: text.body_at,
        };
        let activities = text.activities.iter();
        let activities = activities.map(|(at, activity)| (found.line(*at), activity.clone()));
        found.activities = activities.collect();
        found
    }

    /// The line of a byte of the body.
    pub fn line(&self, at: usize) -> usize {
        let before = self.source.text.get(..self.body_at + at).unwrap_or_default();
        before.matches('\n').count() + 1
    }
}

/// The language that is taken, and the lessons of a course in the order of its modules; those that no
/// module lists follow.
///
/// # Errors
/// Where there is no such course or lesson, or a file that is needed has a mistake.
pub fn found(files: Files, wanted: &Wanted) -> anyhow::Result<(Lang, Vec<Found>)> {
    let mut diagnostics = Vec::new();
    let listing = files.list();
    let world = World::read(files, listing, Base::root(), &mut diagnostics);
    let Wanted {
        course: id, lesson, ..
    } = wanted;
    let folder = format!("courses/{id}/");
    diagnostics.retain(|mistake| world.is_none() || mistake.file.starts_with(&folder));
    refuse(&diagnostics)?;
    let mut world = world.context("the folder of content cannot be read")?;
    if !wanted.drafts {
        world.leave_out_drafts();
    }
    let languages = &world.site.languages;
    let lang = wanted.lang.as_ref().or(languages.first());
    let lang = lang.context("the site has no language")?.clone();
    let course = world
        .courses
        .get(id)
        .with_context(|| format!("there is no course `{id}`: give the name of a folder in courses/"))?;
    let outline = in_language(&course.texts, &lang, languages);
    let listed = outline.into_iter().flat_map(|(_, text)| &text.modules);
    let mut order: Vec<&Id> = listed
        .flat_map(|module| &module.lessons)
        .map(|(id, _)| id)
        .collect();
    let known: BTreeMap<&Id, ()> = order.iter().map(|id| (*id, ())).collect();
    order.extend(course.lessons.keys().filter(|id| !known.contains_key(id)));
    if let Some(lesson) = lesson {
        order.retain(|id| *id == lesson);
    }
    let found = order.into_iter().filter_map(|id| {
        let (lang, text) = in_language(course.lessons.get(id)?, &lang, languages)?;
        Some(Found::of(id, lang, text))
    });
    let found: Vec<_> = found.collect();
    match lesson {
        Some(lesson) if found.is_empty() => bail!("the course `{id}` has no lesson `{lesson}` to export"),
        _ => Ok((lang, found)),
    }
}

/// What is wrong goes to standard error, because nothing is made of content with a mistake.
fn refuse(diagnostics: &[Diagnostic]) -> anyhow::Result<()> {
    let errors: Vec<_> = diagnostics
        .iter()
        .filter(|mistake| mistake.severity == Severity::Error)
        .cloned()
        .collect();
    if errors.is_empty() {
        return Ok(());
    }
    eprint!("{}", crate::diagnostic::as_text(&errors, false));
    bail!("the content has mistakes; `leerkring check` names them")
}
