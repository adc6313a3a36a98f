//! The words of the article as notes see them: its blocks, what is selected, what stands in sight.

use leerkring_core::progress::{Anchor, Passage};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What stands in a block and is not of its text: notes in the margin, definitions, their marks, references.
const LEFT_OUT: &str = ".note, .margin-mark, .ref, .back";

/// Words that the reader selected.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// Where they stand, block by block.
    pub anchors: Vec<Anchor>,
    /// The place on the page below them, in CSS pixels.
    pub at: (f64, f64),
}

/// The words of a block: its text nodes, each with the place of its first character.
#[derive(Default)]
struct Words {
    nodes: Vec<(Node, usize)>,
    text: String,
    length: usize,
}

/// What the blocks of the article say.
pub fn passages() -> Vec<Passage> {
    let all = blocks().into_iter();
    all.map(|block| Passage::new(block.id(), &Words::of(&block).text))
        .collect()
}

/// The selected words of the article; selections inside activities and notes are not ours.
pub fn selected() -> Option<Selected> {
    let selection = super::window()?.get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let anchors: Vec<Anchor> = blocks()
        .into_iter()
        .filter(|block| range.intersects_node(block) == Ok(true))
        .filter_map(|block| {
            let words = Words::of(&block);
            let characters = words.within(&range)?;
            Anchor::of(&Passage::new(block.id(), &words.text), &characters)
        })
        .collect();
    if anchors.is_empty() {
        return None;
    }
    let last = range
        .get_client_rects()
        .and_then(|all| all.item(all.length().checked_sub(1)?))?;
    let at = on_page(last.left(), last.bottom());
    Some(Selected { anchors, at })
}

/// Takes the selection away once it has been used.
pub fn unselect() {
    if let Some(Ok(Some(selection))) = super::window().map(|window| window.get_selection()) {
        let _ = selection.remove_all_ranges();
    }
}

/// An anchor for the block that stands at the top of the screen, and its place on the page.
pub fn block_at_hand() -> Option<Selected> {
    let all = blocks();
    let seen = super::reading::block_in_sight().and_then(|id| super::document()?.get_element_by_id(&id));
    let block = match &seen {
        // Where an activity is in sight, the words before it are meant.
        Some(seen) => all.iter().rev().find(|block| {
            block.is_same_node(Some(seen))
                || block.compare_document_position(seen) & Node::DOCUMENT_POSITION_FOLLOWING != 0
        }),
        // Below the article, its last words.
        None => all.last(),
    };
    let block = block.or_else(|| all.first())?;
    let rect = block.get_bounding_client_rect();
    Some(Selected {
        anchors: vec![Anchor::of_block(&Passage::new(
            block.id(),
            &Words::of(block).text,
        ))],
        at: on_page(rect.left(), rect.top().max(80.0)),
    })
}

/// A place on the screen as one on the page.
pub(super) fn on_page(x: f64, y: f64) -> (f64, f64) {
    let scrolled = |at: Option<Result<f64, _>>| at.and_then(Result::ok).unwrap_or_default();
    let window = super::window();
    (
        x + scrolled(window.as_ref().map(web_sys::Window::scroll_x)),
        y + scrolled(window.as_ref().map(web_sys::Window::scroll_y)),
    )
}

/// The blocks of the article that notes can be made at, in the order of [`passages`].
pub(super) fn blocks() -> Vec<Element> {
    let article = super::document().and_then(|document| document.get_element_by_id("prose"));
    let Some(children) = article.map(|article| article.children()) else {
        return Vec::new();
    };
    let all = (0..children.length()).filter_map(|place| children.item(place));
    all.filter(|block| !block.id().is_empty() && !block.has_attribute("data-activity"))
        .collect()
}

/// The characters of a block's text as a range of the document.
pub(super) fn range_of(block: &Element, characters: &Range<usize>) -> Option<web_sys::Range> {
    let words = Words::of(block);
    let point = |character: usize, at_end: bool| {
        let reached = |place: usize| place < character || (place == character && !at_end);
        let (node, place) = words.nodes.iter().rev().find(|(_, place)| reached(*place))?;
        let text = node.text_content()?;
        let units: usize = text.chars().take(character - place).map(char::len_utf16).sum();
        Some((node, u32::try_from(units).ok()?))
    };
    let (start, end) = (point(characters.start, false)?, point(characters.end, true)?);
    let range = web_sys::Range::new().ok()?;
    range.set_start(start.0, start.1).ok()?;
    range.set_end(end.0, end.1).ok()?;
    Some(range)
}

impl Words {
    fn of(block: &Element) -> Self {
        let mut words = Self::default();
        words.collect(block);
        words
    }

    fn collect(&mut self, element: &Element) {
        let mut child = element.first_child();
        while let Some(node) = child {
            child = node.next_sibling();
            if let Some(element) = node.dyn_ref::<Element>() {
                if element.matches(LEFT_OUT) != Ok(true) {
                    self.collect(element);
                }
            } else if node.node_type() == Node::TEXT_NODE {
                let text = node.text_content().unwrap_or_default();
                self.nodes.push((node, self.length));
                self.length += text.chars().count();
                self.text.push_str(&text);
            }
        }
    }

    /// The characters that lie within a range of the document.
    fn within(&self, range: &web_sys::Range) -> Option<Range<usize>> {
        let (first, last) = (range.start_container().ok()?, range.end_container().ok()?);
        let (from, to) = (range.start_offset().ok()?, range.end_offset().ok()?);
        let mut found: Option<Range<usize>> = None;
        for (node, place) in &self.nodes {
            let text = node.text_content().unwrap_or_default();
            let all = u32::try_from(text.encode_utf16().count()).ok()?;
            let here = range.intersects_node(node) == Ok(true);
            let start = if *node == first { from } else { 0 };
            let end = if *node == last { to } else { all };
            if here && start < end {
                let start = found.map_or(place + characters(&text, start), |found| found.start);
                found = Some(start..place + characters(&text, end));
            }
        }
        found
    }
}

/// How many characters the first code units of a text are.
fn characters(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let counted = text.chars().take_while(|letter| {
        let counts = left > 0;
        left = left.saturating_sub(letter.len_utf16());
        counts
    });
    counted.count()
}
