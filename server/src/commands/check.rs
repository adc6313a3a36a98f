//! `leerkring check`: every mistake, for people or programs.

use crate::content::{Compiled, Files, LOCK_FILE, Mode, compile};
use crate::diagnostic::{as_json, as_text};
use anyhow::{Context, bail};
use clap::ValueEnum;
use std::io::IsTerminal;

/// How mistakes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: an array of `{severity, code, file, line, column, message, hint}`.
    Json,
}

/// Checks a folder; `Ok(false)` where something is wrong.
///
/// # Errors
/// Where the lock file cannot be written.
pub fn check(files: &Files, mode: &Mode, format: Format, update_ids: bool) -> anyhow::Result<bool> {
    let mut compiled = compile(files.clone(), mode);
    // A lost id is a mistake too, so it is never forgotten by writing the file anew.
    if update_ids && compiled.errors() == 0 {
        write_lock(files, &compiled)?;
        compiled.unlocked = 0;
    }
    match format {
        Format::Json => println!("{}", as_json(&compiled.diagnostics)),
        Format::Text => print_text(&compiled),
    }
    Ok(compiled.errors() == 0)
}

fn write_lock(files: &Files, compiled: &Compiled) -> anyhow::Result<()> {
    let Files::Folder(root) = files else {
        bail!("the content that ships cannot be changed; give a folder")
    };
    let text = compiled
        .ids
        .lock_text(compiled.lock.as_ref().map(|lock| lock.text.as_str()));
    let (file, half) = (root.join(LOCK_FILE), root.join(format!(".{LOCK_FILE}.new")));
    std::fs::write(&half, text)
        .and_then(|()| std::fs::rename(&half, &file))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// Writes mistakes and a closing line to standard error.
pub fn print_text(compiled: &Compiled) {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    eprint!("{}", as_text(&compiled.diagnostics, colour));
    let errors = compiled.errors();
    let warnings = compiled.diagnostics.len() - errors;
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    if let Some(content) = &compiled.content {
        let lessons: usize = content.courses.values().map(|course| course.lessons.len()).sum();
        eprintln!(
            "checked {}: {}, {}",
            count(lessons, "lesson page"),
            count(errors, "error"),
            count(warnings, "warning")
        );
    } else {
        eprintln!("{}, {}", count(errors, "error"), count(warnings, "warning"));
    }
    if compiled.unlocked > 0 && errors == 0 {
        eprintln!(
            "{} not in ids.lock yet: run `leerkring check --update-ids` and commit the file",
            count(compiled.unlocked, "id")
        );
    }
}
