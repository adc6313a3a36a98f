//! The missing word: a sentence with one gap.

use super::Settings;
use super::question::Made;
use crate::Id;
use crate::activity::{Gap, Kind, Part};
use crate::gift::words::stands_free;

/// A question with the gap where the mark stands, if a gap can stand there and its answers fit into one.
pub(super) fn gap(
    text: &str,
    mark: char,
    settings: &Settings<'_>,
    kind: Kind<String>,
) -> Result<Made, Kind<String>> {
    let (before, after) = text.split_once(mark).unwrap_or((text, ""));
    // Whole paragraphs before the sentence say what is to be done.
    let (question, before) = before.rsplit_once("\n\n").unwrap_or(("", before));
    let Some(id) = id().filter(|_| stands_free(&format!("{before}{mark}{after}"), mark)) else {
        return Err(kind);
    };
    let place = Part::Gap(id.clone());
    let gap = match kind {
        Kind::Single { options } => Gap::Chosen { id, options },
        Kind::ShortText(blank) => Gap::Typed { id, blank },
        kind => return Err(kind),
    };
    let question = if question.trim().is_empty() {
        settings.instruction.to_owned()
    } else {
        question.trim_end().to_owned()
    };
    let part = |words: &str| (!words.is_empty()).then(|| Part::Text(guarded(words)));
    let parts = [part(before), Some(place), part(after)];
    Ok(Made {
        question,
        words: format!("{before} {after}"),
        kind: Kind::Cloze {
            text: parts.into_iter().flatten().collect(),
            gaps: vec![gap],
        },
    })
}

fn id() -> Option<Id> {
    "gap".parse().ok()
}

/// Words in which no bracket can be taken for one of a gap.
fn guarded(words: &str) -> String {
    let mut words = words.replace("[[", "[&#91;");
    if let Some(rest) = words.strip_suffix('[') {
        let slashes = rest.len() - rest.trim_end_matches('\\').len();
        let rest = rest.get(..rest.len() - slashes % 2).unwrap_or(rest);
        words = format!("{rest}&#91;");
    }
    words
}
