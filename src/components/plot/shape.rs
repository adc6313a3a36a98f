//! What pictures are made of: paths and words, in units of the picture.

use leptos::prelude::*;

/// A part of a picture. All of them are one of two elements, which keeps the app small.
pub(super) enum Shape {
    /// Lines and areas: `d` of an SVG path, and a class.
    Path(String, &'static str),
    /// Words that start, centre or end at a point, by the class.
    Words {
        at: (i32, i32),
        class: &'static str,
        words: String,
        /// The language, where it is not that of the page.
        lang: Option<String>,
    },
}

impl Shape {
    pub(super) fn bar((x, y): (i32, i32), (width, height): (i32, i32), class: &'static str) -> Self {
        Self::Path(format!("M{x} {y}h{width}v{height}h{}z", -width), class)
    }

    pub(super) fn line((x, y): (i32, i32), (to_x, to_y): (i32, i32), class: &'static str) -> Self {
        Self::Path(format!("M{x} {y}L{to_x} {to_y}"), class)
    }

    pub(super) fn dot((x, y): (i32, i32), radius: i32, class: &'static str) -> Self {
        let (left, across) = (x - radius, 2 * radius);
        let d = format!(
            "M{left} {y}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 {} 0z",
            -across
        );
        Self::Path(d, class)
    }

    pub(super) fn words(at: (i32, i32), class: &'static str, words: impl Into<String>) -> Self {
        Self::Words {
            at,
            class,
            words: words.into(),
            lang: None,
        }
    }

    pub(super) fn draw(self) -> AnyView {
        match self {
            Self::Path(d, class) => view! { <path d=d class=class/> }.into_any(),
            Self::Words {
                at: (x, y),
                class,
                words,
                lang,
            } => view! { <text x=x.to_string() y=y.to_string() class=class lang=lang>{words}</text> }
                .into_any(),
        }
    }
}
