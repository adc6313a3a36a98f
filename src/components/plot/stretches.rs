//! How far confidence was from the outcome, over time.

use super::figure::{Cell, Figure};
use super::shape::Shape;
use crate::context::t;
use leerkring_core::learning::{Clock, Stretch};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::fmt::Write;

const WIDTH: i32 = 290;
const LEFT: i32 = 30;
const TOP: i32 = 26;
const HEIGHT: i32 = 130;
/// What "fifty-fifty" gets every time.
const EVEN: i32 = 25;

/// A line through the mean distances, the oldest first.
#[component]
pub fn StretchesPlot(
    /// At least two of them.
    stretches: Vec<Stretch>,
    /// What time it is here.
    clock: Clock,
) -> impl IntoView {
    let bottom = TOP + HEIGHT;
    let worst = stretches.iter().map(|stretch| stretch.brier).max().unwrap_or(0);
    let scale = if worst > 50 { 100 } else { 50 };
    let up = |value: i32| bottom - value * HEIGHT / scale;
    let right = LEFT + WIDTH - 14;
    let mut shapes = vec![Shape::words((0, 12), "plot-tick", t(Text::DistanceHead))];
    for value in [0, scale / 2, scale] {
        let class = if value == 0 { "plot-axis" } else { "plot-grid" };
        shapes.push(Shape::line((LEFT, up(value)), (right, up(value)), class));
        shapes.push(Shape::words(
            (LEFT - 7, up(value) + 4),
            "plot-tick plot-end",
            value.to_string(),
        ));
    }
    shapes.push(Shape::line((LEFT, up(EVEN)), (right, up(EVEN)), "plot-ideal"));
    shapes.push(Shape::words(
        (right, up(EVEN) - 5),
        "plot-tick plot-end",
        t(Text::FiftyFifty),
    ));
    let gaps = stretches.len().saturating_sub(1).max(1) as i32;
    let (mut path, mut dots, mut rows) = (String::new(), Vec::new(), Vec::new());
    for (place, stretch) in stretches.iter().enumerate() {
        // A few tens at most, and a distance of at most 100.
        let x = LEFT + 12 + (WIDTH - 40) * place as i32 / gaps;
        let y = up(stretch.brier as i32);
        // Writing to a string cannot fail.
        let _ = write!(path, "{}{x} {y}", if place == 0 { "M" } else { "L" });
        dots.push(Shape::dot((x, y), 5, "plot-dot"));
        let range = format!("{}–{}", stretch.from, stretch.to);
        if place == 0 {
            dots.push(Shape::words((LEFT, bottom + 17), "plot-tick", range.clone()));
        } else if place + 1 == stretches.len() {
            dots.push(Shape::words(
                (right, bottom + 17),
                "plot-tick plot-end",
                range.clone(),
            ));
        }
        rows.push(vec![
            Cell::Words(range),
            Cell::Date(clock.date(stretch.until)),
            Cell::Words(stretch.brier.to_string()),
        ]);
    }
    shapes.push(Shape::Path(path, "plot-line"));
    shapes.append(&mut dots);
    Figure {
        id: "over-time".to_owned(),
        title: t(Text::SureTime),
        says: t(Text::SureTimeSays),
        size: (LEFT + WIDTH, bottom + 24),
        shapes,
        head: vec![t(Text::AnswersHead), t(Text::UntilHead), t(Text::DistanceHead)],
        rows,
    }
    .draw()
}
