//! The body of a course file: an introduction, then modules, each a heading above a list of links.

use super::blocks::{Piece, pieces};
use super::limits::{LESSON_BYTES, TooBig};
use super::parse::{Spanned, author_options, parse, plain_text};
use super::problem::Problem;
use crate::Id;
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::ops::Range;

/// What a course file lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CourseBody {
    /// Bytes before the first module.
    pub intro: Range<usize>,
    /// The modules, in order.
    pub modules: Vec<ModuleBody>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A module as it stands in a course file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleBody {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Place of the heading.
    pub at: Range<usize>,
    /// Bytes between the heading and the list.
    pub intro: Range<usize>,
    /// Path and place of every link of the list.
    pub lessons: Vec<(String, Range<usize>)>,
}

/// Reads the body of a course file.
///
/// # Errors
/// [`TooBig`] where the source is larger or deeper than a lesson may be.
pub fn course_body(source: &str) -> Result<CourseBody, TooBig> {
    let events = parse(source, author_options(), LESSON_BYTES)?;
    let mut body = CourseBody::default();
    for piece in pieces(&events) {
        match piece {
            Piece::Heading { open, inside } => body.module(open, inside),
            Piece::Prose(all @ [(Event::Start(Tag::List(_)), at), ..]) => body.list(all, at),
            Piece::Prose([.., (_, at)]) => body.prose(at),
            Piece::Fence { open, .. } | Piece::Include { open, .. } | Piece::Note { open, .. } => {
                body.prose(&open.1)
            }
            Piece::Figure { image: [(_, at), ..] } => body.prose(at),
            _ => {}
        }
    }
    Ok(body)
}

impl CourseBody {
    fn report(&mut self, code: &'static str, at: Range<usize>, message: String, hint: &str) {
        self.problems.push(Problem::new(code, at, message, hint));
    }

    fn module(&mut self, open: &Spanned<'_>, inside: &[Spanned<'_>]) {
        let (Event::Start(Tag::Heading { level, id, .. }), at) = open else {
            return;
        };
        let title = plain_text(inside);
        if *level != HeadingLevel::H2 {
            self.report(
                "heading-level",
                at.clone(),
                "a course file has headings of level 2 only, one a module".to_owned(),
                "use `##`",
            );
            return;
        }
        match id.as_deref().map(str::parse::<Id>) {
            Some(Ok(id)) if self.modules.iter().any(|module| module.id == id) => {
                self.report(
                    "duplicate-id",
                    at.clone(),
                    format!("the module id `{id}` is used twice"),
                    "choose another id",
                );
            }
            Some(Ok(id)) => {
                self.modules.push(ModuleBody {
                    id,
                    title,
                    at: at.clone(),
                    intro: at.end..at.end,
                    lessons: Vec::new(),
                });
            }
            Some(Err(wrong)) => self.report(
                "invalid-id",
                at.clone(),
                format!("the id of the module “{title}” is no id"),
                &wrong.to_string(),
            ),
            None => self.report(
                "heading-without-id",
                at.clone(),
                format!("the module “{title}” has no id"),
                "write an id behind it that is equal in all languages: `## Title {#an-id}`",
            ),
        }
    }

    fn list(&mut self, all: &[Spanned<'_>], at: &Range<usize>) {
        let links: Vec<_> = all
            .iter()
            .filter_map(|(event, at)| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some((dest_url.to_string(), at.clone())),
                _ => None,
            })
            .collect();
        match self.modules.last_mut() {
            Some(module) if !links.is_empty() => module.lessons.extend(links),
            _ => self.prose(at),
        }
    }

    fn prose(&mut self, at: &Range<usize>) {
        match self.modules.last_mut() {
            None => self.intro = 0..at.end,
            Some(module) if module.lessons.is_empty() => module.intro.end = at.end,
            Some(_) => self.report(
                "text-after-lessons",
                at.clone(),
                "text cannot follow the list of lessons of a module".to_owned(),
                "put it between the heading and the list",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_lessons_are_read_in_order() {
        let source = "Welcome.\n\nMore.\n\n## One {#one}\n\nAbout one.\n\n- [A](a.en.md)\n- [B](b.en.md)\n\n## Two {#two}\n\n1. [C](c.en.md)\n";
        let body = course_body(source).unwrap();
        assert_eq!(source[body.intro.clone()].trim(), "Welcome.\n\nMore.");
        assert_eq!(source[body.modules[0].intro.clone()].trim(), "About one.");
        let lessons: Vec<_> = body
            .modules
            .iter()
            .flat_map(|m| &m.lessons)
            .map(|(path, _)| path.as_str())
            .collect();
        assert_eq!(lessons, ["a.en.md", "b.en.md", "c.en.md"]);
        assert_eq!(body.problems, []);
    }

    #[test]
    fn what_cannot_be_read_is_reported() {
        let source =
            "# X\n\n## No id\n\n## Bad {#Bad}\n\n## A {#a}\n\n- [L](l.en.md)\n\nafter\n\n## A {#a}\n";
        let codes: Vec<_> = course_body(source)
            .unwrap()
            .problems
            .into_iter()
            .map(|p| p.code)
            .collect();
        assert_eq!(
            codes,
            [
                "heading-level",
                "heading-without-id",
                "invalid-id",
                "text-after-lessons",
                "duplicate-id"
            ]
        );
    }
}
