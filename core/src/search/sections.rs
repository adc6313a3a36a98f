//! A lesson cut at its headings: what is found, and what a passage is taken from.

use super::text_of;
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
            if !open.text.is_empty() {
                open.text.push(' ');
            }
            open.text.push_str(&text_of(&block.html));
        }
    }
    all.push(open);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SafeHtml;

    #[test]
    fn a_lesson_is_cut_at_its_headings() {
        let block = |id: &str, html: &str| Block {
            id: id.to_owned(),
            html: SafeHtml::new(html.to_owned()),
        };
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
