//! After a session: what came of it, and what may come next.

use super::overview::next;
use super::session::{Session, Showing};
use crate::browser::focus_on_arrival;
use crate::context::{t, t_count, t_with};
use crate::state::Review;
use leerkring_core::texts::Text;
use leptos::html::H2;
use leptos::prelude::*;

/// What came of a session.
pub fn summary(review: Review, session: Session) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_on_arrival(heading);
    let came = move || {
        session
            .result
            .with(|tally| (tally.knew, tally.knew + tally.did_not))
    };
    let result = move || match came() {
        (_, 0) => t(Text::ReviewResultNone),
        (knew, 1) => t_with(Text::ReviewResultOne, &[("knew", &knew.to_string())]),
        (knew, count) => t_with(
            Text::ReviewResult,
            &[("count", &count.to_string()), ("knew", &knew.to_string())],
        ),
    };
    let gone = move || {
        let count = session.result.with(|tally| tally.gone.len());
        (count > 0).then(|| {
            view! {
                <div class="notice review-gone">
                    <p>{t_count(Text::ReviewGoneOne, Text::ReviewGone, count)}</p>
                    <button type="button" class="quiet" on:click=move |_| session.forget_gone()>{t(Text::ReviewForget)}</button>
                </div>
            }
        })
    };
    // What is gone is not offered again right away.
    let rest = move || {
        let gone = session.result.with(|tally| tally.gone.clone());
        review.plan.with(|plan| {
            let plan = plan.as_ref()?;
            let due = plan.schedule.due(plan.today);
            let count = due.iter().filter(|card| !gone.contains(&card.item)).count();
            Some((plan.clone(), count))
        })
    };
    let after = move || {
        let (plan, count) = rest()?;
        Some(if count == 0 {
            next(&plan).into_any()
        } else {
            view! { <p>{t_count(Text::ReviewDueOne, Text::ReviewDue, count)}</p> }.into_any()
        })
    };
    let more = move || {
        let (plan, count) = rest()?;
        (count > 0).then(|| view! { <button type="button" class="button" on:click=move |_| session.start(&plan)>{t(Text::ReviewMore)}</button> })
    };
    view! {
        <section class="review-now review-summary">
            <h2 tabindex="-1" node_ref=heading>{t(Text::ReviewOver)}</h2>
            <p class="review-result">{result}</p>
            {after}
            {gone}
            <p class="actions">
                {more}
                <button type="button" on:click=move |_| session.showing.set(Showing::Nothing)>{t(Text::ReviewBack)}</button>
            </p>
        </section>
    }
}
