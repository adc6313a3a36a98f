//! Review: what is due, a session of ten minutes at most, the coming days.

mod answer;
mod card;
mod days;
mod options;
mod overview;
mod question;
mod session;
mod summary;

use crate::api::Cache;
use crate::browser::arrive;
use crate::context::{context, t};
use crate::state::{Learner, Review};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use session::{Session, Showing};

/// The review page.
pub fn review() -> impl IntoView {
    arrive(t(Text::Review));
    let learner: Learner = expect_context();
    let review = Review::of(learner);
    let session = Session::new(learner, context().links, expect_context::<Cache>());
    // Only beginning and end change the page as a whole; the cards change within it.
    let stage = Memo::new(move |_| session.showing.with(Showing::stage));
    let inside = move || match stage.get() {
        session::Stage::Before => overview::overview(review, session).into_any(),
        session::Stage::During => card::cards(session).into_any(),
        session::Stage::After => summary::summary(review, session).into_any(),
    };
    view! {
        <div class="page review">
            <header class="page-head">
                <h1 tabindex="-1">{t(Text::Review)}</h1>
                {move || (stage.get() == session::Stage::Before).then(|| view! { <p class="lead">{t(Text::ReviewLead)}</p> })}
            </header>
            <p class="notice without-script">{t(Text::ReviewNeedsScript)}</p>
            <div class="needs-script">{inside}</div>
        </div>
    }
}
