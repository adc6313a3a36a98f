//! How well the learner's confidence fits, in a sentence, a plot, and over time.

use crate::components::plot::{CalibrationPlot, StretchesPlot};
use crate::context::{t, t_with};
use leerkring_core::learning::{Clock, ENOUGH, Sure, Sureness, Verdict};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// All answers of all courses.
#[component]
pub fn SurenessSection(
    /// The answers, in order of time.
    answers: Vec<Sure>,
    /// What time it is here.
    clock: Clock,
) -> impl IntoView {
    let over_time = |seen: &Sureness| {
        if seen.stretches.len() > 1 {
            view! { <StretchesPlot stretches=seen.stretches.clone() clock/> }.into_any()
        } else {
            view! { <p class="meta">{t(Text::SureTimeNeeds)}</p> }.into_any()
        }
    };
    let seen = Sureness::of(&answers);
    let over_time = seen.as_ref().map(over_time);
    view! {
        <section aria-labelledby="sureness">
            <h2 id="sureness">{t(Text::SureTitle)}</h2>
            <p class="learned-lead">{t(Text::SureLead)}</p>
            {sureness("sure".to_owned(), seen)}
            {over_time}
        </section>
    }
}

/// The sentence and the plot.
pub(super) fn sureness(id: String, seen: Option<Sureness>) -> impl IntoView {
    let words = sentence(seen.as_ref());
    let plot = seen.map(|seen| view! { <CalibrationPlot id calibration=seen.calibration/> });
    view! { <p class="verdict-line">{words}</p> {plot} }
}

fn sentence(seen: Option<&Sureness>) -> String {
    let needs = |count: usize| t_with(Text::SureNeeds, &[("count", &count.to_string())]);
    let Some(seen) = seen else { return needs(ENOUGH) };
    let text = match seen.verdict {
        Verdict::TooFew(count) => return needs(count),
        Verdict::Fits => Text::SureFits,
        Verdict::Unclear => Text::SureUnclear,
        Verdict::Over => Text::SureOver,
        Verdict::Under => Text::SureUnder,
    };
    t_with(
        text,
        &[
            ("sure", &seen.sure.to_string()),
            ("right", &seen.right.to_string()),
            ("count", &seen.calibration.answers.to_string()),
        ],
    )
}
