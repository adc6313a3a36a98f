//! Before a session: what is due, the coming days, how it works.

use super::session::Session;
use super::{days, options};
use crate::browser::day_in_words;
use crate::context::{context, t, t_count, t_with};
use crate::route::Route;
use crate::state::{Plan, Review};
use leerkring_core::review::{Day, SESSION_QUESTIONS, minutes_for};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// What a learner sees who comes to review.
pub fn overview(review: Review, session: Session) -> impl IntoView {
    let shown = move || match review.plan.get() {
        None => vec![view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any()],
        Some(plan) if plan.schedule.cards().is_empty() => vec![nothing_yet(), week(&plan)],
        Some(plan) => vec![due(&plan, session), week(&plan), days::days(&plan)],
    };
    view! {
        {shown}
        {options::options(review)}
    }
}

fn nothing_yet() -> AnyView {
    view! {
        <section class="review-now">
            <h2>{t(Text::ReviewEmpty)}</h2>
            <p>{t(Text::ReviewEmptyLead)}</p>
            <p class="actions"><a class="button" href=context().links.to(&Route::Catalogue)>{t(Text::ToCatalogue)}</a></p>
        </section>
    }
    .into_any()
}

fn due(plan: &Plan, session: Session) -> AnyView {
    let count = plan.schedule.due(plan.today).len();
    if count == 0 {
        return view! {
            <section class="review-now">
                <h2>{t(Text::ReviewNone)}</h2>
                {next(plan)}
            </section>
        }
        .into_any();
    }
    let part = (count > SESSION_QUESTIONS)
        .then(|| t_with(Text::ReviewPart, &[("count", &SESSION_QUESTIONS.to_string())]));
    let minutes = minutes_for(count.min(SESSION_QUESTIONS)).to_string();
    let plan = plan.clone();
    view! {
        <section class="review-now has-due">
            <h2>{t_count(Text::ReviewDueOne, Text::ReviewDue, count)}</h2>
            <p>{t_with(Text::ReviewTakes, &[("count", &minutes)])} {part.map(|part| format!(" {part}"))}</p>
            <p class="actions">
                <button type="button" class="button review-start" on:click=move |_| session.start(&plan)>{t(Text::ReviewStart)}</button>
            </p>
        </section>
    }
    .into_any()
}

/// When the next questions come back, where that is known.
pub fn next(plan: &Plan) -> Option<AnyView> {
    let day = in_words(plan.schedule.next(plan.today)?);
    Some(view! { <p class="review-next">{t_with(Text::ReviewNext, &[("day", &day)])}</p> }.into_any())
}

/// A day as people say it.
pub fn in_words(day: Day) -> String {
    let iso = day.to_string();
    day_in_words(&iso, &context().links.lang).unwrap_or(iso)
}

fn week(plan: &Plan) -> AnyView {
    let Some((done, goal)) = plan.week else {
        return ().into_any();
    };
    let words = if done >= goal {
        t(Text::WeeklyGoalReached)
    } else {
        t_with(
            Text::WeeklyGoalSoFar,
            &[("done", &done.to_string()), ("goal", &goal.to_string())],
        )
    };
    view! {
        <p class="review-week">
            <progress max=goal.to_string() value=done.min(goal).to_string() aria-label=t(Text::WeeklyGoal)></progress>
            <span>{words}</span>
        </p>
    }
    .into_any()
}
