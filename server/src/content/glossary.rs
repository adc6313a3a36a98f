//! `glossary.{lang}.md`: a definition list; each term ends in its id, `Ecosystem {#ecosystem}`.

use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::contract::Term;
use leerkring_core::markdown::{Problem, Surroundings, write_definitions};
use std::sync::Arc;

/// Writes the terms of a glossary file.
pub fn write_glossary(source: &Arc<Source>, around: &mut dyn Surroundings) -> Vec<Term> {
    let definitions = match write_definitions(&source.text, around) {
        Ok(definitions) => definitions,
        Err(too_big) => {
            around.report(Problem::new(
                "file-too-large",
                0..0,
                too_big.to_string(),
                "make the glossary smaller",
            ));
            return Vec::new();
        }
    };
    let mut terms: Vec<Term> = Vec::new();
    for (title, at, definition) in definitions {
        let hint = "end the term in its id, equal in all languages: `Ecosystem {#ecosystem}`";
        let id = title
            .rsplit_once("{#")
            .and_then(|(words, id)| Some((words.trim(), id.strip_suffix('}')?.parse().ok()?)));
        match id {
            None => around.report(Problem::new(
                "term-without-id",
                at,
                format!("the term “{title}” has no id"),
                hint,
            )),
            Some((_, id)) if terms.iter().any(|term| term.id == id) => {
                around.report(Problem::new(
                    "duplicate-id",
                    at,
                    format!("the term `{id}` is defined twice"),
                    "keep one of the two",
                ));
            }
            Some((words, id)) if definition.is_empty() => {
                around.report(Problem::new(
                    "term-without-definition",
                    at,
                    format!("the term “{words}” has no definition"),
                    "write it on the next line, after a colon",
                ));
                let _: leerkring_core::Id = id;
            }
            Some((words, id)) => terms.push(Term {
                id,
                title: words.to_owned(),
                definition,
            }),
        }
    }
    terms.sort_by_key(|term| term.title.to_lowercase());
    terms
}

/// Terms that one language has and another lacks.
pub fn compare(
    first: (&Arc<Source>, &[Term]),
    other: (&Arc<Source>, &[Term]),
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (have, lack) in [(first, other), (other, first)] {
        for term in have.1 {
            if !lack.1.iter().any(|known| known.id == term.id) {
                let place = have.0.text.find(&format!("{{#{}}}", term.id)).unwrap_or_default();
                diagnostics.push(Diagnostic::at(
                    have.0,
                    Problem::new(
                        "structure-differs",
                        place..place + 1,
                        format!("`{}` has no term `{}`", lack.0.path, term.id),
                        "define it there too",
                    ),
                ));
            }
        }
    }
}
