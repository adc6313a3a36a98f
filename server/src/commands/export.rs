//! `leerkring export gift`: the quizzes of a course in Moodle's text format.

use super::said::{counted, report};
use crate::content::{Files, Found, Wanted, found};
use anyhow::{Context, bail};
use leerkring_core::activity::{Activity, Quiz};
use leerkring_core::gift::{NotExpressed, Place, export};
use leerkring_core::markdown::Sourced;
use std::fs;
use std::path::Path;

/// The words by which a file of this program is recognised.
const MARK: &str = "// Leerkring:";

/// Writes the quizzes of a course or lesson; `Ok(false)` where GIFT cannot express something in them.
///
/// # Errors
/// Where there is no such course, the content has a mistake, or the file cannot be written.
pub fn export_gift(files: Files, wanted: &Wanted, out: Option<&Path>) -> anyhow::Result<bool> {
    let (lang, lessons) = found(files, wanted)?;
    let mut gift = format!("{MARK} the quizzes of the course {} ({lang})\n\n", wanted.course);
    let (mut quizzes, mut questions, mut lost) = (0, 0, 0);
    for lesson in &lessons {
        let category = format!("{}/{}", wanted.course, lesson.lesson);
        for (line, activity) in &lesson.activities {
            let listed = match activity {
                Activity::Quiz(quiz) => {
                    let exported = export(&category, &plain(quiz));
                    gift.push_str(&exported.gift);
                    quizzes += 1;
                    questions += exported.questions;
                    exported.not_expressed
                }
                other => {
                    let listed = no_quiz(other);
                    gift.push_str(&format!("// not expressed: {}\n\n", listed.what));
                    vec![listed]
                }
            };
            lost += listed.len();
            for one in &listed {
                report(&place(lesson, *line, activity, one), one);
            }
        }
    }
    match out {
        Some(out) => write(&gift, out)?,
        None => print!("{gift}"),
    }
    if let Some(other) = lessons.iter().find(|lesson| lesson.lang != lang) {
        eprintln!("{}: there is none in {lang}", other.source.path);
    }
    eprintln!(
        "wrote {} of {}; {} not expressed{}",
        counted(questions, "question", "questions"),
        counted(quizzes, "quiz", "quizzes"),
        counted(lost, "thing", "things"),
        if lost == 0 {
            ""
        } else {
            ", which comments in the output name"
        },
    );
    Ok(lost == 0)
}

fn plain(quiz: &Quiz<Sourced>) -> Quiz<String> {
    let questions = quiz.questions.iter().cloned();
    Quiz {
        id: quiz.id.clone(),
        title: quiz.title.clone(),
        draw: quiz.draw,
        shuffle: quiz.shuffle,
        confidence: quiz.confidence,
        attribution: quiz.attribution.clone(),
        questions: questions
            .map(|question| question.map(&mut |text| text.text))
            .collect(),
    }
}

fn no_quiz(activity: &Activity<Sourced>) -> NotExpressed {
    let what = match activity {
        Activity::Quiz(_) => "quiz",
        Activity::Forecast(_) => "forecast",
        Activity::Reflection(_) => "reflection",
        Activity::Poll(_) => "poll",
    };
    NotExpressed {
        place: Place::Quiz,
        what: format!(
            "the {what} `{}`, because GIFT has questions of quizzes alone",
            activity.id()
        ),
        written: String::new(),
    }
}

/// File, line, and the question it is about.
fn place(lesson: &Found, line: usize, activity: &Activity<Sourced>, listed: &NotExpressed) -> String {
    let file = &lesson.source.path;
    let (Place::Question(id), Activity::Quiz(quiz)) = (&listed.place, activity) else {
        return format!("{file}:{line}");
    };
    let question = quiz.questions.iter().find(|question| question.id == *id);
    let line = question.map_or(line, |question| lesson.line(question.question.at.start));
    format!("{file}:{line}: question `{id}`")
}

/// Writes the file. Only a file that this command wrote is written over.
fn write(gift: &str, out: &Path) -> anyhow::Result<()> {
    let shown = out.display();
    if out.exists() && !fs::read(out).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes())) {
        bail!("{shown} is there already and holds something else; choose another name");
    }
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned());
    let half = out.with_file_name(format!(".{}.new", name.unwrap_or_default()));
    fs::write(&half, gift)
        .and_then(|()| fs::rename(&half, out))
        .with_context(|| format!("cannot write {shown}"))
}
