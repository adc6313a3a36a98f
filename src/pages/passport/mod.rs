//! The learner's progress: what there is, a copy to keep or bring back, starting again, leaving the device.

mod again;
mod bring;
mod leave;
mod preview;

use crate::browser::arrive;
use crate::components::SavePassport;
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
                {bring::bring()}
                {again::again()}
                {leave::leave()}
            </div>
        </div>
    }
}

fn numbers() -> impl IntoView {
    let learner: Learner = expect_context();
    let tally = Memo::new(move |_| learner.progress.with(tally));
    view! {
        <dl class="tally">
            <div><dt>{t(Text::TallyLessons)}</dt><dd>{move || tally.get().lessons}</dd></div>
            <div><dt>{t(Text::TallyAnswers)}</dt><dd>{move || tally.get().answers}</dd></div>
            <div><dt>{t(Text::TallyWords)}</dt><dd>{move || tally.get().words}</dd></div>
        </dl>
    }
}
