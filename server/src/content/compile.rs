//! From a folder of content to what a site publishes, with every mistake on the way.

use super::files::Files;
use super::glossary;
use super::ids::{Ids, LOCK_FILE};
use super::published::Content;
use super::structure::check_structure;
use super::surroundings::Around;
use super::world::World;
use super::write::write_content;
use crate::diagnostic::{Diagnostic, Severity, Source};
use leerkring_app::route::Base;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How to compile.
#[derive(Clone, Debug)]
pub struct Mode {
    /// Where the site will live.
    pub base: Base,
    /// Whether drafts are shown.
    pub drafts: bool,
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
    let listing = files.list();
    let lock = listing
        .files
        .get(LOCK_FILE)
        .and_then(|size| files.text(LOCK_FILE, *size).ok());
    let Some(mut world) = World::read(files, listing, mode.base.clone(), &mut diagnostics) else {
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
    let ids = Ids::of(&world);
    let (lost, unlocked) = ids.compare(lock.as_ref());
    diagnostics.extend(lost);
    if !mode.drafts {
        world.leave_out_drafts();
    }
    let content = write_content(&world, &mut diagnostics);
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
