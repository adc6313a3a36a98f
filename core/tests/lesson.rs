//! What an author's document becomes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use leerkring_core::contract::{Block, article};
use leerkring_core::json::FromJson;
use leerkring_core::licence::Licence;
use leerkring_core::markdown::{
    Address, Credit, Document, Image, Media, MediaKind, MediaSource, Problem, Surroundings, write_document,
};
use leerkring_core::texts::{Text, keys};
use leerkring_core::{Id, SafeHtml};
use std::ops::Range;

/// A site with one term, one image and one film.
#[derive(Default)]
struct Site {
    count: usize,
    reported: Vec<Problem>,
}

fn credit() -> Option<Credit> {
    Some(Credit {
        maker: "A & B".into(),
        rights: Licence::parse("CC-BY-4.0").unwrap(),
        source: None,
    })
}

impl Surroundings for Site {
    fn text(&self, text: Text) -> String {
        keys().nth(text as usize).unwrap()
    }
    fn link(&mut self, address: &Address<'_>, _: Range<usize>) -> Option<String> {
        match address {
            Address::Web(href) => Some((*href).to_owned()),
            _ => None,
        }
    }
    fn term(&mut self, term: &Id, _: Range<usize>) -> Option<(SafeHtml, String)> {
        let meaning = SafeHtml::parse_json("\"A <em>place</em>.\"").unwrap();
        (term.as_str() == "hub").then(|| (meaning, "/en/glossary/#hub".to_owned()))
    }
    fn image(&mut self, source: &str, _: Range<usize>) -> Option<Image> {
        (source == "a.svg").then(|| Image {
            href: "/media/a.svg".into(),
            width: 4,
            height: 3,
            credit: credit(),
        })
    }
    fn media(&mut self, source: &MediaSource, _: Range<usize>) -> Option<Media> {
        let transcript = SafeHtml::parse_json("\"<p>Words.</p>\"").unwrap();
        let captions = vec![("en".parse().unwrap(), "/media/t.vtt".to_owned())];
        (source.file == "t.mp4").then(|| Media {
            kind: MediaKind::Video,
            href: "/media/t.mp4".into(),
            captions,
            transcript,
            credit: credit(),
        })
    }
    fn include(&mut self, _: &Address<'_>, _: Range<usize>) -> Option<Vec<Block>> {
        Some(
            write_document("Told elsewhere.\n", &mut Self::default())
                .unwrap()
                .blocks,
        )
    }
    fn activity(
        &mut self,
        _: usize,
    ) -> Option<leerkring_core::activity::Activity<leerkring_core::markdown::Sourced>> {
        None
    }
    fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }
    fn report(&mut self, problem: Problem) {
        self.reported.push(problem);
    }
}

fn written(source: &str) -> Document {
    let mut site = Site::default();
    let document = write_document(source, &mut site).unwrap();
    assert_eq!(site.reported, [], "{source}");
    document
}

#[test]
fn a_whole_lesson() {
    let source = "Before [hub](glossary:hub).\n\n## Part one {#one}\n\nA note[^m-x] and a footnote[^1].\n\n[^m-x]: **A title.** Beside *it*.\n\n![Alt](a.svg \"Caption <b>\")\n\n```pull-quote\nStop.\n```\n\n| A | B |\n|:--|--:|\n| 1 | 2 |\n\n```media\nfile: t.mp4\ntitle: A talk\n```\n\n### Deeper {#deeper}\n\n- [x] done\n- [ ] open\n\n[…](include:c/l#h)\n\nTerm\n: Meaning.\n\n[^1]: At the end.\n";
    let document = written(source);
    insta::assert_snapshot!(article(&document.blocks).as_str());
    let ids: Vec<_> = document.blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "start.1", "one", "one.1", "one.2", "one.3", "one.4", "one.5", "deeper", "deeper.1", "deeper.2",
            "deeper.3", "deeper.4"
        ]
    );
    let outline: Vec<_> = document
        .outline
        .iter()
        .map(|heading| (heading.title.as_str(), heading.level))
        .collect();
    assert_eq!(outline, [("Part one", 2), ("Deeper", 3)]);
}

#[test]
fn no_markup_of_ours_carries_a_style_or_a_handler() {
    let html = article(&written("| A |\n|:-:|\n| 1 |\n\n1. x\n\n    code\n").blocks).to_string();
    assert!(!html.contains("style=") && !html.contains(" on"), "{html}");
}

#[test]
fn footnotes_that_refer_to_each_other_come_to_an_end() {
    let html = article(&written("A[^a].\n\n[^a]: see[^b]\n\n[^b]: see[^a]\n").blocks).to_string();
    assert_eq!(html.matches("<li id=\"fn-").count(), 2);
}
