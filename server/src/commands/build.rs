//! `leerkring build`: a folder that any file host can serve.

use super::check::print_text;
use crate::content::{Files, Mode, compile};
use crate::publish::Publication;
use anyhow::{Context, bail};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file by which an earlier build is recognised.
const MARK: &str = "api/v1/site.json";

/// Writes the site. Nothing is written where the content has a mistake, and the folder is put in
/// place only when it is whole.
///
/// # Errors
/// Where a file cannot be written, or `out` holds something else than an earlier build.
pub fn build(files: Files, mode: &Mode, out: &Path) -> anyhow::Result<bool> {
    let compiled = compile(files, mode);
    print_text(&compiled);
    if compiled.errors() > 0 {
        return Ok(false);
    }
    let Some(mut content) = compiled.content else {
        return Ok(false);
    };
    if content.site.api.is_none() {
        // A static host answers nobody.
        Arc::make_mut(&mut content.site).features.threads = false;
    }
    let replaces = is_occupied(out)?;
    let site = Publication::new(content, mode.base.clone())?;
    let half = beside(out, "half");
    let written = write_all(&site, &half);
    if written.is_err() {
        let _ = fs::remove_dir_all(&half);
    }
    let count = written?;
    put_in_place(&half, out, replaces)?;
    println!("wrote {count} files to {}", out.display());
    Ok(true)
}

fn is_occupied(out: &Path) -> anyhow::Result<bool> {
    let Ok(mut entries) = fs::read_dir(out) else {
        return Ok(false);
    };
    if entries.next().is_some() && !out.join(MARK).is_file() {
        bail!(
            "{} holds something that is not an earlier build: choose an empty or new folder",
            out.display()
        );
    }
    Ok(true)
}

fn beside(out: &Path, word: &str) -> PathBuf {
    let name = out
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    out.with_file_name(format!(".{name}.{word}-{}", std::process::id()))
}

fn write_all(site: &Publication, to: &Path) -> anyhow::Result<usize> {
    let paths = site.paths();
    paths.par_iter().try_for_each(|path| -> anyhow::Result<()> {
        let output = site
            .file(path)
            .with_context(|| format!("{path} could not be made"))?;
        let file = to.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&file, output.body).with_context(|| format!("cannot write {}", file.display()))
    })?;
    Ok(paths.len())
}

fn put_in_place(half: &Path, out: &Path, replaces: bool) -> anyhow::Result<()> {
    let old = beside(out, "old");
    if replaces {
        fs::rename(out, &old).with_context(|| format!("cannot move {} away", out.display()))?;
    }
    fs::rename(half, out).with_context(|| format!("cannot make {}", out.display()))?;
    if replaces {
        fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    Ok(())
}
