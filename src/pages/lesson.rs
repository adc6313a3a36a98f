//! A lesson: what is read, beside the outline of its course.

use crate::api::{Load, load, prefetch};
use crate::browser::{arrive, follow};
use crate::components::{
    Activities, Attribution, Contents, CourseOutline, DateInWords, DiscussionPlace, DoneButton, LessonTools,
    NotesPanel, OtherLanguage, Pager, ReadAloud, Safe, StartAgain, Waiting, prose_of,
};
use crate::context::{context, duration, t};
use crate::route::{course_json, lesson_json};
use crate::state::{Learner, OwnNotes, Saving};
use leerkring_core::contract::Lesson;
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of a lesson.
pub fn lesson(lesson: LessonRef) -> impl IntoView {
    let lang = context().links.lang;
    let course = load(course_json(&lang, &lesson.course));
    let loading = load(lesson_json(&lang, &lesson));
    let current = lesson.lesson;
    let outline = move || match course.state.get() {
        Load::Loaded(course) => Some(view! { <CourseOutline course current=current.clone()/> }),
        // The lesson can be read without its outline; the next page tries again.
        _ => None,
    };
    view! {
        <div class="lesson-page">
            <div class="outline-place">{outline}</div>
            <div class="lesson-place"><Waiting loading show/></div>
        </div>
    }
}

fn show(lesson: Arc<Lesson>) -> impl IntoView {
    arrive(lesson.title.clone());
    let context = context();
    let about = LessonRef {
        course: lesson.course.clone(),
        lesson: lesson.id.clone(),
    };
    let saving = RwSignal::new(Saving::Idle);
    let touched = RwSignal::new(false);
    let followed = about.clone();
    let own = OwnNotes::of(about.clone());
    let learner: Learner = expect_context();
    let next = lesson.next.as_ref().map(|next| LessonRef {
        course: lesson.course.clone(),
        lesson: next.id.clone(),
    });
    let next = next.map(|next| lesson_json(&context.links.lang, &next));
    Effect::new(move |_| {
        follow(learner, followed.clone(), saving, touched);
        if let Some(next) = &next {
            prefetch(next.clone());
        }
    });
    let (lang, dir) = (lesson.lang.to_string(), lesson.lang.direction().as_str());
    let course = context.links.course(&lesson.course);
    view! {
        <article class="lesson" lang=lang dir=dir>
            <OtherLanguage lang=lesson.lang.clone()/>
            <header class="page-head">
                <div class="head-row">
                    <p class="breadcrumb"><a href=course>{t(Text::BackToCourse)}</a></p>
                    <ReadAloud lang=lesson.lang.clone()/>
                </div>
                <h1 tabindex="-1">{lesson.title.clone()}</h1>
                <p class="lead">{lesson.summary.clone()}</p>
                <p class="meta">
                    {duration(lesson.minutes)}
                    {lesson.updated.clone().map(|iso| view! { " · " {t(Text::Updated)} " " <DateInWords iso/> })}
                </p>
            </header>
            <LessonTools own/>
            <Contents outline=lesson.outline.clone()/>
            <Safe prose=prose_of(&lesson.blocks) class="prose" id="prose"/>
            <Activities lesson=Arc::clone(&lesson)/>
            <div id="lesson-end"></div>
            <NotesPanel own/>
            <DoneButton lesson=about.clone() saving touched/>
            <Pager lesson=Arc::clone(&lesson)/>
            <DiscussionPlace lesson=about.clone()/>
            <StartAgain what=about.into() words=Text::StartLessonAgain touched/>
            <Attribution attribution=lesson.attribution.clone() edit=lesson.edit.clone()/>
        </article>
    }
}
