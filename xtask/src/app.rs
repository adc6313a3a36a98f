//! The app: Trunk builds it, and compressed copies are put beside what it wrote.

use crate::process::{command, run};
use crate::tools::Tools;
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the app into `dist`, unless nothing it is made from has changed.
pub(crate) fn build(tools: &Tools) -> anyhow::Result<()> {
    let (stamp, digest) = (crate::target().join("app.digest"), digest(tools)?);
    let dist = crate::root().join("dist");
    if dist.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|known| known == digest) {
        return Ok(());
    }
    // Trunk is kept off the network, so that it takes the tools it is given; the crates come first.
    run(command("cargo").args(["fetch", "--locked", "--quiet"]))?;
    trunk(tools, "index.html", &dist)?;
    // Trunk clears the folder it writes to, so the second entry is built beside it and joins the first.
    let desk = crate::target().join("desk");
    trunk(tools, "desk.html", &desk)?;
    for file in files(&desk)? {
        let name = file.file_name().context("a file without a name")?;
        let name = if name == "index.html" {
            "desk.html".as_ref()
        } else {
            name
        };
        fs::copy(&file, dist.join(name))?;
    }
    for file in files(&dist)? {
        let squeezes = file.extension().is_some_and(|extension| {
            ["wasm", "js", "css", "svg"]
                .iter()
                .any(|known| extension == *known)
        });
        if squeezes {
            let raw = fs::read(&file)?;
            let mut name = file.into_os_string();
            name.push(".br");
            fs::write(name, brotli(&raw)?)?;
        }
    }
    fs::write(stamp, digest)?;
    Ok(())
}

/// Builds the entry of the app that a page names.
fn trunk(tools: &Tools, page: &str, dist: &Path) -> anyhow::Result<()> {
    let mut trunk = command("trunk");
    trunk
        .args([
            "build",
            "--release",
            "--skip-version-check",
            "--offline",
            "--dist",
        ])
        .arg(dist)
        .arg(page)
        .env("PATH", &tools.path)
        .env_remove("NO_COLOR");
    run(&mut trunk)
}

/// The bytes as small as brotli makes them.
pub(crate) fn brotli(raw: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*raw, &mut small, &parameters).context("brotli")?;
    Ok(small)
}

/// A digest of everything the app is made from.
fn digest(tools: &Tools) -> anyhow::Result<String> {
    let root = crate::root();
    let mut all: Vec<PathBuf> = [
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "index.html",
        "desk.html",
        ".cargo/config.toml",
    ]
    .map(|name| root.join(name))
    .to_vec();
    for folder in ["src", "core", "style", "public"] {
        all.extend(files(&root.join(folder))?);
    }
    all.sort();
    let mut hash = Sha256::new();
    hash.update([u8::from(tools.has_optimiser)]);
    for file in all {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(fs::read(&file).unwrap_or_default());
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?)
        } else {
            found.push(path)
        }
    }
    Ok(found)
}
