//! The frame of every plot: title, picture, what it shows in words, table.

use super::shape::Shape;
use crate::components::DateInWords;
use leptos::prelude::*;

/// One cell of a table.
#[derive(Clone)]
pub enum Cell {
    /// Words or a number.
    Words(String),
    /// A title, its language, and where it leads.
    Link(String, String, String),
    /// An ISO 8601 date.
    Date(String),
}

impl Cell {
    /// A number, or a dash where there is none.
    pub fn number(number: Option<impl ToString>, unit: &str) -> Self {
        Self::Words(number.map_or_else(
            || "–".to_owned(),
            |number| format!("{}{unit}", number.to_string()),
        ))
    }

    fn draw(self) -> AnyView {
        match self {
            Self::Words(words) => words.into_any(),
            Self::Link(words, lang, href) => view! { <a href=href lang=lang>{words}</a> }.into_any(),
            Self::Date(iso) => view! { <DateInWords iso/> }.into_any(),
        }
    }
}

/// A plot before it is drawn.
pub(super) struct Figure {
    /// Unique on the page.
    pub(super) id: String,
    pub(super) title: String,
    /// What it shows, for those who see it and for those who do not.
    pub(super) says: String,
    pub(super) size: (i32, i32),
    pub(super) shapes: Vec<Shape>,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Figure {
    pub(super) fn draw(self) -> AnyView {
        let Self {
            id,
            title,
            says,
            size,
            ..
        } = self;
        let named = |part: &str| format!("{id}-{part}");
        let (name, what, caption) = (named("name"), named("says"), named("title"));
        let shapes: Vec<AnyView> = self.shapes.into_iter().map(Shape::draw).collect();
        let head: Vec<_> = self
            .head
            .into_iter()
            .map(|words| view! { <th scope="col">{words}</th> })
            .collect();
        let rows: Vec<_> = self.rows.into_iter().map(row).collect();
        // The macro takes `<title>` for HTML's.
        let picture_name = leptos::svg::title().attr("id", name.clone()).child(title.clone());
        view! {
            <figure class="plot" aria-labelledby=caption.clone()>
                <figcaption>
                    <p class="plot-title" id=caption.clone()>{title}</p>
                    <p class="plot-says" id=what.clone()>{says.clone()}</p>
                </figcaption>
                <svg class="plot-picture" viewBox=format!("0 0 {} {}", size.0, size.1) role="img" aria-labelledby=name aria-describedby=what>
                    {picture_name}
                    <desc>{says}</desc>
                    {shapes}
                </svg>
                <table class="plot-table" aria-labelledby=caption.clone()>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </figure>
        }
        .into_any()
    }
}

fn row(cells: Vec<Cell>) -> impl IntoView {
    let mut cells = cells.into_iter();
    let first = cells.next().map(Cell::draw);
    let rest: Vec<_> = cells.map(|cell| view! { <td>{cell.draw()}</td> }).collect();
    view! { <tr><th scope="row">{first}</th>{rest}</tr> }
}
