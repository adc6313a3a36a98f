//! `leerkring import gift`: quizzes of Moodle's text format, as Markdown for a lesson.

use super::said::{counted, report};
use crate::content::{Comments, fence, quiz_fence};
use anyhow::{Context, bail};
use leerkring_core::Lang;
use leerkring_core::gift::{GIFT_BYTES, Imported, NotExpressed, Part, Place, Settings, TooLarge, import};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// Reads a file of questions and writes quizzes; `Ok(false)` where something is not expressed in them.
///
/// # Errors
/// Where the file cannot be read or is no text, or the other cannot be written or is there already.
pub fn import_gift(file: &Path, lang: &Lang, out: Option<&Path>) -> anyhow::Result<bool> {
    let shown = file.display();
    let size = fs::metadata(file)
        .with_context(|| format!("cannot read {shown}"))?
        .len();
    if size > GIFT_BYTES as u64 {
        bail!("{shown}: {TooLarge}; split it");
    }
    let bytes = fs::read(file).with_context(|| format!("cannot read {shown}"))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error
                .as_bytes()
                .get(..error.utf8_error().valid_up_to())
                .unwrap_or_default();
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            bail!("{shown}:{line}: this is not UTF-8; save the file in the encoding UTF-8");
        }
    };
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let settings = Settings {
        name: name.as_deref().unwrap_or("quiz"),
        instruction: instruction(lang),
        decompose: |text| text.nfkd().collect::<String>().to_lowercase(),
    };
    let imported = import(&text, settings).with_context(|| format!("cannot read {shown}"))?;
    write(&markdown(&imported), out)?;
    for listed in &imported.not_expressed {
        report(&place(&shown, listed), listed);
    }
    let quizzes = imported
        .parts
        .iter()
        .filter(|part| matches!(part, Part::Quiz(_)))
        .count();
    eprintln!(
        "read {} into {}; {} not expressed{}",
        counted(imported.questions, "question", "questions"),
        counted(quizzes, "quiz", "quizzes"),
        counted(imported.not_expressed.len(), "thing", "things"),
        if imported.not_expressed.is_empty() {
            ""
        } else {
            ", which comments in the output keep"
        },
    );
    Ok(imported.not_expressed.is_empty())
}

fn place(file: &dyn std::fmt::Display, listed: &NotExpressed) -> String {
    match listed.place {
        Place::Line(line) => format!("{file}:{line}"),
        _ => file.to_string(),
    }
}

/// What is asked where the file has only a sentence with a gap.
fn instruction(lang: &Lang) -> &'static str {
    match lang.as_str() {
        "nl" => "Maak de zin af.",
        _ => "Complete the sentence.",
    }
}

fn markdown(imported: &Imported) -> String {
    let parts = imported.parts.iter().map(|part| match part {
        Part::Text(words) => format!("{words}\n"),
        Part::Quiz(quiz) => {
            let comments = Comments {
                quiz: &quiz.comments,
                before: &quiz.before,
                after: &quiz.after,
            };
            quiz_fence(&quiz.quiz, comments)
        }
        // A block of code that readers see, so that nobody overlooks it.
        Part::Unread(lines) => fence("gift", &format!("{}\n", lines.join("\n"))),
    });
    parts.collect::<Vec<_>>().join("\n")
}

fn write(markdown: &str, out: Option<&Path>) -> anyhow::Result<()> {
    let Some(out) = out else {
        print!("{markdown}");
        return Ok(());
    };
    let shown = out.display();
    // A lesson that is there is somebody's work.
    let file = OpenOptions::new().write(true).create_new(true).open(out);
    match file {
        Ok(mut file) => file
            .write_all(markdown.as_bytes())
            .with_context(|| format!("cannot write {shown}")),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("{shown} is there already; choose another name, or paste what is written without --out")
        }
        Err(error) => Err(error).with_context(|| format!("cannot write {shown}")),
    }
}
