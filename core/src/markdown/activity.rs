//! Activities of a document: finding their fences, writing their texts, and how they read without the app.

use super::blocks::{Piece, pieces};
use super::fence::ACTIVITIES;
use super::inline::escaped;
use super::parse::{author_options, parse};
use super::snippet::{Gapped, Sourced, write_gaps, write_snippet};
use super::{LESSON_BYTES, Surroundings};
use crate::activity::{Activity, Happened, Kind, Part, Question};
use crate::texts::Text;
use crate::{Id, SafeHtml};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// A fence with an activity, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityFence {
    /// `quiz`, `forecast`, `reflection` or `poll`.
    pub name: String,
    /// What stands behind the name.
    pub id: String,
    /// What stands inside.
    pub body: String,
    /// Bytes of the whole fence.
    pub at: Range<usize>,
    /// Byte at which the body starts.
    pub body_at: usize,
}

/// The activities of a document, in order; those inside lists and quotations are none.
pub fn activity_fences(source: &str) -> Vec<ActivityFence> {
    let Ok(events) = parse(source, author_options(), LESSON_BYTES) else {
        return Vec::new();
    };
    let mut fences = Vec::new();
    for piece in pieces(&events) {
        let Piece::Fence {
            info,
            argument,
            open,
            all,
        } = piece
        else {
            continue;
        };
        if !ACTIVITIES.contains(&info) {
            continue;
        }
        let at = open.1.clone();
        let (body, body_at) = super::writer::fence_body(all);
        fences.push(ActivityFence {
            name: info.to_owned(),
            id: argument.to_owned(),
            body,
            body_at: body_at.unwrap_or(at.end),
            at,
        });
    }
    fences
}

/// Writes the texts of an activity.
pub(super) fn write_activity(mut activity: Activity<Sourced>, around: &mut dyn Surroundings) -> Activity {
    let gapped = cut_at_gaps(&mut activity, around);
    let mut written = activity.map(&mut |words| write_snippet(&words, around));
    if let Activity::Quiz(quiz) = &mut written {
        for question in &mut quiz.questions {
            if let (Kind::Cloze { text, .. }, Some(parts)) = (&mut question.kind, gapped.get(&question.id)) {
                text.clone_from(parts);
            }
        }
    }
    written
}

/// Texts with gaps are written whole, so that spaces and emphasis around a gap stay as they are.
fn cut_at_gaps(activity: &mut Activity<Sourced>, around: &mut dyn Surroundings) -> BTreeMap<Id, Vec<Part>> {
    let mut written = BTreeMap::new();
    if let Activity::Quiz(quiz) = activity {
        for question in &mut quiz.questions {
            if let Kind::Cloze { text, .. } = &mut question.kind {
                let parts: Vec<Gapped> = std::mem::take(text)
                    .into_iter()
                    .map(|part| match part {
                        Part::Text(words) => Ok(words),
                        Part::Gap(id) => Err(id),
                    })
                    .collect();
                let cut = write_gaps(&parts, around).into_iter();
                let cut = cut.map(|part| part.map_or_else(Part::Gap, Part::Text));
                written.insert(question.id.clone(), cut.collect());
            }
        }
    }
    written
}

/// How an activity reads where the app does not run: its questions, and the answers to unfold.
pub(super) fn fallback(activity: &Activity, text: &dyn Fn(Text) -> String) -> SafeHtml {
    let mut out = String::new();
    // Writing to a string cannot fail; so in the rest of this file.
    let _ = match activity {
        Activity::Quiz(quiz) => {
            let title = quiz.title.clone().unwrap_or_else(|| text(Text::Quiz));
            let _ = write!(out, "<h3>{}</h3>\n<ol class=\"questions\">", escaped(&title));
            for question in &quiz.questions {
                let _ = write!(out, "<li>{}</li>", question_fallback(question, text));
            }
            write!(out, "</ol>")
        }
        Activity::Forecast(forecast) => {
            let _ = write!(
                out,
                "<h3>{}</h3><div>{}</div>",
                escaped(&text(Text::Forecast)),
                forecast.question
            );
            if let Happened::Choice(options) = &forecast.happened {
                let _ = list(&mut out, options.iter().map(|option| option.text.as_str()));
            }
            unfold(&mut out, &text(Text::WhatHappened), forecast.outcome.as_str())
        }
        Activity::Reflection(sheet) => {
            let title = sheet.title.clone().unwrap_or_else(|| text(Text::Reflection));
            let _ = write!(out, "<h3>{}</h3><div>{}</div>", escaped(&title), sheet.intro);
            list(&mut out, sheet.fields.iter().map(|field| escaped(&field.label)))
        }
        Activity::Poll(poll) => {
            let _ = write!(
                out,
                "<h3>{}</h3><div>{}</div>",
                escaped(&text(Text::Poll)),
                poll.question
            );
            list(&mut out, poll.options.iter().map(|option| escaped(&option.label)))
        }
    };
    SafeHtml::new(out)
}

fn question_fallback(question: &Question, text: &dyn Fn(Text) -> String) -> String {
    let mut out = format!("<div>{}</div>", question.question);
    let mut answer = String::new();
    let _ = match &question.kind {
        Kind::Single { options } | Kind::Multiple { options } => {
            let _ = list(&mut out, options.iter().map(|option| option.text.as_str()));
            list(
                &mut answer,
                options
                    .iter()
                    .filter(|option| option.right)
                    .map(|option| option.text.as_str()),
            )
        }
        Kind::TrueFalse { right, .. } => {
            let word = if *right {
                Text::TrueAnswer
            } else {
                Text::FalseAnswer
            };
            write!(answer, "<p>{}</p>", escaped(&text(word)))
        }
        Kind::ShortText(blank) => {
            let full = blank.answers.iter().filter(|accepted| accepted.credit.is_full());
            list(&mut answer, full.map(|accepted| escaped(&accepted.text)))
        }
        Kind::Number { answers, unit, .. } => {
            let full = answers.iter().filter(|accepted| accepted.credit.is_full());
            let unit = unit.as_deref().unwrap_or_default();
            list(
                &mut answer,
                full.map(|accepted| escaped(&format!("{} {unit}", accepted.value))),
            )
        }
        Kind::Matching { pairs, matches } => {
            let _ = list(&mut out, pairs.iter().map(|pair| pair.text.as_str()));
            let _ = list(&mut out, matches.iter().map(|item| item.text.as_str()));
            let of = |id: &Id| {
                matches
                    .iter()
                    .find(|item| item.id == *id)
                    .map_or("", |item| item.text.as_str())
            };
            list(
                &mut answer,
                pairs
                    .iter()
                    .map(|pair| format!("{} – {}", pair.text, of(&pair.answer))),
            )
        }
        Kind::Ordering { items, .. } => {
            // Not the right order, and the same in every build.
            let mut shown: Vec<_> = items.iter().collect();
            shown.sort_by(|a, b| a.id.cmp(&b.id));
            let _ = list(&mut out, shown.iter().map(|item| item.text.as_str()));
            list(&mut answer, items.iter().map(|item| item.text.as_str()))
        }
        Kind::Cloze { text: parts, gaps } => {
            let words = parts.iter().map(|part| match part {
                Part::Text(words) => words.as_str(),
                Part::Gap(_) => "……",
            });
            let _ = write!(out, "<p>{}</p>", words.collect::<String>());
            list(&mut answer, gaps.iter().filter_map(gap_answer))
        }
        Kind::Reflection => Ok(()),
    };
    if let Some(explanation) = &question.explanation {
        let _ = write!(answer, "<div>{explanation}</div>");
    }
    if !answer.is_empty() {
        let _ = unfold(&mut out, &text(Text::RightAnswer), &answer);
    }
    out
}

fn gap_answer(gap: &crate::activity::Gap) -> Option<String> {
    match gap {
        crate::activity::Gap::Typed { blank, .. } => {
            let full = blank.answers.iter().find(|accepted| accepted.credit.is_full());
            full.map(|accepted| escaped(&accepted.text))
        }
        crate::activity::Gap::Chosen { options, .. } => options
            .iter()
            .find(|option| option.right)
            .map(|option| option.text.to_string()),
    }
}

fn list(out: &mut String, items: impl Iterator<Item = impl AsRef<str>>) -> std::fmt::Result {
    let items: String = items.map(|item| format!("<li>{}</li>", item.as_ref())).collect();
    if items.is_empty() {
        Ok(())
    } else {
        write!(out, "<ul>{items}</ul>")
    }
}

fn unfold(out: &mut String, title: &str, inside: &str) -> std::fmt::Result {
    write!(
        out,
        "<details><summary>{}</summary>{inside}</details>",
        escaped(title)
    )
}
