//! A poll: the learner's own choice, and what others chose where that is known.

use super::saved::SavedLine;
use crate::components::{Words, live_words};
use crate::context::{t, t_with};
use crate::state::{Learner, Saving};
use leerkring_core::activity::Poll;
use leerkring_core::progress::{ItemRef, LessonRef, Outcome, What};
use leerkring_core::quiz::Given;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// A poll.
#[component]
pub fn PollView(
    /// The poll.
    poll: Poll,
    /// The lesson it stands in.
    lesson: LessonRef,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let item = ItemRef {
        lesson,
        item: poll.id.clone(),
    };
    let saving = RwSignal::new(Saving::Idle);
    let chosen = {
        let what = What::Item(item.clone());
        Memo::new(move |_| {
            learner.progress.with(|progress| {
                progress.latest(&what, |outcome| match outcome {
                    Outcome::Polled(given) => Some(given.clone()),
                    _ => None,
                })
            })
        })
    };
    let heading = format!("{}-title", poll.id);
    let others = poll.others.clone();
    let all = others
        .as_ref()
        .map_or(0, |others| others.counts.values().sum::<u64>());
    let options = poll.options.into_iter().map(|option| {
        let (item, id, own) = (item.clone(), option.id.clone(), option.id.clone());
        let count = others.as_ref().map(|others| others.counts.get(&option.id).copied().unwrap_or_default());
        let share = count.and_then(|count| (count * 100).checked_div(all));
        view! {
            <div class="option">
                <label>
                    <input type="radio" name=poll.id.to_string() value=id.to_string()
                        prop:checked=move || chosen.with(|chosen| chosen.as_ref().is_some_and(|given| given.has(&own)))
                        on:change=move |_| { learner.record(item.clone(), Outcome::Polled(Given::one(id.clone())), saving); }/>
                    <span class="words">{option.label}</span>
                    {share.map(|share| view! { <span class="share">{t_with(Text::PollShare, &[("percent", &share.to_string())])}</span> })}
                </label>
            </div>
        }
    });
    let options = options.collect_view();
    view! {
        <section class="poll" aria-labelledby=heading>
            <header class="activity-head"><h3 id=heading.clone()>{t(Text::Poll)}</h3></header>
            <fieldset>
                <legend><Words html=poll.question class="words"/></legend>
                <div class="options">{options}</div>
            </fieldset>
            <p class="hint-line">{live_words(move || chosen.with(Option::is_some).then(|| t(Text::PollKept)))}</p>
            <SavedLine saving/>
        </section>
    }
}
