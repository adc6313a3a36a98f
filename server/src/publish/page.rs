//! One page: head, the views written as HTML, and the data the app starts from.

use super::head::{Head, write_head};
use super::publication::Publication;
use crate::content::CourseIn;
use leerkring_app::route::{Location, Route};
use leerkring_app::{Shown, render};
use leerkring_core::Lang;
use leerkring_core::contract::Page;
use leerkring_core::texts::Text;
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Writes the page at a location; `None` where there is nothing.
pub fn write_page(site: &Publication, at: &Location) -> Option<String> {
    let content = &site.content;
    let lang = &at.lang;
    content.catalogues.get(lang)?;
    let all: Vec<Lang> = content
        .site
        .languages
        .iter()
        .map(|language| language.id.clone())
        .collect();
    let texts = site.texts(lang)?;
    let plain = |title| Head {
        title,
        description: "",
        lang,
        languages: &all,
        attribution: None,
        hidden: false,
    };
    Some(match &at.route {
        Route::Catalogue => {
            let catalogue = content.catalogues.get(lang)?;
            let head = Head {
                description: texts.get(Text::CatalogueLead),
                ..plain(&content.site.name)
            };
            write(
                site,
                at,
                &head,
                &Shown::Catalogue(Arc::clone(catalogue)),
                Some(to_json(catalogue)),
                None,
            )
        }
        Route::Course(id) => {
            let CourseIn { course, .. } = content.courses.get(&(lang.clone(), id.clone()))?;
            let head = Head {
                title: &course.title,
                description: &course.summary,
                lang: &course.lang,
                languages: &course.languages,
                attribution: Some(&course.attribution),
                hidden: false,
            };
            write(
                site,
                at,
                &head,
                &Shown::Course(Arc::clone(course)),
                Some(to_json(course)),
                None,
            )
        }
        Route::Lesson(about) => {
            let CourseIn { course, lessons } = content.courses.get(&(lang.clone(), about.course.clone()))?;
            let lesson = lessons.get(&about.lesson)?;
            let head = Head {
                title: &lesson.title,
                description: &lesson.summary,
                lang: &lesson.lang,
                languages: &lesson.languages,
                attribution: Some(&lesson.attribution),
                hidden: false,
            };
            let shown = Shown::Lesson(Arc::clone(lesson), Arc::clone(course));
            write(
                site,
                at,
                &head,
                &shown,
                Some(to_json(&lesson.without_prose())),
                Some(to_json(course)),
            )
        }
        Route::Page(name) => {
            let page = content.pages.get(&(lang.clone(), *name))?;
            let head = Head {
                title: &page.title,
                description: &page.summary,
                lang: &page.lang,
                ..plain("")
            };
            let without_prose = Page {
                blocks: Vec::new(),
                ..Page::clone(page)
            };
            write(
                site,
                at,
                &head,
                &Shown::Page(Arc::clone(page)),
                Some(to_json(&without_prose)),
                None,
            )
        }
        Route::Glossary => {
            let glossary = content.glossaries.get(lang)?;
            let head = Head {
                lang: &glossary.lang,
                ..plain(texts.get(Text::Glossary))
            };
            write(
                site,
                at,
                &head,
                &Shown::Glossary(Arc::clone(glossary)),
                Some(to_json(glossary)),
                None,
            )
        }
        Route::Certificate(id) => {
            let CourseIn { course, .. } = content.courses.get(&(lang.clone(), id.clone()))?;
            let head = Head {
                hidden: true,
                ..plain(texts.get(Text::Certificate))
            };
            write(
                site,
                at,
                &head,
                &Shown::Course(Arc::clone(course)),
                Some(to_json(course)),
                None,
            )
        }
        Route::Search
        | Route::Learning
        | Route::Review
        | Route::Passport
        | Route::Notes
        | Route::Discussion
        | Route::Moderation
        | Route::Settings => {
            let title = match at.route {
                Route::Search => Text::Search,
                Route::Learning => Text::MyLearning,
                Route::Review => Text::Review,
                Route::Passport => Text::YourProgress,
                Route::Notes => Text::MyNotes,
                Route::Discussion => Text::Discussion,
                Route::Moderation => Text::Moderation,
                _ => Text::Settings,
            };
            let head = Head {
                hidden: true,
                ..plain(texts.get(title))
            };
            write(site, at, &head, &Shown::Nothing, None, None)
        }
        Route::NotFound => write(
            site,
            at,
            &plain(texts.get(Text::NotFound)),
            &Shown::Nothing,
            None,
            None,
        ),
    })
}

fn to_json(document: &impl Serialize) -> Value {
    serde_json::to_value(document).unwrap_or_default()
}

fn write(
    site: &Publication,
    at: &Location,
    head: &Head<'_>,
    shown: &Shown,
    main: Option<Value>,
    course: Option<Value>,
) -> String {
    let content = &site.content;
    let lang = &at.lang;
    let data = json!({
        "lang": lang,
        "site": *content.site,
        "texts": site.base.at(site.texts_path(lang)),
        "missing": at.route == Route::NotFound,
        "main": main,
        "course": course,
    });
    // Inside a script element only `<` could end it or open a comment.
    let data = data.to_string().replace('<', "\\u003c");
    let data = format!(
        "<script type=\"application/json\" id=\"page-data\">{data}</script>{}",
        site.more_scripts
    );
    let root = format!(
        "lang=\"{lang}\" dir=\"{}\" data-base=\"{}\"",
        lang.direction().as_str(),
        site.base.as_str()
    );
    let body = match site.texts(lang) {
        Some(texts) => render(&content.site, &texts, &site.links(lang), &at.route, shown),
        None => String::new(),
    };
    let mut head = write_head(&content.site, at, head);
    if content.site.features.threads && matches!(at.route, Route::Lesson(_)) {
        head.push_str(&site.app.discussion_parts().unwrap_or_default());
    }
    site.app.page(at.route.entry(), &root, &head, &body, &data)
}
