//! The edge to the browser: starting, navigation, reading position, clock and chance.
//!
//! Everything here runs in event handlers and effects, so none of it runs where views are written natively.

mod activity;
mod adopt;
mod aloud;
mod arrival;
mod article;
mod asked;
mod below;
mod clipboard;
mod download;
mod files;
mod focus;
mod fold;
mod highlights;
mod intl;
mod learner;
mod navigate;
mod page_data;
mod paper;
mod passages;
mod persist;
mod proof;
mod reading;
mod search;
mod selecting;
mod settings;
mod shortcuts;
mod sight;
mod start;
mod visible;

pub use activity::{decompose, focus_soon, is_enter_in_field, level_heading, place_of};
pub use adopt::Kept;
pub use aloud::{Reading, Speech};
pub use arrival::{Navigator, arrive};
pub use article::{Selected, block_at_hand, passages, selected, unselect};
pub use asked::{asked, asked_thread, on_history, post_in_hash, take_from_hash};
pub use below::{
    AWAY, ask_about_item, ask_about_words, ask_for_discussion, discussion_below, element, leave_discussion,
    when_near,
};
pub use clipboard::copy;
pub use download::download;
pub use files::{chosen_file, read_file, save_file, today};
pub use focus::focus_on_arrival;
pub use fold::fold;
pub use highlights::{draw, spot_at};
pub use intl::{
    date_in_words, day_in_words, hour_in_words, iso, moment_in_words, number_in_words, short_date, weekday,
};
pub use learner::Follow;
pub use navigate::load_anew;
pub use page_data::{keep_desk, keep_lesson, keep_reading};
pub use paper::{clock, print};
pub use persist::{ask_to_persist, forgets};
pub use proof::prove;
pub use reading::{block_in_sight, follow};
pub use search::{FIELD, asked_for, focus_field, focus_result, keep_query};
pub use selecting::{float, on_article_click, on_selection};
pub use settings::{apply, choose, chosen};
pub use shortcuts::{SHORTCUTS, open_dialog};
pub use start::{Start, start};
pub use visible::while_visible;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Window};

/// Milliseconds since 1970 UTC.
pub fn now() -> u64 {
    // A clock before 1970 counts as 1970; the cast saturates.
    js_sys::Date::now() as u64
}

/// How many minutes the clocks of the device are ahead of UTC now.
pub fn offset() -> i32 {
    // JavaScript counts the other way round.
    -(js_sys::Date::new_0().get_timezone_offset() as i32)
}

/// The absolute address of a path, at the origin that keeps the learner's progress.
pub fn absolute(path: &str) -> String {
    let origin = window().and_then(|window| window.location().origin().ok());
    format!("{}{path}", origin.unwrap_or_default())
}

/// Ten random bytes for an id.
pub fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    let filled = window()
        .and_then(|w| w.crypto().ok())
        .is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Pages without a secure context still get ids that differ.
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// A random number.
fn random_number() -> u64 {
    random()
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Lets the page do something else first: drawing, typing, scrolling.
pub async fn breathe() {
    let soon = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // A window that sets no timers has nothing else to do either; then nobody waits for this.
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(soon).await;
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
