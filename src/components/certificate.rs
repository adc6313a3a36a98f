//! The certificate of a course: the way to it, and the sheet that is printed.

use super::DateInWords;
use crate::browser::print;
use crate::context::{context, duration, t, t_with};
use crate::route::{Location, Route};
use crate::state::Learner;
use leerkring_core::contract::Course;
use leerkring_core::learning::{Clock, InCourse};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the learner's name is kept among the drafts; no reference to a lesson or question reads like this.
const NAME: &str = "certificate-name";
const MAX_NAME: &str = "120";
/// As much of the hash as tells versions apart, and a person can compare.
const HASH_SHOWN: usize = 16;

/// Leads to the certificate as soon as all lessons are done.
#[component]
pub fn CertificateLink(
    /// The course.
    course: Arc<Course>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let href = context().links.to(&Route::Certificate(course.id.clone()));
    let all = course.lessons().count();
    let finished =
        Memo::new(move |_| all > 0 && learner.progress.with(|progress| progress.done_in(&course)) == all);
    move || {
        finished.get().then(|| {
            view! {
                <p class="finished">
                    <span>{t(Text::CourseFinished)}</span>
                    <a class="button" href=href.clone()>{t(Text::ToCertificate)}</a>
                </p>
            }
        })
    }
}

/// The sheet, and above it what makes it the learner's own.
#[component]
pub fn CertificateSheet(
    /// The course.
    course: Arc<Course>,
    /// What was done in it.
    now: InCourse,
    /// What time it is here.
    clock: Clock,
) -> impl IntoView {
    let context = context();
    let learner: Learner = expect_context();
    let name = Memo::new(move |_| {
        learner
            .drafts
            .with(|drafts| drafts.get(NAME).cloned().unwrap_or_default())
    });
    let keep = move |event| learner.draft(NAME.to_owned(), event_target_value(&event));
    let day = move |time| view! { <DateInWords iso=clock.date(time)/> };
    let lessons = now.present().map(|line| {
        let title = line.title.clone();
        let (title, lang) = title.map_or_else(Default::default, |(title, lang)| (title, lang.to_string()));
        view! { <li><span lang=lang>{title}</span> " " {line.done.map(day)}</li> }
    });
    let lessons = lessons.collect_view();
    let when = now.span().map(|(from, to)| {
        let several = clock.date(from) != clock.date(to);
        view! { {several.then(|| view! { {day(from)} " – " })} {day(to)} }
    });
    let tally = now.tally;
    let quizzes = tally.percent().map(|percent| {
        let words = t_with(
            Text::CertificateQuizzes,
            &[
                ("answered", &tally.answered.to_string()),
                ("solved", &tally.solved.to_string()),
                ("percent", &percent.to_string()),
            ],
        );
        view! { <div><dt>{t(Text::QuizResults)}</dt><dd>{words}</dd></div> }
    });
    let what = t_with(
        Text::CertificateWhat,
        &[("done", &now.done.to_string()), ("all", &now.all.to_string())],
    );
    let effort = t_with(Text::CertificateEffort, &[("time", &duration(now.minutes))]);
    let hash = course.hash.get(..HASH_SHOWN).unwrap_or(&course.hash).to_owned();
    let route = Route::Course(course.id.clone());
    let path = Location {
        lang: context.links.lang.clone(),
        route,
    }
    .path();
    view! {
        <form class="certificate-form" on:submit=|event| event.prevent_default()>
            <label for="certificate-name">{t(Text::CertificateName)}</label>
            <input id="certificate-name" type="text" autocomplete="name" maxlength=MAX_NAME aria-describedby="name-stays" prop:value=name on:input=keep/>
            <p class="meta" id="name-stays">{t(Text::CertificateNameStays)}</p>
            <button type="button" class="print" on:click=move |_| print()>{t(Text::Print)}</button>
        </form>
        <article class="certificate" aria-labelledby="certificate-course">
            <p class="certificate-site"><span class="site-mark" aria-hidden="true"></span> {context.site.name.clone()}</p>
            <p class="certificate-title">{t(Text::Certificate)}</p>
            <p class="certificate-name">{name}</p>
            <p>{t(Text::CertificateOf)}</p>
            <h2 id="certificate-course" lang=course.lang.to_string()>{course.title.clone()}</h2>
            <p class="certificate-effort">{what} ". " {effort} "."</p>
            <ol class="certificate-lessons" class:many={now.all > 20}>{lessons}</ol>
            <dl>
                <div><dt>{t(Text::CertificateWhen)}</dt><dd>{when}</dd></div>
                {quizzes}
                <div>
                    <dt>{t(Text::CertificateTexts)}</dt>
                    <dd><code>{hash}</code> " (" {context.language_name(&course.lang)} ") · " {format!("{}{path}", context.site.address)}</dd>
                </div>
                <div><dt>{t(Text::CertificateMade)}</dt><dd>{day(clock.now)}</dd></div>
            </dl>
            <p class="self-reported">{t(Text::SelfReported)}</p>
        </article>
    }
}
