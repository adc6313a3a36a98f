//! Mistakes in a folder of content: where, what, and how to put it right.

mod render;

pub use render::{as_json, as_text};

use leerkring_core::markdown::Problem;
use std::ops::Range;
use std::sync::Arc;

/// A file that was read.
#[derive(Debug)]
pub struct Source {
    /// Path below the folder of content, with slashes.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published like this.
    Error,
    /// Worth knowing.
    Warning,
}

/// A mistake.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for this kind of mistake.
    pub code: &'static str,
    /// Path below the folder of content.
    pub file: String,
    /// What is wrong.
    pub message: String,
    /// How to put it right.
    pub hint: String,
    /// The place, where the file could be read.
    pub place: Option<(Arc<Source>, Range<usize>)>,
}

impl Diagnostic {
    /// A mistake of a whole file.
    pub fn of_file(
        code: &'static str,
        file: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: file.to_owned(),
            message: message.into(),
            hint: hint.into(),
            place: None,
        }
    }

    /// A mistake at a place.
    pub fn at(source: &Arc<Source>, problem: Problem) -> Self {
        let Problem {
            code,
            at,
            message,
            hint,
        } = problem;
        let end = at.end.min(source.text.len());
        let at = at.start.min(end)..end;
        let place = Some((Arc::clone(source), at));
        Self {
            severity: Severity::Error,
            code,
            file: source.path.clone(),
            message,
            hint,
            place,
        }
    }

    /// The same, but only worth knowing.
    pub fn into_warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            ..self
        }
    }

    /// Line and column, from 1, in characters; 1 and 1 for a whole file.
    pub fn line_and_column(&self) -> (usize, usize) {
        let Some((source, at)) = &self.place else {
            return (1, 1);
        };
        let before = source.text.get(..at.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}
