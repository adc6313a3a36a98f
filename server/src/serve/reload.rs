//! Watches a folder of content, compiles it anew, and tells the open pages.

use crate::commands::print_text;
use crate::content::{Files, Mode, compile};
use crate::publish::Publication;
use anyhow::Context;
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use std::path::Path;
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime};
use tokio::sync::watch;

/// Where the watching server answers.
pub const EVENTS: &str = "dev/events";
/// Where the script stands that listens to it.
pub const SCRIPT: &str = "dev/reload.js";
/// What that script is.
pub const SCRIPT_TEXT: &str = include_str!("reload.js");

/// How long a folder must rest before it is read; editors write a file in several steps.
const REST: Duration = Duration::from_millis(120);

/// Names one state of a watched folder: the milliseconds since 1970 at which it was compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision(pub u128);

impl Revision {
    /// Of a compilation that begins now.
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        // A clock before 1970 gives the same name to all states: pages are then reloaded by hand.
        Self(since.unwrap_or_default().as_millis())
    }
}

/// The site as it stands now.
pub type Current = Arc<RwLock<Arc<Publication>>>;

/// Compiles content for serving. Mistakes are shown; what can be served is.
///
/// # Errors
/// Where there is no site at all, or the program was built without the app.
pub fn publish(files: &Files, mode: &Mode, revision: Option<Revision>) -> anyhow::Result<Publication> {
    let compiled = compile(files.clone(), mode);
    print_text(&compiled);
    let content = compiled
        .content
        .context("there is nothing to serve before site.toml can be read")?;
    let mut publication = Publication::new(content, mode.base.clone())?;
    if let Some(Revision(revision)) = revision {
        let (script, events) = (mode.base.at(SCRIPT), mode.base.at(EVENTS));
        publication.more_scripts = format!(
            "<script src=\"{script}\" data-events=\"{events}\" data-revision=\"{revision}\"></script>"
        );
    }
    Ok(publication)
}

/// Watches for as long as the answer is kept.
///
/// # Errors
/// Where the system offers no way to watch the folder.
pub fn watch_folder(
    root: &Path,
    files: Files,
    mode: Mode,
    current: Current,
    told: watch::Sender<Option<Revision>>,
) -> anyhow::Result<Debouncer<RecommendedWatcher>> {
    let mut seen = files.fingerprint();
    let on_change = move |changes: DebounceEventResult| {
        // Reading a file is an event too; only another folder than before is worth a compilation.
        let now = files.fingerprint();
        if changes.is_err() || now == seen {
            return;
        }
        seen = now;
        let revision = Revision::now();
        match publish(&files, &mode, Some(revision)) {
            Ok(publication) => {
                if let Ok(mut current) = current.write() {
                    *current = Arc::new(publication);
                }
                // Nothing more is told once the program ends.
                told.send_if_modified(|told| told.as_mut().map(|told| *told = revision).is_some());
            }
            Err(error) => eprintln!("the site stays as it was: {error}"),
        }
    };
    let mut watcher = new_debouncer(REST, on_change)?;
    watcher
        .watcher()
        .watch(root, RecursiveMode::Recursive)
        .with_context(|| format!("cannot watch {}", root.display()))?;
    Ok(watcher)
}
