//! Where a link of a document leads: a lesson, a course, a page, a place, a file to download.

use super::index::Kind;
use super::media::is_attachment;
use super::surroundings::Around;
use leerkring_app::route::Route;
use leerkring_core::progress::LessonRef;
use std::ops::Range;

impl Around<'_> {
    /// The address of a place, after a look whether it exists.
    fn anchored(
        &mut self,
        href: String,
        fragment: Option<&str>,
        exists: bool,
        at: Range<usize>,
    ) -> Option<String> {
        match fragment {
            Some(fragment) if !exists => {
                self.problem(
                    "broken-anchor",
                    at,
                    format!("there is no heading `{fragment}` there"),
                    "link to the id of a heading: `#its-id`",
                );
                None
            }
            Some(fragment) => Some(format!("{href}#{fragment}")),
            None => Some(href),
        }
    }

    /// The address of a file of the folder, or of a place in this one.
    pub(super) fn local(&mut self, path: &str, fragment: Option<&str>, at: Range<usize>) -> Option<String> {
        if path.is_empty() {
            return self.same_page(fragment.unwrap_or_default(), at);
        }
        let path = self.file(path, &at, "broken-link")?;
        let lang = self.links.lang.clone();
        match self.world.index.files.get(&path).map(|(kind, _)| kind.clone())? {
            Kind::Lesson(course, lesson, _) => {
                let about = LessonRef { course, lesson };
                let Some((_, text)) = self
                    .world
                    .lesson(&about, &lang)
                    .filter(|_| self.world.is_listed(&about))
                else {
                    self.problem(
                        "broken-link",
                        at,
                        format!("the lesson `{about}` is not published"),
                        "list it in its course file, or take away `status: draft`",
                    );
                    return None;
                };
                let exists = fragment.is_some_and(|fragment| text.has_heading(fragment));
                self.anchored(self.links.to(&Route::Lesson(about)), fragment, exists, at)
            }
            Kind::Course(course, _) => {
                if !self.world.has_course(&course) {
                    self.problem(
                        "broken-link",
                        at,
                        format!("the course `{course}` is not published"),
                        "take away its `status: draft`",
                    );
                    return None;
                }
                let exists = fragment.is_some_and(|fragment| self.world.has_module(&course, fragment));
                self.anchored(self.links.course(&course), fragment, exists, at)
            }
            Kind::Page(page, _) => {
                let exists = fragment.is_some_and(|fragment| {
                    self.world
                        .page(page, &lang)
                        .is_some_and(|(_, text)| text.has_heading(fragment))
                });
                self.anchored(self.links.to(&Route::Page(page)), fragment, exists, at)
            }
            Kind::Glossary(_) => Some(self.links.to(&Route::Glossary)),
            Kind::Rights(_) | Kind::Other => self.attachment(&path, at),
        }
    }

    fn same_page(&mut self, fragment: &str, at: Range<usize>) -> Option<String> {
        if let Some((original, _)) = self.stack.last() {
            // A fragment's own page is not the page it is shown on.
            return Some(format!(
                "{}#{fragment}",
                self.links.to(&Route::Lesson(original.clone()))
            ));
        }
        let body = self.source.text.get(self.offset..).unwrap_or_default();
        let exists = leerkring_core::markdown::headings(body)
            .iter()
            .any(|heading| heading.id.as_str() == fragment);
        self.anchored(String::new(), Some(fragment), exists, at)
    }

    fn attachment(&mut self, path: &str, at: Range<usize>) -> Option<String> {
        if !is_attachment(path) || self.is_active(path) {
            self.problem(
                "refused-file",
                at,
                format!("`{path}` cannot be offered for download"),
                "offer a document, image or recording; pages and scripts would run on this site",
            );
            return None;
        }
        Some(self.world.media(path))
    }
}
