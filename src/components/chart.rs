//! A bar chart that can be seen, heard, and read as a table.

use crate::context::t;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Stands below the bar.
    pub short: String,
    /// Stands below that.
    pub below: String,
    /// Stands in the table.
    pub long: String,
    /// How much.
    pub value: usize,
    /// Whether it is the one that matters most.
    pub marked: bool,
}

/// Sizes in units of the drawing: a column and the bar in it, the tallest bar, and what stands above and below.
const COLUMN: usize = 26;
const BAR: usize = 16;
const TALLEST: usize = 92;
const ABOVE: usize = 20;
const BELOW: usize = 34;

/// A bar chart, and the same as a table to unfold. `id` must be the only one of its kind on the page.
#[component]
pub fn BarChart(
    /// Id of the chart.
    id: &'static str,
    /// What it shows, in a sentence.
    title: String,
    /// The heads of the table's two columns.
    heads: (Text, Text),
    /// The bars.
    bars: Vec<Bar>,
) -> impl IntoView {
    let greatest = bars.iter().map(|bar| bar.value).max().unwrap_or_default().max(1);
    let (width, floor) = (bars.len() * COLUMN, ABOVE + TALLEST);
    let columns = bars.iter().enumerate().map(|(index, bar)| {
        let middle = (index * COLUMN + COLUMN / 2).to_string();
        let left = index * COLUMN + (COLUMN - BAR) / 2;
        // However little it is, it can be seen.
        let height = (bar.value * TALLEST / greatest).max(if bar.value > 0 { 4 } else { 0 });
        let value = (bar.value > 0).then(|| {
            view! { <text class="chart-value" x=middle.clone() y=(floor - height - 6).to_string()>{bar.value}</text> }
        });
        view! {
            <g class:marked=bar.marked>
                <rect class="chart-bar" x=left.to_string() y=(floor - height).to_string() width=BAR.to_string() height=height.to_string() rx="2"></rect>
                {value}
                <text class="chart-label" x=middle.clone() y=(floor + 15).to_string()>{bar.short.clone()}</text>
                <text class="chart-label" x=middle y=(floor + 28).to_string()>{bar.below.clone()}</text>
            </g>
        }
        .into_any()
    });
    let columns = columns.collect_view();
    let rows = bars.iter().map(|bar| {
        view! { <tr><th scope="row">{bar.long.clone()}</th><td class="end">{bar.value}</td></tr> }
    });
    let rows = rows.collect_view();
    let (first, second) = heads;
    let edge = width.to_string();
    let floor = floor.to_string();
    // The macro takes `<title>` for HTML's.
    let name = leptos::svg::title().attr("id", id).child(title.clone());
    view! {
        <div class="chart">
            <svg role="img" aria-labelledby=id viewBox=format!("0 0 {width} {}", ABOVE + TALLEST + BELOW)>
                {name}
                {columns}
                <line class="chart-floor" x1="0" y1=floor.clone() x2=edge y2=floor></line>
            </svg>
            <details>
                <summary>{t(Text::AsTable)}</summary>
                <div class="table">
                    <table>
                        <caption class="visually-hidden">{title}</caption>
                        <thead><tr><th scope="col">{t(first)}</th><th scope="col" class="end">{t(second)}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </div>
    }
    .into_any()
}
