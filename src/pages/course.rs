//! A course: what it is, what it takes, its modules and lessons.

use crate::api::load;
use crate::browser::arrive;
use crate::components::{
    Attribution, CertificateLink, ContinueCard, CourseProgress, DateInWords, OtherLanguage, Prose, Safe,
    StartAgain, Tick, Waiting, kind_text,
};
use crate::context::{context, duration, t, t_count};
use crate::route::{Links, course_json};
use leerkring_core::Id;
use leerkring_core::contract::{Course, LessonCard, Module};
use leerkring_core::progress::{LessonRef, What};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of a course.
pub fn course(id: Id) -> impl IntoView {
    let loading = load(course_json(&context().links.lang, &id));
    view! { <Waiting loading show/> }
}

fn show(course: Arc<Course>) -> impl IntoView {
    arrive(course.title.clone());
    let context = context();
    let lessons = course.lessons().count();
    let first = course
        .lessons()
        .next()
        .map(|lesson| context.links.lesson(&course.id, &lesson.id));
    let modules = course
        .modules
        .iter()
        .map(|module| show_module(&course.id, module, &context.links))
        .collect_view();
    let (lang, dir) = (course.lang.to_string(), course.lang.direction().as_str());
    let languages: Vec<_> = course
        .languages
        .iter()
        .map(|lang| context.language_name(lang))
        .collect();
    view! {
        <div class="page course" lang=lang dir=dir>
            <OtherLanguage lang=course.lang.clone()/>
            <header class="page-head">
                <p class="card-kind">{t(kind_text(course.kind))}</p>
                <h1 tabindex="-1">{course.title.clone()}</h1>
                <p class="lead">{course.summary.clone()}</p>
                <p class="meta">
                    {t_count(Text::LessonCountOne, Text::LessonCount, lessons)} " · " {duration(course.minutes)} " · "
                    {languages.join(", ")}
                    {course.updated.clone().map(|iso| view! { " · " {t(Text::Updated)} " " <DateInWords iso/> })}
                </p>
                {match first {
                    Some(href) => view! { <p class="actions"><a class="button" href=href>{t(Text::Start)}</a></p> }.into_any(),
                    None => view! { <p class="empty">{t(Text::NoLessons)}</p> }.into_any(),
                }}
            </header>
            <ContinueCard course=Arc::clone(&course)/>
            <Safe prose=Prose::Written(course.intro.clone()) class="prose intro"/>
            <section aria-labelledby="outline-heading">
                <h2 id="outline-heading">{t(Text::Outline)}</h2>
                <CourseProgress course=Arc::clone(&course)/>
                <CertificateLink course=Arc::clone(&course)/>
                <ol class="modules">{modules}</ol>
                <StartAgain what=What::Course(course.id.clone()) words=Text::StartCourseAgain/>
            </section>
            <Attribution attribution=course.attribution.clone() edit=course.edit.clone()/>
        </div>
    }
}

fn show_module(course: &Id, module: &Module, links: &Links) -> impl IntoView + use<> {
    let lessons = module
        .lessons
        .iter()
        .map(|card| show_lesson(course, card, links))
        .collect_view();
    let intro = (!module.intro.is_empty())
        .then(|| view! { <Safe prose=Prose::Written(module.intro.clone()) class="prose module-intro"/> });
    view! {
        <li class="module" id=module.id.to_string()>
            <h3>{module.title.clone()}</h3>
            {intro}
            <ol class="lessons">{lessons}</ol>
        </li>
    }
}

fn show_lesson(course: &Id, card: &LessonCard, links: &Links) -> impl IntoView + use<> {
    let lesson = LessonRef {
        course: course.clone(),
        lesson: card.id.clone(),
    };
    let href = links.lesson(course, &card.id);
    let lang = card.lang.to_string();
    let planned = card.available_from.clone();
    view! {
        <li>
            <Tick lesson/>
            <div>
                <a href=href lang=lang.clone()>{card.title.clone()}</a>
                <p class="lesson-summary" lang=lang>{card.summary.clone()}</p>
            </div>
            <p class="meta">
                {duration(card.minutes)}
                {planned.map(|iso| view! { " · " {t(Text::AvailableFrom)} " " <DateInWords iso/> })}
            </p>
        </li>
    }
}
