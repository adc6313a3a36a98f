//! A quiet word that questions can be reviewed; nothing where there are none.

use crate::context::{context, t_count, t_with};
use crate::route::Route;
use crate::state::{Learner, Review};
use leerkring_core::review::{SESSION_QUESTIONS, minutes_for};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// How many questions can be reviewed, and the way there.
#[component]
pub fn DueCard() -> impl IntoView {
    let review = Review::of(expect_context::<Learner>());
    let href = context().links.to(&Route::Review);
    let due = Memo::new(move |_| {
        review.plan.with(|plan| {
            plan.as_ref()
                .map_or(0, |plan| plan.schedule.due(plan.today).len())
        })
    });
    move || {
        let count = due.get();
        (count > 0).then(|| {
            let minutes = minutes_for(count.min(SESSION_QUESTIONS)).to_string();
            view! {
                <p class="due-card">
                    <a href=href.clone()>{t_count(Text::ReviewDueOne, Text::ReviewDue, count)}</a>
                    " · " {t_with(Text::Minutes, &[("count", &minutes)])}
                </p>
            }
        })
    }
}
