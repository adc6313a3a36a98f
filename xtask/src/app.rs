//! The app: Trunk builds it, and compressed copies are put beside what it wrote.

use crate::process::{command, run};
use crate::tools::Tools;
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The entries of the app, as `leerkring_app::route::Entry` names them.
const ENTRIES: [&str; 6] = ["reading", "lesson", "review", "desk", "discussion", "staff"];

/// Builds the app into `dist`, unless nothing it is made from has changed.
pub(crate) fn build(tools: &Tools) -> anyhow::Result<()> {
    let (stamp, digest) = (crate::target().join("app.digest"), digest(tools)?);
    let dist = crate::root().join("dist");
    if dist.join("reading.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|known| known == digest) {
        return Ok(());
    }
    // Trunk is kept off the network, so that it takes the tools it is given; the crates come first.
    run(command("cargo").args(["fetch", "--locked", "--quiet"]))?;
    compile()?;
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(&dist)?;
    for entry in ENTRIES {
        // Trunk clears the folder it writes to, so each entry gets one of its own.
        let built = crate::target().join("entries").join(entry);
        trunk(tools, entry, &built)?;
        for file in files(&built)? {
            let name = file.file_name().context("a file without a name")?;
            let page = format!("{entry}.html");
            let name = if name.to_string_lossy().ends_with(".html") {
                page.as_ref()
            } else {
                name
            };
            fs::copy(&file, dist.join(name))?;
        }
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

/// Compiles all entries, as Trunk asks for them: it takes one after the other, and the last step of each keeps one processor
/// busy alone.
fn compile() -> anyhow::Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--offline", "--package", "leerkring-app", "--bins"]);
    cargo.args(["--features", "csr", "--profile", "wasm"]);
    run(cargo.args(["--target", "wasm32-unknown-unknown"]))
}

/// Builds one entry of the app. Its page is `index.html` with the name of the entry; Trunk finds what a page names beside it,
/// so it stands in the root while Trunk runs.
fn trunk(tools: &Tools, entry: &str, dist: &Path) -> anyhow::Result<()> {
    let name = format!(".{entry}.html");
    let page = crate::root().join(&name);
    let template = fs::read_to_string(crate::root().join("index.html"))?;
    fs::write(
        &page,
        template.replace("leerkring-reading", &format!("leerkring-{entry}")),
    )?;
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
        .arg(&name)
        .env("PATH", &tools.path)
        .env_remove("NO_COLOR");
    let built = run(&mut trunk);
    fs::remove_file(page)?;
    built
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
