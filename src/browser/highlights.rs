//! Highlights drawn over the article, which stays as it was served (CSS Custom Highlight API).

use super::article::{blocks, range_of};
use js_sys::{Array, Function, Reflect};
use leerkring_core::progress::Spot;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

/// Class of a block that is marked as a whole, or because the browser draws no highlights.
const NOTED: &str = "noted";

/// Draws what the learner marked; `true` stands with the spots that have words of theirs.
pub fn draw(spots: &[(Spot, bool)]) {
    let blocks = blocks();
    for block in &blocks {
        let _ = block.class_list().remove_1(NOTED);
    }
    let (mut marks, mut notes, mut wholes) = (Array::new(), Array::new(), Vec::new());
    for (spot, has_words) in spots {
        let Some(block) = blocks.get(spot.passage) else {
            continue;
        };
        match range_of(block, &spot.range).filter(|_| !spot.range.is_empty()) {
            Some(range) if *has_words => _ = notes.push(&range),
            Some(range) => _ = marks.push(&range),
            None => wholes.push(block),
        }
    }
    let drawn = highlight("mark", &mut marks).and(highlight("note", &mut notes));
    if drawn.is_none() {
        wholes = spots
            .iter()
            .filter_map(|(spot, _)| blocks.get(spot.passage))
            .collect();
    }
    for block in wholes {
        let _ = block.class_list().add_1(NOTED);
    }
}

fn highlight(name: &str, ranges: &mut Array) -> Option<()> {
    let global = js_sys::global();
    let registry = get(&get(&global, "CSS")?, "highlights")?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    let kind: Function = get(&global, "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&kind, ranges).ok()?;
    set.call2(&registry, &JsValue::from(name), &highlight).ok()?;
    Some(())
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from(name)).ok()
}

/// Which of the spots is drawn at a place on the screen.
pub fn spot_at(spots: &[Spot], x: f64, y: f64) -> Option<usize> {
    let blocks = blocks();
    let covers = |range: &Range| {
        let rects = range.get_client_rects();
        let mut all =
            (0..rects.as_ref().map_or(0, |all| all.length())).filter_map(|n| rects.as_ref()?.item(n));
        all.any(|rect| rect.left() <= x && x <= rect.right() && rect.top() <= y && y <= rect.bottom())
    };
    spots.iter().position(|spot| {
        let range = blocks
            .get(spot.passage)
            .and_then(|block| range_of(block, &spot.range));
        !spot.range.is_empty() && range.is_some_and(|range| covers(&range))
    })
}
