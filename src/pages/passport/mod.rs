//! The learner's progress: what there is, a copy to keep or bring back, starting again, leaving the device.

mod again;
mod bring;
mod leave;
mod preview;

use crate::browser::arrive;
use crate::components::{SavePassport, live};
use crate::context::t;
use crate::state::Learner;
use leerkring_core::passport::tally;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The page of the learner's progress.
pub fn passport() -> impl IntoView {
    arrive(t(Text::YourProgress));
    view! {
        <div class="page passport">
            <header class="page-head">
                <h1 tabindex="-1">{t(Text::YourProgress)}</h1>
                <p class="lead">{t(Text::PassportLead)}</p>
            </header>
            <p class="notice without-script">{t(Text::PassportNeedScript)}</p>
            <div class="needs-script">
                {numbers()}
                <section>
                    <h2>{t(Text::KeepCopy)}</h2>
                    <p>{t(Text::KeepCopyLead)}</p>
                    <SavePassport/>
                </section>
                {bring::bring().into_any()}
                {again::again().into_any()}
                {leave::leave().into_any()}
            </div>
        </div>
    }
}

fn numbers() -> impl IntoView {
    let learner: Learner = expect_context();
    live(move || {
        let tally = learner.progress.with(tally);
        let numbers = [
            (Text::TallyLessons, tally.lessons),
            (Text::TallyAnswers, tally.answers),
            (Text::TallyWords, tally.words),
        ];
        let numbers = numbers
            .into_iter()
            .map(|(what, count)| view! { <div><dt>{t(what)}</dt><dd>{count.to_string()}</dd></div> });
        view! { <dl class="tally">{numbers.collect_view()}</dl> }.into_any()
    })
}
