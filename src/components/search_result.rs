//! One result of a search: where it stands, its title and heading, and the passage.

use crate::api::{Load, Loading, load};
use crate::context::{context, t};
use crate::route::{course_json, glossary_json, lesson_json};
use leerkring_core::Id;
use leerkring_core::contract::{Course, Glossary, Lesson, SearchIndex, SearchPage};
use leerkring_core::progress::LessonRef;
use leerkring_core::search::{Hit, Piece, marked, passage, sections, text_of};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// One result of a search. Title and heading come from the index; the passage comes from the page
/// itself, once that has been fetched, and is left out where it does not come.
#[component]
pub fn SearchResult(
    /// What can be found.
    index: Arc<SearchIndex>,
    /// What was found.
    hit: Hit,
    /// The words that were looked for, to be marked.
    forms: Memo<Vec<String>>,
) -> impl IntoView {
    let page = index.pages.get(hit.page)?.clone();
    let heading = hit.section.checked_sub(1);
    let heading = heading.and_then(|number| page.headings.get(number)).cloned();
    let href = address(&page, heading.as_ref().map(|(id, _)| id))?;
    let text = text(&page, hit.section);
    let (lang, dir) = (page.lang.to_string(), page.lang.direction().as_str());
    let SearchPage { title, .. } = page.clone();
    let heading = heading.map(|(_, heading)| {
        let heading = cut(forms, Box::new(move |forms| marked(&heading, forms)));
        view! { <p class="result-heading">{heading}</p> }
    });
    let title = cut(forms, Box::new(move |forms| marked(&title, forms)));
    let words = move |forms: &[String]| text.with(|text| text.as_deref().map(|text| passage(text, forms)));
    let passage = cut(forms, Box::new(move |forms| words(forms).unwrap_or_default()));
    Some(view! {
        <li class="result">
            {stands_in(&index, &page)}
            <div lang=lang dir=dir>
                <h2><a class="result-link" href=href>{title}</a></h2>
                {heading}
                <p class="result-passage">{passage}</p>
            </div>
        </li>
    })
}

type Cut = Box<dyn Fn(&[String]) -> Vec<Piece> + Send + Sync>;

/// A text with the words that were looked for in `mark` elements; never as HTML.
fn cut(forms: Memo<Vec<String>>, pieces: Cut) -> AnyView {
    let one = |piece: Piece| {
        if piece.marked {
            view! { <mark>{piece.text}</mark> }.into_any()
        } else {
            piece.text.into_any()
        }
    };
    let all = move || {
        let pieces = forms.with(|forms| pieces(forms));
        pieces.into_iter().map(one).collect::<Vec<_>>()
    };
    all.into_any()
}

fn address(page: &SearchPage, heading: Option<&Id>) -> Option<String> {
    let links = context().links;
    match (&page.course, &page.lesson, &page.term) {
        (Some(course), Some(lesson), _) => Some(links.block(course, lesson, heading.map(Id::as_str))),
        (Some(course), None, _) => Some(links.course(course)),
        (None, _, Some(term)) => Some(links.term(term)),
        (None, _, None) => None,
    }
}

/// The course of a lesson, or what kind of page it is.
fn stands_in(index: &SearchIndex, page: &SearchPage) -> impl IntoView + use<> {
    let course = page.lesson.as_ref().and_then(|_| {
        let mut courses = index.pages.iter();
        courses.find(|other| other.lesson.is_none() && other.course == page.course)
    });
    let (words, lang) = match course {
        Some(course) => (course.title.clone(), Some(course.lang.to_string())),
        None if page.course.is_some() => (t(Text::SearchCourse), None),
        None => (t(Text::Glossary), None),
    };
    view! { <p class="result-place" lang=lang>{words}</p> }
}

/// The text that the passage is taken from; `None` until it has come.
fn text(page: &SearchPage, section: usize) -> Memo<Option<String>> {
    let lang = context().links.lang;
    match (&page.course, &page.lesson, page.term.clone()) {
        (Some(course), Some(lesson), _) => {
            let about = LessonRef {
                course: course.clone(),
                lesson: lesson.clone(),
            };
            taken(load(lesson_json(&lang, &about)), move |lesson: &Lesson| {
                let mut all = sections(&lesson.summary, &lesson.blocks).into_iter();
                all.nth(section).map(|section| section.text)
            })
        }
        (Some(course), None, _) => taken(load(course_json(&lang, course)), |course: &Course| {
            Some(format!("{} {}", course.summary, text_of(&course.intro)))
        }),
        (None, _, term) => taken(load(glossary_json(&lang)), move |glossary: &Glossary| {
            let mut terms = glossary.terms.iter();
            let term = terms.find(|other| Some(&other.id) == term.as_ref())?;
            Some(text_of(&term.definition))
        }),
    }
}

fn taken<T: Send + Sync + 'static>(
    loading: Loading<T>,
    take: impl Fn(&T) -> Option<String> + Send + Sync + 'static,
) -> Memo<Option<String>> {
    Memo::new(move |_| {
        loading.state.with(|state| match state {
            Load::Loaded(document) => take(document),
            _ => None,
        })
    })
}
