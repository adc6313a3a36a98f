//! `cargo xtask run`, `test`, `build`, `figures`: the project's own tasks, with nothing to install by hand.

mod app;
mod postgres;
mod process;
mod style;
mod system;
mod test;
mod tools;

use anyhow::{Context, bail};
use process::{command, run};
use std::path::{Path, PathBuf};
use std::time::Instant;

const HELP: &str = "\
cargo xtask run [ARGS]     set up, build, serve the shipped content (ARGS go to `leerkring serve`)
cargo xtask test           set up, run every test
cargo xtask build          build target/release/leerkring, with app and shipped content inside
cargo xtask figures        build, print how fast the program is and what a long thread costs a browser (some minutes)
cargo xtask style          put the style sheets together (the app's build calls this)

--install-system           also install Debian packages that tests and figures need (done by itself where CI is set)";

fn main() -> anyhow::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let before = arguments.len();
    arguments.retain(|argument| argument != "--install-system");
    let may_install = arguments.len() < before || std::env::var_os("CI").is_some();
    match arguments.split_first().map(|(word, rest)| (word.as_str(), rest)) {
        Some(("run", rest)) => serve(rest),
        Some(("build", _)) => build().map(drop),
        Some(("test", _)) => test::test(may_install),
        Some(("figures", _)) => figures(may_install),
        Some(("style", _)) => style::write(),
        _ => {
            println!("{HELP}");
            if arguments.is_empty() {
                Ok(())
            } else {
                bail!("unknown task")
            }
        }
    }
}

/// The folder of the workspace, as Cargo says when it runs this: two clones may share one target folder, and this program.
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&own)
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Builds the app, which the program carries inside.
fn build_app() -> anyhow::Result<()> {
    let tools = timed("tools", tools::for_building)?;
    timed("app", || app::build(&tools))
}

/// Builds app and program; the answer is the program.
fn build() -> anyhow::Result<PathBuf> {
    build_app()?;
    timed("program", || {
        run(command("cargo").args(["build", "--release", "--package", "leerkring"]))
    })?;
    Ok(target().join("release/leerkring"))
}

fn serve(arguments: &[String]) -> anyhow::Result<()> {
    let program = build()?;
    run(
        command(program.to_str().context("the path of the program is not UTF-8")?)
            .arg("serve")
            .arg("content")
            .args(arguments),
    )
}

fn figures(may_install: bool) -> anyhow::Result<()> {
    system::ensure(may_install)?;
    let program = build()?;
    let mut figures = command("cargo");
    figures.args([
        "run",
        "--release",
        "--package",
        "leerkring-tests",
        "--bin",
        "figures",
    ]);
    run(figures.env("LEERKRING_PROGRAM", program))
}

/// Cargo's folder of artefacts.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Does a part of the work and says how long it took.
fn timed<T>(what: &str, act: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let start = Instant::now();
    let result = act()?;
    eprintln!("xtask: {what} took {:.0} s", start.elapsed().as_secs_f32());
    Ok(result)
}
