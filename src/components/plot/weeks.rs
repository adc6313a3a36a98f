//! A bar for each of the last weeks.

use super::figure::{Cell, Figure};
use super::shape::Shape;
use crate::browser::short_date;
use crate::context::{context, t, t_with};
use leerkring_core::learning::Week;
use leerkring_core::texts::Text;
use leptos::prelude::*;

const STEP: i32 = 25;
const HEIGHT: i32 = 150;
/// Below the bars stand dates; every fourth week has one, where the words for this week leave room.
const DATED: usize = 4;

/// How much was done in each of the last weeks. Drawn in the browser only, whose words for dates it takes.
#[component]
pub fn WeeksPlot(
    /// The weeks, the oldest first.
    weeks: Vec<Week>,
) -> impl IntoView {
    let lang = context().links.lang;
    let most = weeks.iter().map(|week| week.facts).max().unwrap_or(0);
    let last = weeks.len().saturating_sub(1);
    let width = STEP * weeks.len() as i32;
    let mut shapes = vec![Shape::line((0, HEIGHT), (width, HEIGHT), "plot-axis")];
    let mut rows = Vec::new();
    for (place, week) in weeks.into_iter().enumerate() {
        let x = STEP * place as i32;
        // The room above is for the number; what is not nothing is seen.
        let height = ((HEIGHT - 18) as usize * week.facts)
            .checked_div(most)
            .unwrap_or(0) as i32;
        let height = if week.facts > 0 { height.max(2) } else { 0 };
        let top = HEIGHT - height;
        let class = if place == last {
            "plot-bar plot-now"
        } else {
            "plot-bar"
        };
        shapes.push(Shape::bar((x + 3, top), (STEP - 6, height), class));
        if week.facts > 0 {
            shapes.push(Shape::words(
                (x + STEP / 2, top - 5),
                "plot-number plot-middle",
                week.facts.to_string(),
            ));
        }
        if place == last {
            shapes.push(Shape::words(
                (width, HEIGHT + 17),
                "plot-tick plot-end",
                t(Text::ThisWeek),
            ));
        } else if place % DATED == 0 && last - place >= DATED {
            let date = short_date(&week.monday, &lang).unwrap_or_else(|| week.monday.clone());
            shapes.push(Shape::words((x + 3, HEIGHT + 17), "plot-tick", date));
        }
        rows.push(vec![Cell::Date(week.monday), Cell::Words(week.facts.to_string())]);
    }
    // The newest first, where one looks.
    rows.reverse();
    Figure {
        id: "weeks".to_owned(),
        title: t(Text::WeeksTitle),
        says: t_with(Text::WeeksSays, &[("count", &most.to_string())]),
        size: (width, HEIGHT + 24),
        shapes,
        head: vec![t(Text::WeekFrom), t(Text::WeekFacts)],
        rows,
    }
    .draw()
}
