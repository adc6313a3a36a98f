//! Reads a quiz.

use super::question;
use crate::content::fields::Fields;
use crate::content::front_matter::yaml_node;
use leerkring_core::activity::Quiz;
use leerkring_core::contract::Attribution;
use leerkring_core::licence::Licence;
use leerkring_core::markdown::{ActivityFence, Problem, Sourced};

pub(super) fn read(fence: &ActivityFence, problems: &mut Vec<Problem>) -> Option<Quiz<Sourced>> {
    let node = match yaml_node(&fence.body, fence.body_at) {
        Ok(node) => node,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let mut fields = Fields::of(node);
    let quiz = quiz(&mut fields, fence);
    problems.extend(fields.finish());
    quiz
}

fn quiz(fields: &mut Fields, fence: &ActivityFence) -> Option<Quiz<Sourced>> {
    let id = fields.id();
    let title = fields.text("title").map(|(title, _)| title);
    let confidence = fields.flag("confidence").unwrap_or(false);
    let shuffle = fields.flag("shuffle").unwrap_or(true);
    let draw = fields.whole("draw", 1, 1000, "write how many of the questions a learner gets");
    let attribution = attribution(fields, title.as_deref());
    let questions = fields.each_with_id("questions", question::read, |question| &question.id);
    if questions.is_empty() && fields.problems.is_empty() {
        fields.problems.push(Problem::new(
            "empty-quiz",
            fence.at.clone(),
            "the quiz has no questions",
            "write `questions:` and a list of them",
        ));
    }
    if let Some(draw) = draw.filter(|draw| *draw > questions.len()) {
        fields.wrong(
            "draw-too-large",
            format!(
                "{draw} questions are to be drawn and there are {}",
                questions.len()
            ),
            "write more questions, or draw fewer",
        );
    }
    Some(Quiz {
        id: id?,
        title,
        draw,
        shuffle,
        confidence,
        attribution,
        questions,
    })
}

/// Who made the quiz, where that is said of the quiz itself. What is left out is inherited when it is shown.
fn attribution(fields: &mut Fields, title: Option<&str>) -> Option<Attribution> {
    let authors: Vec<String> = fields
        .texts("authors")
        .into_iter()
        .map(|(author, _)| author)
        .collect();
    let source = fields.address("source");
    let licence = fields.chosen(
        "licence",
        "write an SPDX identifier such as CC-BY-4.0",
        Licence::parse,
    );
    if authors.is_empty() && source.is_none() && licence.is_none() {
        return None;
    }
    let Some(licence) = licence else {
        fields.wrong(
            "missing-key",
            "a quiz with authors or a source of its own needs its `licence`",
            "add a line `licence: CC-BY-4.0`",
        );
        return None;
    };
    Some(Attribution {
        title: title.unwrap_or_default().to_owned(),
        authors,
        source: source.unwrap_or_default(),
        licence,
    })
}
