//! One course: what is done, minutes, quiz results, and how sure the learner was.

use super::sureness::sureness;
use crate::api::{Failure, Load, load};
use crate::components::plot::{Bar, Bars, Cell};
use crate::components::{CertificateLink, CourseProgress};
use crate::context::{context, duration, t, t_with};
use crate::route::course_json;
use leerkring_core::Id;
use leerkring_core::contract::Course;
use leerkring_core::learning::{Clock, CourseFacts, InCourse, Line, Sureness};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// A course that the learner worked at. Its lessons are fetched; what was done shows in any case.
#[component]
pub fn LearnedCourse(
    /// The course.
    id: Id,
    /// What was done in it.
    facts: CourseFacts,
    /// What time it is here.
    clock: Clock,
    /// Whether its calibration is shown: not where it would be that of all courses.
    calibration: bool,
) -> impl IntoView {
    let loading = load(course_json(&context().links.lang, &id));
    let facts = Arc::new(facts);
    let body = move || {
        let without = |words: Text, retry: bool| {
            let retry = retry.then(|| {
                view! { <button type="button" class="quiet" on:click=move |_| loading.retry()>{t(Text::TryAgain)}</button> }
            });
            view! {
                <h3>{id.to_string()}</h3>
                <p>{t(words)} " " {retry}</p>
                <p class="meta">{t_with(Text::FactsKept, &[("count", &facts.facts.to_string())])}</p>
            }
            .into_any()
        };
        match loading.state.get() {
            Load::Loaded(course) => show(course, &facts, clock, calibration).into_any(),
            Load::Loading => without(Text::Loading, false),
            Load::LoadingSlowly => without(Text::LoadingSlowly, false),
            Load::Failed(Failure::NotFound) => without(Text::CourseGone, false),
            Load::Failed(_) => without(Text::CourseUnreached, true),
        }
    };
    view! { <section class="learned">{body}</section> }
}

fn show(course: Arc<Course>, facts: &CourseFacts, clock: Clock, calibration: bool) -> impl IntoView + use<> {
    let links = context().links;
    let now = InCourse::of(&course, facts);
    let sure = calibration
        .then(|| {
            let mut sure = facts.sure.clone();
            sure.sort_unstable();
            Sureness::of(&sure)
        })
        .flatten();
    let sure = sure.map(|seen| sureness(format!("sure-{}", course.id), Some(seen)));
    let (lang, time) = (course.lang.to_string(), duration(now.minutes));
    let named: Vec<Named> = now
        .lines
        .iter()
        .map(|line| name(line, links.lesson(&course.id, &line.id)))
        .collect();
    view! {
        <h3 lang=lang><a href=links.course(&course.id)>{course.title.clone()}</a></h3>
        <CourseProgress course=Arc::clone(&course)/>
        <p class="meta">{t_with(Text::CourseMinutes, &[("time", &time)])}</p>
        <CertificateLink course=Arc::clone(&course)/>
        {lessons(&course.id, &now, clock, named.clone())}
        {results(&course.id, &now, named)}
        {sure}
    }
}

type Named = ((String, String), Cell);

/// What a lesson is called in a picture, and in a table.
fn name(line: &Line, address: String) -> Named {
    match &line.title {
        Some((title, lang)) => {
            let lang = lang.to_string();
            let cell = Cell::Link(title.clone(), lang.clone(), address);
            ((title.clone(), lang), cell)
        }
        None => {
            let words = t_with(Text::LessonGone, &[("lesson", line.id.as_str())]);
            let lang = context().links.lang.to_string();
            ((words.clone(), lang), Cell::Words(words))
        }
    }
}

fn lessons(course: &Id, now: &InCourse, clock: Clock, named: Vec<Named>) -> impl IntoView + use<> {
    let bars = now.lines.iter().zip(named).map(|(line, (name, cell))| {
        let minutes = line.title.is_some().then_some(line.minutes);
        let done = match line.done {
            Some(time) => Cell::Date(clock.date(time)),
            None => Cell::Words(t(Text::NotYet)),
        };
        Bar {
            name,
            value: line.minutes,
            words: minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            filled: line.done.is_some(),
            row: vec![cell, Cell::number(minutes, ""), done],
        }
    });
    let (done, all) = (now.done.to_string(), now.all.to_string());
    view! {
        <Bars
            id=format!("minutes-{course}")
            title=t(Text::LessonMinutes)
            says=t_with(Text::LessonMinutesSays, &[("done", &done), ("all", &all)])
            bars=bars.collect()
            max=now.lines.iter().map(|line| line.minutes).max().unwrap_or(0)
            head=[Text::Lesson, Text::MinutesHead, Text::DoneOn].map(t).to_vec()
        />
    }
}

fn results(course: &Id, now: &InCourse, named: Vec<Named>) -> Option<impl IntoView + use<>> {
    let lines = now.lines.iter().zip(named);
    let answered = lines.filter(|(line, _)| line.tally.answered > 0);
    let bars: Vec<Bar> = answered
        .map(|(line, (name, cell))| {
            let tally = line.tally;
            let percent = tally.percent().unwrap_or(0);
            Bar {
                name,
                value: percent,
                words: format!("{percent} %"),
                filled: true,
                row: vec![
                    cell,
                    Cell::Words(tally.answered.to_string()),
                    Cell::Words(tally.solved.to_string()),
                    Cell::Words(format!("{percent} %")),
                ],
            }
        })
        .collect();
    let percent = now.tally.percent().unwrap_or(0).to_string();
    (!bars.is_empty()).then(|| {
        view! {
            <Bars
                id=format!("results-{course}")
                title=t(Text::QuizResults)
                says=t_with(Text::QuizResultsSays, &[("percent", &percent)])
                bars
                max=100
                head=[Text::Lesson, Text::Answered, Text::Solved, Text::ScoreHead].map(t).to_vec()
            />
        }
    })
}
