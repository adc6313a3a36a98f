//! What of a page is on the screen, and bringing something there.

use web_sys::{Element, HtmlCollection, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The height of the screen in CSS pixels.
pub(super) fn height() -> f64 {
    super::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default()
}

/// The place of the first block that is not above the screen; their number where all are.
pub(super) fn first_in_sight(blocks: &HtmlCollection) -> u32 {
    // Blocks stand below each other, so halving finds it.
    let (mut low, mut high) = (0, blocks.length());
    while low < high {
        let middle = low + (high - low) / 2;
        let block = blocks.item(middle);
        if block.is_some_and(|block| block.get_bounding_client_rect().bottom() <= 80.0) {
            low = middle + 1
        } else {
            high = middle
        }
    }
    low
}

/// Scrolls to an element, gliding unless the reader wants little motion.
pub(super) fn bring(element: &Element, to: ScrollLogicalPosition) {
    let still = element
        .closest("[data-motion=reduced]")
        .is_ok_and(|found| found.is_some())
        || super::window()
            .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?)
            .is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_block(to);
    options.set_behavior(if still {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
