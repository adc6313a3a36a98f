//! My learning: what the learner did, gathered from the records in this browser.

use crate::browser::arrive;
use crate::components::{DueCard, LearnedCourse, SurenessSection, WeeksPlot};
use crate::context::{context, t};
use crate::route::Route;
use crate::state::{Learner, Seen};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The learner's other pages, which this one leads to: notes, review and passport.
const OWN_PAGES: &[(Route, Text)] = &[
    (Route::Review, Text::Review),
    (Route::Passport, Text::YourProgress),
];

/// The page of what was learned.
pub fn learning() -> impl IntoView {
    arrive(t(Text::MyLearning));
    let learner: Learner = expect_context();
    let seen = learner.learning();
    let body = move || {
        match seen.get() {
        None => view! { <p class="waiting needs-script" role="status">{t(Text::Loading)}</p> }.into_any(),
        Some((learning, _)) if learning.courses.is_empty() => view! {
            <p class="empty">{t(Text::LearningEmpty)}</p>
            <p class="actions"><a class="button" href=context().links.to(&Route::Catalogue)>{t(Text::ToCatalogue)}</a></p>
        }
        .into_any(),
        Some(seen) => show(seen).into_any(),
    }
    };
    view! {
        <div class="page learning">
            <header class="page-head">
                <h1 tabindex="-1">{t(Text::MyLearning)}</h1>
                <p class="lead">{t(Text::LearningLead)}</p>
            </header>
            <p class="notice without-script">{t(Text::LearningNeedsScript)}</p>
            {own_pages()}
            <DueCard/>
            {body}
        </div>
    }
}

fn own_pages() -> impl IntoView {
    let links = context().links;
    let items = OWN_PAGES.iter().map(|(route, text)| {
        let href = links.to(route);
        view! { <li><a href=href>{t(*text)}</a></li> }
    });
    let items = items.collect_view();
    (!OWN_PAGES.is_empty())
        .then(|| view! { <nav class="own-pages" aria-label=t(Text::LearningPages)><ul>{items}</ul></nav> })
}

fn show((learning, clock): Seen) -> impl IntoView {
    let figures = [
        (Text::Courses, learning.courses.len()),
        (Text::LessonsDone, learning.done()),
        (Text::QuestionsAnswered, learning.tally().answered as usize),
    ];
    let figures =
        figures.map(|(text, count)| view! { <div><dt>{t(text)}</dt><dd>{count.to_string()}</dd></div> });
    let several = learning
        .courses
        .values()
        .filter(|course| !course.sure.is_empty())
        .count()
        > 1;
    let courses = learning.courses.iter().map(|(id, facts)| {
        view! { <LearnedCourse id=id.clone() facts=facts.clone() clock calibration=several/> }
    });
    let courses = courses.collect_view();
    view! {
        <dl class="in-figures">{figures.collect_view()}</dl>
        <WeeksPlot weeks=learning.weeks.clone()/>
        <section aria-labelledby="courses">
            <h2 id="courses">{t(Text::Courses)}</h2>
            {courses}
        </section>
        <SurenessSection answers=learning.sure() clock/>
    }
}
