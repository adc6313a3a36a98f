//! The files of a folder of content, read with care: size, encoding and links are checked first.

use super::site::{SITE_FILE, SiteFile, read_site};
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::Lang;
use leerkring_core::markdown::{LESSON_BYTES, Problem};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The content that ships.
#[derive(RustEmbed)]
#[folder = "../content"]
struct Shipped;

/// The largest media file or attachment in bytes.
const MEDIA_BYTES: u64 = 200 * 1024 * 1024;

/// Where content comes from.
#[derive(Clone, Debug)]
pub enum Files {
    /// The content that ships inside the program.
    Shipped,
    /// A folder.
    Folder(PathBuf),
}

/// What a look at all files found.
pub struct Listing {
    /// Path below the folder and size in bytes.
    pub files: BTreeMap<String, u64>,
    /// What cannot be used.
    pub diagnostics: Vec<Diagnostic>,
}

impl Files {
    /// All files. Hidden ones are left out; links that lead out of the folder are mistakes.
    pub fn list(&self) -> Listing {
        let mut listing = Listing {
            files: BTreeMap::new(),
            diagnostics: Vec::new(),
        };
        match self {
            Self::Shipped => {
                for path in Shipped::iter() {
                    let size = Shipped::get(&path).map_or(0, |file| file.data.len() as u64);
                    listing.files.insert(path.into_owned(), size);
                }
            }
            Self::Folder(root) => match root.canonicalize() {
                Ok(root) => walk(&root, &root, &mut listing, 0),
                Err(error) => listing.diagnostics.push(Diagnostic::of_file(
                    "missing-folder",
                    &root.display().to_string(),
                    format!("the folder cannot be read: {error}"),
                    "give the path of a folder that holds `site.toml`",
                )),
            },
        }
        listing
    }

    /// What `site.toml` says, where it can be read.
    pub fn site(&self) -> Option<SiteFile> {
        let size = *self.list().files.get(SITE_FILE)?;
        read_site(&self.text(SITE_FILE, size).ok()?, &mut Vec::new())
    }

    /// The languages that `site.toml` names, where it can be read.
    pub fn site_languages(&self) -> Option<Vec<Lang>> {
        Some(self.site()?.languages)
    }

    /// Changes whenever a file is added, removed or written.
    pub fn fingerprint(&self) -> Vec<(String, u64, Option<SystemTime>)> {
        let Self::Folder(root) = self else {
            return Vec::new();
        };
        let written = |path: &str| {
            std::fs::metadata(root.join(path))
                .and_then(|meta| meta.modified())
                .ok()
        };
        self.list()
            .files
            .into_iter()
            .map(|(path, size)| (path.clone(), size, written(&path)))
            .collect()
    }

    /// The bytes of a listed file.
    ///
    /// # Errors
    /// Whatever reading meets, and `NotFound` for a path that leads out of the folder.
    pub fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        let not_found = || std::io::Error::from(std::io::ErrorKind::NotFound);
        match self {
            Self::Shipped => Shipped::get(path)
                .map(|file| file.data.into_owned())
                .ok_or_else(not_found),
            Self::Folder(root) => {
                let root = root.canonicalize()?;
                let file = root.join(path).canonicalize()?;
                if file.starts_with(&root) {
                    std::fs::read(file)
                } else {
                    Err(not_found())
                }
            }
        }
    }

    /// A text file.
    ///
    /// # Errors
    /// A mistake where it is too large, cannot be read, or is not UTF-8.
    pub fn text(&self, path: &str, size: u64) -> Result<Arc<Source>, Diagnostic> {
        if size > LESSON_BYTES as u64 {
            return Err(Diagnostic::of_file(
                "file-too-large",
                path,
                format!(
                    "the file is {} MB; text files can be {} MB",
                    size / 1_000_000,
                    LESSON_BYTES / 1_000_000
                ),
                "split it into several lessons",
            ));
        }
        let bytes = self.read(path).map_err(|error| {
            Diagnostic::of_file(
                "unreadable-file",
                path,
                format!("the file cannot be read: {error}"),
                "check its permissions",
            )
        })?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Arc::new(Source {
                path: path.to_owned(),
                text,
            })),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let source = Arc::new(Source {
                    path: path.to_owned(),
                    text,
                });
                Err(Diagnostic::at(
                    &source,
                    Problem::new(
                        "invalid-utf-8",
                        start..start + 1,
                        "the file is not UTF-8 from here on",
                        "save it in the encoding UTF-8",
                    ),
                ))
            }
        }
    }
}

fn walk(root: &Path, folder: &Path, listing: &mut Listing, depth: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            listing.diagnostics.push(Diagnostic::of_file(
                "file-name",
                &shown,
                "the name of this file is not UTF-8",
                "rename it",
            ));
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let below = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        if let Some(mistake) = leads_out(root, &path, &below) {
            listing.diagnostics.push(mistake);
            continue;
        }
        match std::fs::metadata(&path) {
            // A link within the folder can point at its own parent, so depth is bounded.
            Ok(meta) if meta.is_dir() && depth < 16 => walk(root, &path, listing, depth + 1),
            Ok(meta) if meta.is_file() && meta.len() > MEDIA_BYTES => {
                listing.diagnostics.push(Diagnostic::of_file(
                    "file-too-large",
                    &below,
                    format!(
                        "the file is {} MB; files can be {} MB",
                        meta.len() / 1_000_000,
                        MEDIA_BYTES / 1_000_000
                    ),
                    "make it smaller, or link to it where it stands",
                ))
            }
            Ok(meta) if meta.is_file() => {
                listing.files.insert(below, meta.len());
            }
            _ => {}
        }
    }
}

fn leads_out(root: &Path, path: &Path, below: &str) -> Option<Diagnostic> {
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink());
    if !is_link {
        return None;
    }
    let inside = path.canonicalize().is_ok_and(|real| real.starts_with(root));
    (!inside).then(|| {
        Diagnostic::of_file(
            "link-out-of-folder",
            below,
            "this symbolic link leads out of the folder of content, or nowhere",
            "copy the file into the folder",
        )
    })
}
