//! What the passages of an article say, in the words a voice should read.

use super::sight::first_in_sight;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, Node};

/// What is not read: what the learner does, code, media and their transcripts, marks of notes and the
/// terms' definitions, who made what.
const LEFT_OUT: &str =
    "[data-activity], pre, audio, video, button, .transcript, .ref, .back, .margin-mark, .note.term, .credit";
/// What stands by itself: a voice pauses after it.
const APART: &str = "p, li, dt, dd, tr, h2, h3, blockquote, div, img, .caption";

/// The passages of the article: its blocks and headings.
pub(super) fn passages() -> Option<HtmlCollection> {
    Some(super::document()?.get_element_by_id("prose")?.children())
}

/// What every passage says; nothing where it is not read.
pub(super) fn texts(passages: &HtmlCollection) -> Vec<String> {
    let all = (0..passages.length()).filter_map(|place| passages.item(place));
    all.map(|passage| {
        let (mut text, mut notes) = (String::new(), String::new());
        collect_from(&passage, &mut text, &mut notes);
        // In the middle of a sentence a note would be taken for a part of it.
        text + "\n" + &notes
    })
    .collect()
}

/// Where reading starts: at the selection, or at the top of the screen.
pub(super) fn start(passages: &HtmlCollection) -> usize {
    selected(passages).unwrap_or_else(|| first_in_sight(passages)) as usize
}

fn selected(passages: &HtmlCollection) -> Option<u32> {
    let selection = super::window()?.get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let from = selection.get_range_at(0).ok()?.start_container().ok()?;
    (0..passages.length()).find(|place| passages.item(*place).is_some_and(|it| it.contains(Some(&from))))
}

fn collect_from(element: &Element, text: &mut String, notes: &mut String) {
    let is = |selector| element.matches(selector) == Ok(true);
    if is(LEFT_OUT) {
        return;
    }
    if is(".note") {
        // The label says that it is a note, and its name, which would else be read twice.
        let label = element
            .previous_element_sibling()
            .and_then(|label| label.text_content());
        notes.push_str(&label.unwrap_or_default());
        notes.push('\n');
        collect_inside(element, notes, &mut String::new());
        notes.push('\n');
        return;
    }
    if is(".note > strong:first-child") {
        return;
    }
    if let Some(alternative) = element.get_attribute("alt") {
        text.push_str(&alternative);
    }
    collect_inside(element, text, notes);
    if is("td, th") {
        text.push_str(", ");
    } else if is(APART) {
        text.push('\n');
    }
}

fn collect_inside(element: &Element, text: &mut String, notes: &mut String) {
    let mut child = element.first_child();
    while let Some(node) = child {
        match node.dyn_ref::<Element>() {
            Some(element) => collect_from(element, text, notes),
            None if node.node_type() == Node::TEXT_NODE => {
                // A line broken in the source is no end of a sentence.
                text.push_str(&node.text_content().unwrap_or_default().replace('\n', " "));
            }
            None => {}
        }
        child = node.next_sibling();
    }
}
