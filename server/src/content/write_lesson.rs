//! Writes the lessons of a course for readers of one language.

use super::course::{CourseSource, CourseText};
use super::lesson::{Text, in_language};
use super::write::Writer;
use crate::diagnostic::Diagnostic;
use leerkring_app::route::Route;
use leerkring_core::contract::{Lesson, LessonCard, LessonLink};
use leerkring_core::progress::LessonRef;
use leerkring_core::{Id, Lang};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Words a minute of attentive reading on a screen (Brysbaert 2019 gives 238 for easy English; texts
/// to learn from go slower).
const WORDS_A_MINUTE: usize = 180;

impl Writer<'_> {
    /// All listed lessons; mistakes come in the order of the course.
    pub(super) fn lessons(
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
        let document = self.text(text, lang == self.lang, diagnostics);
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
}

/// Which version of the texts it is: a digest of the lessons' files of the reading API, one after the other in the order
/// of `listed`. Whoever fetches these files can make it too.
pub(super) fn hash(listed: &[(&Id, &Id)], lessons: &BTreeMap<Id, Arc<Lesson>>) -> String {
    let mut hash = Sha256::new();
    let lessons = listed.iter().filter_map(|(_, lesson)| lessons.get(lesson));
    for file in lessons.filter_map(|lesson| serde_json::to_vec(&**lesson).ok()) {
        hash.update(file);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an outline shows of a lesson.
pub(super) fn card(lesson: &Arc<Lesson>) -> LessonCard {
    LessonCard {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        summary: lesson.summary.clone(),
        minutes: lesson.minutes,
        lang: lesson.lang.clone(),
        available_from: lesson.available_from.clone(),
    }
}
