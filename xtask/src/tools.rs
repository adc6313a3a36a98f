//! Tools by pinned version, kept in the user's cache folder so that a second clone reuses them.

use crate::process::{command, find, is_there, run};
use anyhow::{Context, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const TRUNK: &str = "0.21.14";
/// Must equal the `wasm-bindgen` of the workspace.
const WASM_BINDGEN: &str = "0.2.130";
const BINARYEN: &str = "132.0.0";
const GECKODRIVER: &str = "0.37.1";
const AXE_CORE: &str = "4.14.1";
const COMMONMARK_SPEC: &str = "0.31.2";
/// Also stands in `requirements.txt`, with all that it takes.
const SCHEMATHESIS: &str = "4.32.5";

/// What building the app takes.
pub(crate) struct Tools {
    /// PATH with the tools in front.
    pub(crate) path: OsString,
    /// Whether there is an optimiser for WebAssembly.
    pub(crate) has_optimiser: bool,
}

/// The folder that all clones share.
fn folder() -> anyhow::Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
    Ok(cache
        .context("no home folder to keep tools in")?
        .join("leerkring/tools"))
}

/// Installs what is missing and says where it is.
pub(crate) fn for_building() -> anyhow::Result<Tools> {
    if !is_there("rustup") {
        bail!("rustup is missing: see https://rustup.rs");
    }
    run(command("rustup").args(["--quiet", "target", "add", "wasm32-unknown-unknown"]))?;
    let bindgen = cargo_tool("wasm-bindgen-cli", "wasm-bindgen", WASM_BINDGEN, false)?;
    let trunk = cargo_tool("trunk", "trunk", TRUNK, true)?;
    let mut folders = vec![bindgen, trunk];
    let optimiser = if is_there("wasm-opt") { None } else { binaryen()? };
    let has_optimiser = is_there("wasm-opt") || optimiser.is_some();
    folders.extend(optimiser);
    if !has_optimiser {
        eprintln!(
            "xtask: no wasm-opt, so the app gets larger: install Node.js with npm, or the package binaryen"
        );
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&path)))?;
    Ok(Tools { path, has_optimiser })
}

/// Compiles a tool unless it is there already; the answer is its folder of programs.
fn cargo_tool(package: &str, program: &str, version: &str, locked: bool) -> anyhow::Result<PathBuf> {
    let root = folder()?.join(format!("{program}-{version}"));
    let programs = root.join("bin");
    if programs.join(program).is_file() {
        return Ok(programs);
    }
    eprintln!("xtask: compiling {package} {version}, once for all clones (some minutes)");
    let artefacts = folder()?.join("compiling");
    let mut cargo = command("cargo");
    cargo
        .args(["install", package, "--version", version, "--root"])
        .arg(&root)
        // Kept off the network, they need none of the cryptography that takes most of the time.
        .arg("--no-default-features");
    if locked {
        cargo.arg("--locked");
    }
    // A tool runs for seconds and compiles for minutes, so it is not optimised; but wasm-bindgen computes.
    let level = if program == "wasm-bindgen" { "1" } else { "0" };
    cargo.env("CARGO_TARGET_DIR", &artefacts);
    for (key, value) in [
        ("OPT_LEVEL", level),
        ("LTO", "off"),
        ("CODEGEN_UNITS", "16"),
        ("DEBUG", "0"),
    ] {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    run(&mut cargo)?;
    // The tools share little; what stays would only take room.
    let _ = std::fs::remove_dir_all(&artefacts);
    Ok(programs)
}

/// npm's build of wasm-opt; `None` without npm.
fn binaryen() -> anyhow::Result<Option<PathBuf>> {
    if !is_there("npm") {
        return Ok(None);
    }
    let root = npm_package("binaryen", BINARYEN)?;
    Ok(Some(root.join("node_modules/.bin")))
}

/// Installs a package of npm unless it is there already; the answer is the folder around `node_modules`.
fn npm_package(package: &str, version: &str) -> anyhow::Result<PathBuf> {
    let root = folder()?.join(format!("{package}-{version}"));
    if root.join("node_modules").join(package).is_dir() {
        return Ok(root);
    }
    if find("npm").is_none() {
        bail!("npm is missing: install Node.js, or the Debian packages nodejs and npm");
    }
    let what = format!("{package}@{version}");
    run(command("npm")
        .args([
            "install",
            "--silent",
            "--no-fund",
            "--no-audit",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&root)
        .arg(what))?;
    Ok(root)
}

/// The driver of Firefox.
pub(crate) fn geckodriver() -> anyhow::Result<PathBuf> {
    Ok(cargo_tool("geckodriver", "geckodriver", GECKODRIVER, true)?.join("geckodriver"))
}

/// The script of axe-core, which looks for barriers in a page.
pub(crate) fn axe_core() -> anyhow::Result<PathBuf> {
    Ok(npm_package("axe-core", AXE_CORE)?.join("node_modules/axe-core/axe.min.js"))
}

/// The examples of the CommonMark specification.
pub(crate) fn commonmark_spec() -> anyhow::Result<PathBuf> {
    let root = npm_package("commonmark-spec", COMMONMARK_SPEC)?.join("node_modules/commonmark-spec");
    let file = ["spec.txt", "dist/spec.txt"]
        .map(|name| root.join(name))
        .into_iter()
        .find(|file| Path::is_file(file));
    file.context("commonmark-spec holds no spec.txt")
}

/// The program that makes requests up from an OpenAPI document.
pub(crate) fn schemathesis() -> anyhow::Result<PathBuf> {
    let root = folder()?.join(format!("schemathesis-{SCHEMATHESIS}"));
    let program = root.join("bin/schemathesis");
    if program.is_file() {
        return Ok(program);
    }
    run(command("python3").args(["-m", "venv", "--clear"]).arg(&root))?;
    let pip = root.join("bin/pip");
    run(command(pip.to_str().context("the folder of tools is not UTF-8")?)
        .args(["install", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .args(["--only-binary", ":all:", "--requirement"])
        .arg(crate::root().join("xtask/requirements.txt")))?;
    Ok(program)
}
