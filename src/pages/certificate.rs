//! The certificate of a course, to be printed; until all lessons are done, what is still open.

use crate::api::load;
use crate::browser::arrive;
use crate::components::{CertificateSheet, CourseProgress, Waiting};
use crate::context::{context, t, t_with};
use crate::route::course_json;
use crate::state::Learner;
use leerkring_core::Id;
use leerkring_core::contract::Course;
use leerkring_core::learning::InCourse;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of the certificate of a course.
pub fn certificate(id: Id) -> impl IntoView {
    let loading = load(course_json(&context().links.lang, &id));
    view! { <Waiting loading show/> }
}

fn show(course: Arc<Course>) -> impl IntoView {
    arrive(t(Text::Certificate));
    let learner: Learner = expect_context();
    let seen = learner.learning();
    let (lang, title) = (course.lang.to_string(), course.title.clone());
    let href = context().links.course(&course.id);
    let body = move || match seen.get() {
        None => view! { <p class="waiting needs-script" role="status">{t(Text::Loading)}</p> }.into_any(),
        Some((learning, clock)) => {
            let facts = learning.courses.get(&course.id).cloned().unwrap_or_default();
            let now = InCourse::of(&course, &facts);
            let course = Arc::clone(&course);
            if now.is_finished() {
                view! { <CertificateSheet course now clock/> }.into_any()
            } else {
                missing(course, now).into_any()
            }
        }
    };
    view! {
        <div class="page certificate-page">
            <header class="page-head">
                <p class="breadcrumb"><a href=href lang=lang>{title}</a></p>
                <h1 tabindex="-1">{t(Text::Certificate)}</h1>
                <p class="lead">{t(Text::CertificateLead)}</p>
            </header>
            <p class="notice without-script">{t(Text::LearningNeedsScript)}</p>
            {body}
        </div>
    }
}

fn missing(course: Arc<Course>, now: InCourse) -> impl IntoView {
    let links = context().links;
    let open = now.present().filter(|line| line.done.is_none()).map(|line| {
        let href = links.lesson(&course.id, &line.id);
        let title = line.title.clone();
        title.map(|(title, lang)| view! { <li><a href=href lang=lang.to_string()>{title}</a></li> })
    });
    let open = open.collect_view();
    let count = (now.all - now.done).to_string();
    view! {
        <section class="certificate-missing">
            <CourseProgress course=Arc::clone(&course)/>
            <p>{t_with(Text::CertificateMissing, &[("count", &count)])}</p>
            <ul>{open}</ul>
        </section>
    }
}
