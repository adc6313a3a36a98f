//! The examples of the CommonMark specification, run against the writer in the authors' profile.
//! Each equals the specification's HTML, or differs only by rules that `docs/markdown.md` names.

use leerkring_core::contract::{Block, plain};
use leerkring_core::markdown::{Address, Image, Media, MediaSource, Problem, Surroundings, write_document};
use leerkring_core::texts::Text;
use leerkring_core::{Id, SafeHtml};
use pulldown_cmark::{Options, Parser};
use std::collections::BTreeMap;
use std::ops::Range;

/// A site where every file exists.
#[derive(Default)]
struct Anything {
    reported: Vec<&'static str>,
}

impl Surroundings for Anything {
    fn activity(
        &mut self,
        _: usize,
    ) -> Option<leerkring_core::activity::Activity<leerkring_core::markdown::Sourced>> {
        None
    }
    fn text(&self, _: Text) -> String {
        String::new()
    }
    fn link(&mut self, address: &Address<'_>, _: Range<usize>) -> Option<String> {
        Some(match address {
            Address::Local {
                path,
                fragment: Some(fragment),
            } => format!("{path}#{fragment}"),
            Address::Local { path, fragment: None } => (*path).to_owned(),
            Address::Web(href) | Address::Contact(href) => (*href).to_owned(),
            _ => return None,
        })
    }
    fn term(&mut self, _: &Id, _: Range<usize>) -> Option<(SafeHtml, String)> {
        None
    }
    fn image(&mut self, source: &str, _: Range<usize>) -> Option<Image> {
        self.reported.push("image");
        Some(Image {
            href: source.to_owned(),
            width: 0,
            height: 0,
            credit: None,
        })
    }
    fn media(&mut self, _: &MediaSource, _: Range<usize>) -> Option<Media> {
        None
    }
    fn include(&mut self, _: &Address<'_>, _: Range<usize>) -> Option<Vec<Block>> {
        None
    }
    fn number(&mut self) -> usize {
        0
    }
    fn report(&mut self, problem: Problem) {
        self.reported.push(problem.code);
    }
}

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    let spec =
        std::fs::read_to_string(leerkring_tests::given("LEERKRING_COMMONMARK")).expect("the specification");
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let start = format!("{fence} example\n");
    for part in spec.split(&start).skip(1) {
        let (example, _) = part
            .split_once(&format!("\n{fence}"))
            .expect("an end of the example");
        let example = format!("{example}\n").replace('→', "\t");
        let (markdown, html) = example
            .split_once("\n.\n")
            .or_else(|| example.split_once(".\n").map(|(_, h)| ("", h)))
            .expect("a point");
        let markdown = if markdown.is_empty() {
            String::new()
        } else {
            format!("{markdown}\n")
        };
        examples.push(Example {
            number: examples.len() + 1,
            markdown,
            html: html.to_owned(),
        });
    }
    examples
}

/// Why an example may differ: the documented rule that its own events call for.
fn rule(example: &Example, reported: &[&'static str]) -> Option<&'static str> {
    let has = |code: &str| reported.contains(&code);
    let extended = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let plain: Vec<_> = Parser::new(&example.markdown).collect();
    let with: Vec<_> = Parser::new_ext(&example.markdown, extended).collect();
    if has("raw-html") {
        Some("raw HTML is shown as text")
    } else if has("refused-link") {
        Some("links go only where the allow-list says")
    } else if has("image") || has("missing-alternative-text") {
        Some("images are figures, or load lazily")
    } else if plain != with {
        Some("enabled extensions")
    } else {
        None
    }
}

#[test]
fn every_example_equals_the_specification_or_differs_by_a_documented_rule() {
    let all = examples();
    assert!(all.len() > 640, "only {} examples were found", all.len());
    let mut by_rule: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for example in &all {
        let mut around = Anything::default();
        let ours = plain(
            &write_document(&example.markdown, &mut around)
                .expect("within the caps")
                .blocks,
        )
        .to_string();
        // A quotation mark in text is the same character, written out or as it is.
        if ours.replace("&quot;", "\"") == example.html.replace("&quot;", "\"") {
            continue;
        }
        match rule(example, &around.reported) {
            Some(rule) => by_rule.entry(rule).or_default().push(example.number),
            None => unexplained.push(format!(
                "example {}:\n{}\nexpected {}\ngot      {ours}",
                example.number, example.markdown, example.html
            )),
        }
    }
    assert!(
        unexplained.is_empty(),
        "{} unexplained:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
    let listed: Vec<String> = by_rule
        .iter()
        .map(|(rule, numbers)| format!("{rule}: {numbers:?}"))
        .collect();
    insta::assert_snapshot!(listed.join("\n"));
}
