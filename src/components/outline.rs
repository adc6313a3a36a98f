//! Outlines: of a course, and of the headings of a lesson.

use super::Tick;
use crate::context::{context, t, t_with};
use crate::state::Learner;
use leerkring_core::Id;
use leerkring_core::contract::{Course, Heading, LessonCard};
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The modules and lessons of a course, with ticks, beside a lesson. On narrow screens a button at
/// the bottom of the screen opens it, without a script (the `popover` attribute).
#[component]
pub fn CourseOutline(
    /// The course.
    course: Arc<Course>,
    /// The lesson shown.
    current: Id,
) -> impl IntoView {
    let links = context().links;
    let lesson = |card: &LessonCard| {
        let href = links.lesson(&course.id, &card.id);
        let here = (card.id == current).then_some("page");
        let what = LessonRef {
            course: course.id.clone(),
            lesson: card.id.clone(),
        };
        let (title, lang) = (card.title.clone(), card.lang.to_string());
        view! { <li><a href=href aria-current=here><Tick lesson=what/><span lang=lang>{title}</span></a></li> }
    };
    let modules = course.modules.iter().map(|module| {
        let lessons = module.lessons.iter().map(lesson).collect_view();
        view! { <li><p class="outline-module">{module.title.clone()}</p><ol>{lessons}</ol></li> }
    });
    let modules = modules.collect_view();
    let lang = course.lang.to_string();
    view! {
        <button class="outline-button" type="button" popovertarget="outline">
            {t(Text::Outline)} " " <ProgressCount course=Arc::clone(&course)/>
        </button>
        <nav class="outline" id="outline" popover="auto" aria-label=t(Text::Outline)>
            <a class="outline-course" href=links.course(&course.id) lang=lang.clone()>{course.title.clone()}</a>
            <ol lang=lang>{modules}</ol>
        </nav>
    }
}

/// How many lessons are done, in figures for the eye and in words for the ear.
#[component]
fn ProgressCount(
    /// The course.
    course: Arc<Course>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let all = course.lessons().count();
    let done = move || learner.progress.with(|progress| progress.done_in(&course));
    view! { <span class="count">{move || format!("{}/{all}", done())}</span> }
}

/// The headings of a lesson.
#[component]
pub fn Contents(
    /// The headings.
    outline: Vec<Heading>,
) -> impl IntoView {
    let items = outline
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| {
            view! { <li><a href=format!("#{}", heading.id)>{heading.title.clone()}</a></li> }
        });
    let items = items.collect_view();
    (outline.len() > 2).then(|| {
        view! {
            <nav class="contents" aria-label=t(Text::OnThisPage)>
                <details><summary>{t(Text::OnThisPage)}</summary><ol>{items}</ol></details>
            </nav>
        }
    })
}

/// How far the learner is in a course: a bar, and the same in words.
#[component]
pub fn CourseProgress(
    /// The course.
    course: Arc<Course>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let all = course.lessons().count();
    let done = Memo::new(move |_| learner.progress.with(|progress| progress.done_in(&course)));
    let words = move || {
        t_with(
            Text::ProgressOf,
            &[("done", &done.get().to_string()), ("all", &all.to_string())],
        )
    };
    view! {
        <p class="course-progress needs-script">
            <progress max=all.to_string() value=move || done.get().to_string() aria-label=words></progress>
            <span>{words}</span>
        </p>
    }
}
