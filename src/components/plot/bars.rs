//! Bars that lie below each other, each with its name.

use super::figure::{Cell, Figure};
use super::shape::Shape;
use leptos::prelude::*;

/// Width of the picture and height of a bar with its name, in units that are about a CSS pixel on a phone.
const WIDTH: i32 = 290;
const STEP: i32 = 36;
/// What fits beside a number of four letters.
const MAX_NAME: usize = 36;

/// One bar.
pub struct Bar {
    /// What it is called, and in which language.
    pub name: (String, String),
    /// How long it is.
    pub value: u32,
    /// The value in words.
    pub words: String,
    /// Whether it is filled; else only its outline is drawn.
    pub filled: bool,
    /// Its row of the table.
    pub row: Vec<Cell>,
}

/// A plot of bars, the longest of which is as long as `max`.
#[component]
pub fn Bars(
    /// Unique on the page.
    id: String,
    /// What it is called.
    title: String,
    /// What it shows.
    says: String,
    /// The bars.
    bars: Vec<Bar>,
    /// The value of a bar as long as the picture is wide.
    max: u32,
    /// The heads of the table.
    head: Vec<String>,
) -> impl IntoView {
    let mut shapes = Vec::new();
    let mut rows = Vec::new();
    let mut y = 0;
    for bar in bars {
        let part = u64::from(bar.value.min(max)) * WIDTH as u64;
        // At most the width, so the cast holds it.
        let length = part.checked_div(u64::from(max)).unwrap_or(0) as i32;
        let (name, lang) = bar.name;
        shapes.push(Shape::Words {
            at: (0, y + 13),
            class: "plot-name",
            words: short(name),
            lang: Some(lang),
        });
        shapes.push(Shape::words((WIDTH, y + 13), "plot-number plot-end", bar.words));
        shapes.push(Shape::bar((0, y + 19), (WIDTH, 9), "plot-track"));
        let class = if bar.filled {
            "plot-bar"
        } else {
            "plot-bar plot-open"
        };
        shapes.push(Shape::bar((0, y + 19), (length, 9), class));
        rows.push(bar.row);
        y += STEP;
    }
    Figure {
        id,
        title,
        says,
        size: (WIDTH, y),
        shapes,
        head,
        rows,
    }
    .draw()
}

/// A name that fits; the table has all of it.
fn short(name: String) -> String {
    if name.chars().count() <= MAX_NAME {
        return name;
    }
    let start: String = name.chars().take(MAX_NAME - 1).collect();
    format!("{}…", start.trim_end())
}
