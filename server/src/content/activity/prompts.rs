//! Reads reflections and polls: an introduction, then a list of `- id: text`.

use leerkring_core::Id;
use leerkring_core::activity::{Field, Poll, PollOption, Reflection};
use leerkring_core::markdown::{ActivityFence, Problem, Sourced};
use std::collections::BTreeSet;

/// A short text with a list of prompts.
struct Prompts {
    id: Id,
    intro: Sourced,
    list: Vec<(Id, String)>,
}

pub(super) fn reflection(fence: &ActivityFence, problems: &mut Vec<Problem>) -> Option<Reflection<Sourced>> {
    let Prompts { id, mut intro, list } = read(fence, problems)?;
    let mut title = None;
    if !list.is_empty() {
        let (first, rest) = intro.text.split_once('\n').unwrap_or((&intro.text, ""));
        if first
            .trim()
            .ends_with(|last: char| last == '?' || last.is_alphanumeric())
            && (rest.is_empty() || rest.starts_with('\n'))
        {
            title = Some(first.trim().to_owned());
            intro.text = rest.trim().to_owned();
        }
    }
    if intro.text.is_empty() && title.is_none() {
        problems.push(empty(
            fence,
            "the reflection asks nothing",
            "write what the learner is to think about",
        ));
        return None;
    }
    let fields = list.into_iter().map(|(id, label)| Field { id, label }).collect();
    Some(Reflection {
        id,
        title,
        intro,
        fields,
    })
}

pub(super) fn poll(fence: &ActivityFence, problems: &mut Vec<Problem>) -> Option<Poll<Sourced>> {
    let Prompts { id, intro, list } = read(fence, problems)?;
    if intro.text.is_empty() {
        problems.push(empty(
            fence,
            "the poll asks nothing",
            "write the question before its options",
        ));
    }
    if list.len() < 2 {
        problems.push(Problem::new(
            "too-few",
            fence.at.clone(),
            "a poll has at least two options",
            "write each on a line of its own: `- an-id: words`",
        ));
    }
    let options = list
        .into_iter()
        .map(|(id, label)| PollOption { id, label })
        .collect();
    Some(Poll {
        id,
        question: intro,
        options,
    })
}

fn read(fence: &ActivityFence, problems: &mut Vec<Problem>) -> Option<Prompts> {
    let (mut intro, mut list) = (String::new(), Vec::new());
    let (mut known, mut at) = (BTreeSet::new(), fence.body_at);
    for line in fence.body.split_inclusive('\n') {
        let place = at..at + line.trim_end().len();
        at += line.len();
        let Some((id, words)) = line.strip_prefix("- ").and_then(|item| item.split_once(':')) else {
            if list.is_empty() {
                intro.push_str(line);
            } else if !line.trim().is_empty() {
                problems.push(Problem::new(
                    "wrong-value",
                    place,
                    "this line stands after the list",
                    "write it before the list, or as an item of its own: `- an-id: words`",
                ));
            }
            continue;
        };
        match id.trim().parse::<Id>() {
            Ok(id) if known.insert(id.clone()) => list.push((id, words.trim().to_owned())),
            Ok(id) => problems.push(Problem::new(
                "duplicate-id",
                place,
                format!("`{id}` is given twice"),
                "give one of the two another id",
            )),
            Err(_) => problems.push(wrong_id(id.trim(), place)),
        }
    }
    let first_line = fence.at.start..fence.body_at.min(fence.at.end);
    match fence.id.parse() {
        Ok(id) => Some(Prompts {
            id,
            intro: Sourced {
                text: intro.trim().to_owned(),
                at: fence.body_at..at,
            },
            list,
        }),
        Err(_) if fence.id.is_empty() => {
            problems.push(Problem::new(
                "missing-id",
                first_line,
                format!("this {} has no id", fence.name),
                format!("write one behind the word: `{} an-id`", fence.name),
            ));
            None
        }
        Err(_) => {
            problems.push(wrong_id(&fence.id, first_line));
            None
        }
    }
}

fn wrong_id(id: &str, at: std::ops::Range<usize>) -> Problem {
    Problem::new(
        "wrong-id",
        at,
        format!("`{id}` is no id"),
        "an id is lower-case letters and digits in groups joined by single hyphens",
    )
}

fn empty(fence: &ActivityFence, message: &str, hint: &str) -> Problem {
    Problem::new("missing-key", fence.at.clone(), message, hint)
}
