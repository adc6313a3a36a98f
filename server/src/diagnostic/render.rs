//! Mistakes as text for people and as JSON for programs.

use super::{Diagnostic, Severity};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;

/// All mistakes in the form that Rust's compiler has made familiar. `colour` is for terminals.
pub fn as_text(diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&one(diagnostic, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&*diagnostic.message).id(diagnostic.code);
    let hint = Level::HELP.message(&*diagnostic.hint);
    match &diagnostic.place {
        Some((source, at)) => {
            let snippet = Snippet::source(&*source.text)
                .path(&*source.path)
                .annotation(AnnotationKind::Primary.span(first_line(&source.text, at.clone())));
            renderer.render(&[title.element(snippet).element(hint)])
        }
        None => {
            let origin = annotate_snippets::Origin::path(&*diagnostic.file);
            renderer.render(&[title.element(origin).element(hint)])
        }
    }
}

/// The part of a place that lies on its first line; a place of many lines says no more.
fn first_line(text: &str, at: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let part = text.get(at.clone()).unwrap_or_default();
    let length = part.find('\n').unwrap_or(part.len());
    at.start..at.start + length
}

/// All mistakes as a JSON array.
pub fn as_json(diagnostics: &[Diagnostic]) -> String {
    let list: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let (line, column) = diagnostic.line_and_column();
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            json!({
                "severity": severity,
                "code": diagnostic.code,
                "file": diagnostic.file,
                "line": line,
                "column": column,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
            })
        })
        .collect();
    serde_json::to_string_pretty(&list).unwrap_or_default()
}
