//! A lesson cut at its headings: what is found, and what a passage is taken from.

use super::text_of;
use crate::SafeHtml;
use crate::activity::Activity;
use crate::contract::Block;

/// The text under a heading, or before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Id of the heading; none before the first.
    pub heading: Option<String>,
    /// The text, without the heading.
    pub text: String,
}

/// The sections of a lesson. The opening one comes first, also where it says no more than the summary.
pub fn sections(summary: &str, blocks: &[Block]) -> Vec<Section> {
    let mut open = Section {
        heading: None,
        text: summary.to_owned(),
    };
    let mut all = Vec::new();
    for block in blocks {
        if block.is_heading() {
            let next = Section {
                heading: Some(block.id.clone()),
                text: String::new(),
            };
            all.push(std::mem::replace(&mut open, next));
        } else {
            open.add(&block.html);
            let asked = block.activity.as_deref().map(asked).unwrap_or_default();
            asked.into_iter().for_each(|question| open.add(question));
        }
    }
    all.push(open);
    all
}

impl Section {
    fn add(&mut self, html: &SafeHtml) {
        if !self.text.is_empty() && !html.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&text_of(html));
    }
}

/// What an activity asks. What it answers is not given away by searching.
fn asked(activity: &Activity) -> Vec<&SafeHtml> {
    match activity {
        Activity::Quiz(quiz) => quiz.questions.iter().map(|question| &question.question).collect(),
        Activity::Forecast(forecast) => vec![&forecast.question],
        Activity::Poll(poll) => vec![&poll.question],
        Activity::Reflection(reflection) => vec![&reflection.intro],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_cut_at_its_headings() {
        let block = |id: &str, html: &str| Block::prose(id.to_owned(), SafeHtml::new(html.to_owned()));
        let blocks = [
            block("start.1", "<p>Before.</p>"),
            block("part", "<h2 id=\"part\">Part</h2>"),
            block("part.1", "<p>One.</p>"),
            block("part.2", "<p>Two.</p>"),
        ];
        let found = sections("Summary.", &blocks);
        let shown: Vec<(Option<&str>, &str)> = found
            .iter()
            .map(|section| (section.heading.as_deref(), section.text.as_str()))
            .collect();
        assert_eq!(shown, [(None, "Summary. Before."), (Some("part"), "One. Two.")]);
        assert_eq!(sections("", &[]), [Section::default()]);
    }
}
