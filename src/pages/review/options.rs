//! How review works, and what a learner may choose.

use crate::context::{t, t_count};
use crate::state::Review;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// How review works, and what a learner may choose.
pub fn options(review: Review) -> impl IntoView {
    let all = move || review.settings.get().is_some_and(|settings| settings.review_all);
    let goal = move || {
        review
            .settings
            .get()
            .and_then(|settings| settings.goal())
            .unwrap_or(0)
    };
    let goals = (0..=7_usize).map(|days| {
        let words = match days {
            0 => t(Text::WeeklyGoalOff),
            days => t_count(Text::WeeklyGoalOne, Text::WeeklyGoalDays, days),
        };
        view! { <option value=days.to_string() prop:selected=move || goal() == days>{words}</option> }
    });
    let goals = goals.collect_view();
    let choose_goal = move |event| {
        let days = event_target_value(&event).parse().unwrap_or_default();
        review.change(|settings| settings.weekly_goal = days);
    };
    view! {
        <details class="review-options">
            <summary>{t(Text::ReviewHow)}</summary>
            <p>{t(Text::ReviewHowText)}</p>
            <p>{t(Text::ReviewPrivate)}</p>
            <form on:submit=|event| event.prevent_default()>
                <label class="review-all">
                    <input type="checkbox" prop:checked=all on:change=move |event| {
                        let all = event_target_checked(&event);
                        review.change(|settings| settings.review_all = all);
                    }/>
                    <span>{t(Text::ReviewAll)}</span>
                </label>
                <label class="review-goal">
                    <span>{t(Text::WeeklyGoal)}</span>
                    <select on:change=choose_goal>{goals}</select>
                </label>
                <p class="review-goal-lead">{t(Text::WeeklyGoalLead)}</p>
            </form>
        </details>
    }
}
