//! Earlier addresses of courses and lessons, from their aliases.

use super::course::CourseSource;
use super::write::Writer;
use leerkring_app::route::{Location, Route};
use leerkring_core::Id;
use leerkring_core::progress::LessonRef;
use std::collections::BTreeMap;

impl Writer<'_> {
    /// Adds where the earlier addresses of a course lead now.
    pub(super) fn redirects(
        &self,
        redirects: &mut BTreeMap<Location, Location>,
        id: &Id,
        source: &CourseSource,
    ) {
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
