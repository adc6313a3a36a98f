//! "My notes": everything the learner wrote and marked, to read, print and take along.

use crate::api::{Load, Loading, load};
use crate::browser::{absolute, arrive, download, print};
use crate::components::{LessonWordsView, live};
use crate::context::{context, t};
use crate::route::{course_json, lesson_json};
use crate::state::Learner;
use leerkring_core::Id;
use leerkring_core::contract::{Course, Lesson};
use leerkring_core::progress::{CourseSheets, LessonRef, LessonWords, own_words, words_as_markdown};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

type Words = BTreeMap<LessonRef, LessonWords>;

/// The page.
pub fn notes() -> impl IntoView {
    arrive(t(Text::MyNotes));
    let learner: Learner = expect_context();
    let words = Memo::new(move |_| learner.is_open().then(|| learner.progress.with(own_words)));
    let inside = live(move || match words.get() {
        None => view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any(),
        Some(words) if words.is_empty() => view! { <p class="empty">{t(Text::NotesEmpty)}</p> }.into_any(),
        Some(words) => show(words).into_any(),
    });
    view! {
        <div class="page my-notes">
            <header class="page-head">
                <h1 tabindex="-1">{t(Text::MyNotes)}</h1>
                <p class="lead">{t(Text::NotesLead)}</p>
            </header>
            <p class="notice without-script">{t(Text::NotesNeedScript)}</p>
            <div class="needs-script">{inside}</div>
        </div>
    }
}

fn show(words: Words) -> impl IntoView {
    let links = context().links;
    let mut courses: BTreeMap<Id, Loading<Course>> = BTreeMap::new();
    for LessonRef { course, .. } in words.keys() {
        let ask = || load(course_json(&links.lang, course));
        courses.entry(course.clone()).or_insert_with(ask);
    }
    // A lesson is only asked for where what it asks must be shown; its title stands in the course.
    let lessons: BTreeMap<LessonRef, Loading<Lesson>> = words
        .iter()
        .filter(|(_, words)| !words.written.is_empty())
        .map(|(about, _)| (about.clone(), load(lesson_json(&links.lang, about))))
        .collect();
    let away = {
        let courses = courses.clone();
        move |sheet: &CourseSheets| {
            courses
                .get(&sheet.course)
                .is_some_and(|loading| !matches!(loading.state.get(), Load::Loading | Load::LoadingSlowly))
        }
    };
    let sheets = Memo::new(move |_| all_sheets(&words, &courses, &lessons));
    let (title, bookmark) = (t(Text::MyNotes), t(Text::Bookmark));
    let of = links.clone();
    let save = move |_| {
        let address =
            |at: &LessonRef, block: Option<&str>| absolute(&of.block(&at.course, &at.lesson, block));
        let file = sheets.with_untracked(|sheets| words_as_markdown(&title, &bookmark, sheets, address));
        let name = title.to_ascii_lowercase().replace(' ', "-");
        download(&format!("{name}.md"), "text/markdown;charset=utf-8", &file);
    };
    let courses = live(move || {
        let all = sheets.get().into_iter().map(|sheet| {
            let known = away(&sheet);
            let (title, lang) = match sheet.title {
                Some((title, lang)) => (title, Some(lang.to_string())),
                None => (sheet.course.to_string(), None),
            };
            let lessons = sheet.lessons.into_iter().map(|sheet| {
                // A course that came without the lesson, or did not come, has nothing to say of it.
                let away = known && sheet.title.is_none();
                view! { <LessonWordsView sheet away/> }
            });
            let lessons = lessons.collect_view();
            view! { <section class="course-words"><h2 lang=lang><a href=links.course(&sheet.course)>{title}</a></h2>{lessons}</section> }
        });
        all.collect_view().into_any()
    });
    view! {
        <p class="actions">
            <button type="button" on:click=|_| print()>{t(Text::NotesPrint)}</button>
            <button type="button" class="save-notes" on:click=save>{t(Text::NotesSave)}</button>
        </p>
        {courses}
    }
}

/// What is known of every course and lesson by now, with the learner's words in it.
fn all_sheets(
    words: &Words,
    courses: &BTreeMap<Id, Loading<Course>>,
    lessons: &BTreeMap<LessonRef, Loading<Lesson>>,
) -> Vec<CourseSheets> {
    let by_course = courses.iter().map(|(id, loading)| {
        let course = loaded(loading);
        let sheets = words.iter().filter(|(about, _)| about.course == *id);
        let sheets = sheets.map(|(about, words)| {
            let lesson = lessons.get(about).and_then(loaded);
            words.sheet(about, course.as_deref(), lesson.as_deref())
        });
        CourseSheets::new(id.clone(), course.as_deref(), sheets.collect())
    });
    by_course.collect()
}

fn loaded<T: Send + Sync + 'static>(loading: &Loading<T>) -> Option<Arc<T>> {
    match loading.state.get() {
        Load::Loaded(document) => Some(document),
        _ => None,
    }
}
