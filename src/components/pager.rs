//! The way to the neighbours of a lesson.

use crate::context::{context, t};
use leerkring_core::contract::{Lesson, LessonLink};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// Previous and next lesson; at the end of the course, a sentence and the way to its outline.
#[component]
pub fn Pager(
    /// The lesson shown.
    lesson: Arc<Lesson>,
) -> impl IntoView {
    let links = context().links;
    let course = lesson.course.clone();
    let to_course = links.course(&course);
    let link = move |neighbour: &LessonLink, rel: &'static str, text: Text| {
        let href = links.lesson(&course, &neighbour.id);
        let (title, lang) = (neighbour.title.clone(), neighbour.lang.to_string());
        view! {
            <a class=rel rel=rel href=href>
                <span class="pager-word">{t(text)}</span>
                <span class="pager-title" lang=lang>{title}</span>
            </a>
        }
    };
    let previous = lesson
        .previous
        .as_ref()
        .map(|neighbour| link(neighbour, "prev", Text::Previous));
    let next = match &lesson.next {
        Some(neighbour) => link(neighbour, "next", Text::Next).into_any(),
        None => view! {
            <p class="course-end">{t(Text::CourseEnd)} " " <a href=to_course>{t(Text::BackToCourse)}</a></p>
        }
        .into_any(),
    };
    view! { <nav class="pager" aria-label=format!("{}, {}", t(Text::Previous), t(Text::Next))>{previous}{next}</nav> }
}
