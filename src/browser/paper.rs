//! What a printed page needs of the browser: its print dialogue, and what day it is here.

use leerkring_core::learning::Clock;

/// What time it is here, and how far that is ahead of UTC.
pub fn clock() -> Clock {
    let now = js_sys::Date::new_0();
    Clock {
        now: super::now(),
        // JavaScript counts how far UTC is ahead; the cast saturates, and time zones differ by hours.
        offset: -now.get_timezone_offset() as i32,
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = super::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}
