//! The answers of a folder of content to the Markdown writer.

use super::course::shifted;
use super::index::resolve;
use super::lesson::{Activities, in_language};
use super::media::{dimensions, is_active_svg, is_image, media_kind};
use super::world::World;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_app::route::{Links, Route};
use leerkring_core::activity::Activity;
use leerkring_core::contract::{Block, article};
use leerkring_core::markdown::{
    Address, Image, Media, MediaKind, MediaSource, Problem, Sourced, Surroundings, section, write_document,
};
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Text;
use leerkring_core::{Id, Lang, SafeHtml};
use std::ops::Range;
use std::sync::Arc;

/// Everything a document may refer to.
pub struct Around<'w> {
    pub(super) world: &'w World,
    pub(super) links: Links,
    pub(super) source: Arc<Source>,
    /// Byte of the file at which the written part starts.
    pub(super) offset: usize,
    /// Activities of the text that this is part of, and the byte of its body at which the part starts.
    pub(super) activities: Option<(&'w Activities, usize)>,
    /// Fragments being written, the outermost first.
    pub(super) stack: Vec<(LessonRef, Id)>,
    count: usize,
    /// The mistakes met.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'w> Around<'w> {
    /// The surroundings of the part of a file that starts at `offset`, for readers of a language.
    pub fn new(world: &'w World, lang: &Lang, source: &Arc<Source>, offset: usize) -> Self {
        Self {
            world,
            links: world.links(lang),
            source: Arc::clone(source),
            offset,
            activities: None,
            stack: Vec::new(),
            count: 0,
            diagnostics: Vec::new(),
        }
    }

    /// The same for a part of a lesson that starts at that byte of its body.
    pub fn with_activities(mut self, activities: &'w Activities, part_at: usize) -> Self {
        self.activities = Some((activities, part_at));
        self
    }

    /// Whether the file is written in a language.
    fn is_at_home(&self, lang: &Lang) -> bool {
        self.source.path.ends_with(&format!(".{lang}.md"))
    }

    pub(super) fn folder(&self) -> &str {
        self.source.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    pub(super) fn problem(&mut self, code: &'static str, at: Range<usize>, message: String, hint: &str) {
        self.report(Problem::new(code, at, message, hint));
    }

    /// The path of a file that is there.
    pub(super) fn file(&mut self, path: &str, at: &Range<usize>, code: &'static str) -> Option<String> {
        let found = resolve(self.folder(), path).filter(|path| self.world.index.files.contains_key(path));
        if found.is_none() {
            let hint = match self.world.nearest(path) {
                Some(near) => format!("did you mean `{near}`? Paths are relative to this file"),
                None => "paths are relative to this file; check the spelling".to_owned(),
            };
            self.report(Problem::new(
                code,
                at.clone(),
                format!("there is no file `{path}`"),
                hint,
            ));
        }
        found
    }

    pub(super) fn is_active(&self, path: &str) -> bool {
        path.to_ascii_lowercase().ends_with(".svg")
            && self
                .world
                .files
                .read(path)
                .is_ok_and(|bytes| is_active_svg(path, &bytes))
    }
}

impl Surroundings for Around<'_> {
    fn text(&self, text: Text) -> String {
        self.world.texts(&self.links.lang).get(text).to_owned()
    }

    fn link(&mut self, address: &Address<'_>, at: Range<usize>) -> Option<String> {
        match address {
            Address::Web(href) | Address::Contact(href) => Some((*href).to_owned()),
            Address::Local { path, fragment } => self.local(path, *fragment, at),
            Address::Term(_) | Address::Include { .. } | Address::Refused => None,
        }
    }

    fn term(&mut self, term: &Id, at: Range<usize>) -> Option<(SafeHtml, String)> {
        let Some(found) = self.world.term(term, &self.links.lang) else {
            self.problem(
                "unknown-term",
                at,
                format!("the glossary has no term `{term}`"),
                "define it in glossary.LANGUAGE.md, or check the spelling",
            );
            return None;
        };
        Some((
            found.definition.clone(),
            format!("{}#{term}", self.links.to(&Route::Glossary)),
        ))
    }

    fn image(&mut self, source: &str, at: Range<usize>) -> Option<Image> {
        let Address::Local { path, fragment: None } = Address::parse(source) else {
            self.problem(
                "missing-image",
                at,
                format!("`{source}` is not a file of this folder"),
                "images are kept beside the text; put the file there",
            );
            return None;
        };
        let path = self.file(path, &at, "missing-image")?;
        let bytes = self.world.files.read(&path).unwrap_or_default();
        let Some((width, height)) = dimensions(&path, &bytes).filter(|_| is_image(&path)) else {
            self.problem(
                "missing-image",
                at,
                format!("`{path}` is not an image, or its size cannot be read"),
                "use SVG with width and height, PNG, JPEG, WebP, AVIF or GIF",
            );
            return None;
        };
        if is_active_svg(&path, &bytes) {
            self.problem(
                "refused-file",
                at,
                format!("`{path}` holds a script"),
                "save it without scripts and handlers",
            );
            return None;
        }
        let rights = self.rights(&path, &at)?;
        Some(Image {
            href: self.world.media(&path),
            width,
            height,
            credit: Some(rights.credit),
        })
    }

    fn media(&mut self, source: &MediaSource, at: Range<usize>) -> Option<Media> {
        let path = self.file(&source.file, &at, "missing-media")?;
        let Some(kind) = media_kind(&path) else {
            self.problem(
                "missing-media",
                at,
                format!("`{path}` is no recording that browsers play"),
                "use MP3, M4A, Ogg, Opus or WAV; MP4 or WebM",
            );
            return None;
        };
        let rights = self.rights(&path, &at)?;
        let lang = self.links.lang.clone();
        if kind == MediaKind::Video && !rights.captions.contains_key(&lang) {
            self.problem(
                "missing-captions",
                at.clone(),
                format!("the video `{path}` has no captions in `{lang}`"),
                "add `captions: { LANGUAGE: file.vtt }` to its entry in media.yaml",
            );
        }
        let languages = &self.world.site.languages;
        let transcript = in_language(&rights.transcripts, &lang, languages);
        // A text shown for want of a translation brings the transcript it has.
        let Some((_, transcript)) = transcript.filter(|(has, _)| **has == lang || !self.is_at_home(&lang))
        else {
            self.problem(
                "missing-transcript",
                at,
                format!("the recording `{path}` has no transcript in `{lang}`"),
                "add `transcript: { LANGUAGE: file.md }` to its entry in media.yaml",
            );
            return None;
        };
        let transcript = self.transcript(transcript, at);
        let mut captions: Vec<_> = rights
            .captions
            .iter()
            .map(|(lang, path)| (lang.clone(), self.world.media(path)))
            .collect();
        captions.sort_by_key(|(caption, _)| *caption != lang);
        Some(Media {
            kind,
            href: self.world.media(&path),
            captions,
            transcript,
            credit: Some(rights.credit),
        })
    }

    fn include(&mut self, address: &Address<'_>, at: Range<usize>) -> Option<Vec<Block>> {
        let Address::Include {
            course,
            lesson,
            heading,
        } = address
        else {
            return None;
        };
        let about = LessonRef {
            course: course.clone(),
            lesson: lesson.clone(),
        };
        let entry = (about.clone(), heading.clone());
        if self.stack.contains(&entry) {
            self.problem(
                "fragment-cycle",
                at,
                format!("this fragment includes itself, by way of `{about}#{heading}`"),
                "take one of the fragments out of the circle",
            );
            return None;
        }
        let lang = self.links.lang.clone();
        let found = self.world.lesson(&about, &lang);
        let part = found.and_then(|(_, text)| Some((text, section(text.body(), heading)?)));
        let Some((text, part)) = part else {
            self.problem(
                "broken-fragment",
                at,
                format!("there is no text `{about}#{heading}`"),
                "name a lesson and the id of one of its headings",
            );
            return None;
        };
        let mut inner = Around::new(self.world, &lang, &text.source, text.body_at + part.at.start)
            .with_activities(&text.activities, part.at.start);
        inner.stack = self.stack.clone();
        inner.stack.push(entry);
        inner.count = self.count;
        let written = write_document(text.body().get(part.at).unwrap_or_default(), &mut inner);
        self.count = inner.count;
        // Its other mistakes are reported where the fragment itself stands.
        let cycles = inner
            .diagnostics
            .into_iter()
            .filter(|mistake| mistake.code == "fragment-cycle");
        self.diagnostics.extend(cycles);
        let blocks = written.unwrap_or_default().blocks;
        if article(&blocks).as_str().contains("<ol class=\"footnotes\">") {
            self.problem(
                "broken-fragment",
                at,
                "a fragment cannot have numbered footnotes".to_owned(),
                "use margin notes in texts that are used again",
            );
        }
        Some(blocks)
    }

    fn activity(&mut self, at: usize) -> Option<Activity<Sourced>> {
        let (activities, part_at) = self.activities?;
        activities.get(&(at + part_at)).cloned()
    }

    fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn report(&mut self, problem: Problem) {
        self.diagnostics
            .push(Diagnostic::at(&self.source, shifted(problem, self.offset)));
    }
}
