//! What every file of a folder of content is, by its path.

use super::files::Listing;
use super::ids::LOCK_FILE;
use super::site::SITE_FILE;
use crate::diagnostic::Diagnostic;
use leerkring_core::contract::PageName;
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;

/// The stem of a course's own file.
const COURSE: &str = "course";
/// The file with makers and rights.
pub const MEDIA_FILE: &str = "media.yaml";

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `courses/{course}/course.{lang}.md`
    Course(Id, Lang),
    /// `courses/{course}/{lesson}.{lang}.md`
    Lesson(Id, Id, Lang),
    /// `pages/{page}.{lang}.md`
    Page(PageName, Lang),
    /// `glossary.{lang}.md`
    Glossary(Lang),
    /// `media.yaml` of a folder.
    Rights(String),
    /// Any other file: an image, a recording, an attachment.
    Other,
}

/// Every file, by path.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// What each file is, and its size in bytes.
    pub files: BTreeMap<String, (Kind, u64)>,
}

impl Index {
    /// Says what every listed file is; a file whose name fits nothing is a mistake.
    pub fn of(listing: &Listing, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut index = Self::default();
        for (path, size) in &listing.files {
            match kind(path) {
                Ok(Some(kind)) => {
                    index.files.insert(path.clone(), (kind, *size));
                }
                Ok(None) => {}
                Err(hint) => diagnostics.push(Diagnostic::of_file(
                    "file-name",
                    path,
                    "this file name is not understood",
                    hint,
                )),
            }
        }
        index
    }
}

fn kind(path: &str) -> Result<Option<Kind>, &'static str> {
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        [file] if *file == SITE_FILE || *file == LOCK_FILE || !file.starts_with("glossary.") => Ok(None),
        [file] => {
            let (_, lang) = stem_and_language(file).ok_or("name it glossary.LANGUAGE.md")?;
            Ok(Some(Kind::Glossary(lang)))
        }
        ["pages", file] if file.ends_with(".md") => {
            let hint = "name it about, licence, privacy, accessibility or rules, then .LANGUAGE.md";
            let (stem, lang) = stem_and_language(file).ok_or(hint)?;
            Ok(Some(Kind::Page(PageName::parse(stem).ok_or(hint)?, lang)))
        }
        ["courses", course, file] if file.ends_with(".md") => {
            let course: Id = course
                .parse()
                .map_err(|_| "the folder of a course is named by its id, in kebab-case")?;
            let hint = "name a lesson ID.LANGUAGE.md, with the id in kebab-case";
            let (stem, lang) = stem_and_language(file).ok_or(hint)?;
            if stem == COURSE {
                return Ok(Some(Kind::Course(course, lang)));
            }
            Ok(Some(Kind::Lesson(course, stem.parse().map_err(|_| hint)?, lang)))
        }
        [folder @ .., file] if *file == MEDIA_FILE => Ok(Some(Kind::Rights(folder.join("/")))),
        ["courses" | "pages", ..] => Ok(Some(Kind::Other)),
        // Whatever else stands in the folder, an earlier build among it, is no part of the content.
        _ => Ok(None),
    }
}

fn stem_and_language(file: &str) -> Option<(&str, Lang)> {
    let (stem, lang) = file.strip_suffix(".md")?.rsplit_once('.')?;
    Some((stem, lang.parse().ok()?))
}

/// A relative path from a folder, with `.` and `..` resolved; `None` where it leads out.
pub fn resolve(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut segments: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_path() {
        let id = |text: &str| text.parse::<Id>().unwrap();
        let lang = |text: &str| text.parse::<Lang>().unwrap();
        assert_eq!(
            kind("courses/c/course.nl.md"),
            Ok(Some(Kind::Course(id("c"), lang("nl"))))
        );
        assert_eq!(
            kind("courses/c/a-b.en.md"),
            Ok(Some(Kind::Lesson(id("c"), id("a-b"), lang("en"))))
        );
        assert_eq!(
            kind("pages/about.en.md"),
            Ok(Some(Kind::Page(PageName::About, lang("en"))))
        );
        assert_eq!(kind("glossary.nl.md"), Ok(Some(Kind::Glossary(lang("nl")))));
        assert_eq!(kind("courses/c/media/talk.en.md"), Ok(Some(Kind::Other)));
        assert_eq!(kind("README.md"), Ok(None));
        for bad in [
            "courses/C/course.nl.md",
            "courses/c/lesson.md",
            "courses/c/Lesson One.en.md",
            "pages/contact.en.md",
        ] {
            assert!(kind(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn paths_stay_in_the_folder() {
        assert_eq!(
            resolve("courses/c", "../d/a.en.md").as_deref(),
            Some("courses/d/a.en.md")
        );
        assert_eq!(
            resolve("courses/c", "./media/x.svg").as_deref(),
            Some("courses/c/media/x.svg")
        );
        assert_eq!(resolve("courses/c", "../../../etc/passwd"), None);
        assert_eq!(resolve("courses/c", "/etc/passwd"), None);
    }
}
