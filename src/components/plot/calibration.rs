//! How sure against how often right, with the line on which both are equal.

use super::figure::{Cell, Figure};
use super::shape::Shape;
use crate::context::t;
use leerkring_core::quiz::{Bin, Calibration};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The square from 0 to 100 percent both ways, and where it stands in the picture.
const SIDE: i32 = 220;
const LEFT: i32 = 38;
const TOP: i32 = 26;
const SMALLEST: i32 = 5;
const LARGEST: i32 = 14;

/// A dot for each level of confidence, the larger the more answers.
#[component]
pub fn CalibrationPlot(
    /// Unique on the page.
    id: String,
    /// What is shown.
    calibration: Calibration,
) -> impl IntoView {
    let bottom = TOP + SIDE;
    let at = |across: i32, up: i32| (LEFT + across * SIDE / 100, bottom - up * SIDE / 100);
    let mut shapes = Vec::new();
    for percent in [0, 20, 40, 60, 80, 100] {
        let class = if percent == 0 { "plot-axis" } else { "plot-grid" };
        shapes.push(Shape::line(at(0, percent), at(100, percent), class));
        let words = percent.to_string();
        let (x, y) = at(0, percent);
        shapes.push(Shape::words((x - 7, y + 4), "plot-tick plot-end", words.clone()));
        let (x, y) = at(percent, 0);
        shapes.push(Shape::words((x, y + 17), "plot-tick plot-middle", words));
    }
    shapes.push(Shape::line(at(0, 0), at(100, 100), "plot-ideal"));
    shapes.push(Shape::words((0, 12), "plot-tick", t(Text::RightAxis)));
    shapes.push(Shape::words(
        (LEFT + SIDE, bottom + 34),
        "plot-tick plot-end",
        t(Text::SureAxis),
    ));
    let most = calibration.bins.iter().map(|bin| bin.answers).max().unwrap_or(0);
    let mut rows = Vec::new();
    for bin in &calibration.bins {
        if let Some(right) = bin.percent_right() {
            let (x, y) = at(i32::from(bin.confidence), right as i32);
            let radius = radius(bin, most);
            shapes.push(Shape::dot((x, y), radius, "plot-dot"));
            shapes.push(Shape::words(
                (x + radius + 5, y + 4),
                "plot-number",
                bin.answers.to_string(),
            ));
        }
        rows.push(vec![
            Cell::Words(bin.confidence.to_string()),
            Cell::Words(bin.answers.to_string()),
            Cell::number(bin.percent_right(), ""),
        ]);
    }
    Figure {
        id,
        title: t(Text::SurePlot),
        says: t(Text::SurePlotSays),
        size: (LEFT + SIDE + 56, bottom + 40),
        shapes,
        head: vec![t(Text::SureAxis), t(Text::AnswersHead), t(Text::RightAxis)],
        rows,
    }
    .draw()
}

/// The area of a dot grows with its answers, so its radius with their root.
fn radius(bin: &Bin, most: usize) -> i32 {
    let share = bin.answers as f64 / most.max(1) as f64;
    // Between the two bounds, so the cast holds it.
    ((share.sqrt() * f64::from(LARGEST)) as i32).max(SMALLEST)
}
