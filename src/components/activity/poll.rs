//! A poll: the learner's own choice, and what others chose where the learner sent theirs.

use super::saved::SavedLine;
use crate::components::{Words, live, live_words};
use crate::context::{context, t, t_with};
use crate::state::{Learner, Saving, Voting};
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
    let voting = Voting::new(item.to_string());
    let heading = format!("{}-title", poll.id);
    let options = poll.options.into_iter().map(|option| {
        let (item, id, own, counted) = (item.clone(), option.id.clone(), option.id.clone(), option.id.to_string());
        let share = Memo::new(move |_| voting.share(&counted));
        let percent = live_words(move || {
            let percent = share.get()?;
            Some(t_with(Text::PollShare, &[("percent", &percent.to_string())]))
        });
        // The words beside it say the same.
        let bar = live(move || match share.get() {
            Some(percent) => view! { <progress max="100" value=percent.to_string() aria-hidden="true"></progress> }.into_any(),
            None => ().into_any(),
        });
        view! {
            <div class="option">
                <label>
                    <input type="radio" name=poll.id.to_string() value=id.to_string()
                        prop:checked=move || chosen.with(|chosen| chosen.as_ref().is_some_and(|given| given.has(&own)))
                        on:change=move |_| { learner.record(item.clone(), Outcome::Polled(Given::one(id.clone())), saving); }/>
                    <span class="words">{option.label}</span>
                    <span class="share">{percent}</span>
                </label>
                {bar}
            </div>
        }
    });
    let options = options.collect_view();
    let choice = Signal::derive(move || chosen.with(|given| Some(given.as_ref()?.only()?.to_string())));
    view! {
        <section class="poll" aria-labelledby=heading>
            <header class="activity-head"><h3 id=heading.clone()>{t(Text::Poll)}</h3></header>
            <fieldset>
                <legend><Words html=poll.question class="words"/></legend>
                <div class="options">{options}</div>
            </fieldset>
            <p class="hint-line">{live_words(move || chosen.with(Option::is_some).then(|| t(Text::PollKept)))}</p>
            <SavedLine saving/>
            {context().site.features.threads.then(|| others(voting, choice))}
        </section>
    }
}

/// The way to see what others chose: sending one's own choice, once one has one, after seeing what is sent.
fn others(voting: Voting, choice: Signal<Option<String>>) -> impl IntoView {
    Effect::new(move |_| voting.come_back());
    live(move || {
        let Some(option) = choice.get() else {
            return ().into_any();
        };
        let said = voting.said();
        let is_sent = voting.has_sent(&option);
        let send = (!is_sent).then(|| {
            let option = option.clone();
            view! {
                <p class="hint-line">{t(Text::PollSendLead)}</p>
                <button type="button" class="quiet send-choice" on:click=move |_| voting.send(option.clone())>{t(Text::PollSend)}</button>
            }
        });
        view! { <div class="poll-others">{send}<p class="status" role="status">{said}</p></div> }.into_any()
    })
}
