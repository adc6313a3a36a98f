//! Why a moderator does something: a ready reason or words of their own. The author reads it.

use super::acting::Asking;
use crate::components::{act_text, live_words};
use crate::context::{t, t_with};
use crate::state::Attempt;
use leerkring_core::discussion::{ActKind, MAX_REASON, NotWords, reason as reason_words};
use leerkring_core::texts::Text;
use leptos::prelude::*;

const READY_TO_REMOVE: &[Text] = &[
    Text::ReadySpam,
    Text::ReadyHateful,
    Text::ReadyPersonalData,
    Text::ReadyOffTopic,
    Text::ReadyTwice,
];
const READY_TO_SILENCE: &[Text] = &[
    Text::ReadySpam,
    Text::ReadyHateful,
    Text::ReadyPersonalData,
    Text::ReadyAgain,
];

/// Asks for the reason of an act, then does it.
#[component]
pub(super) fn ReasonForm(
    /// What waits for the reason.
    asking: Asking,
    /// The act.
    act: ActKind,
) -> impl IntoView {
    let silences = act != ActKind::Remove;
    let (reason, also) = (RwSignal::new(String::new()), RwSignal::new(silences));
    let wrong = RwSignal::new(None::<NotWords>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match reason_words(&reason.get_untracked()) {
            Err(why) => wrong.set(Some(why)),
            Ok(words) => {
                let attempt = Attempt::new(act, asking.posts(act), Some(words));
                asking.carry_out(match also.get_untracked() {
                    true => attempt.and_remove(),
                    false => attempt,
                });
            }
        }
    };
    let leave = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            asking.give_up(act);
        }
    };
    let error = live_words(move || wrong.get().map(wrong_words));
    let name = asking.name();
    let (field, title, hint) = (
        format!("{name}_reason"),
        format!("{name}_why"),
        format!("{name}_wrong"),
    );
    let (labelled, labels, described) = (title.clone(), field.clone(), hint.clone());
    let type_words = move |event| {
        reason.set(event_target_value(&event));
        wrong.set(None);
    };
    view! {
        <form class="act-reason" aria-labelledby=labelled on:submit=submit on:keydown=leave>
            <p class="act-why" id=title>{t(why_text(act))}</p>
            <label for=labels>{t(Text::ActReason)}</label>
            <input type="text" id=field maxlength=(MAX_REASON * 2).to_string() autocomplete="off" aria-describedby=described
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || reason.get() on:input=type_words/>
            <p class="status failed" id=hint role="status">{error}</p>
            {ready(act, reason, wrong)}
            {silences.then(|| view! {
                <label class="choose">
                    <input type="checkbox" prop:checked=move || also.get() on:change=move |event| also.set(event_target_checked(&event))/>
                    <span>{t(Text::AlsoRemove)}</span>
                </label>
            })}
            <p class="actions">
                <button type="submit" class="button">{t(act_text(act))}</button>
                <button type="button" on:click=move |_| asking.give_up(act)>{t(Text::Cancel)}</button>
            </p>
        </form>
    }
}

/// Reasons to tap; what is tapped can still be changed.
fn ready(act: ActKind, reason: RwSignal<String>, wrong: RwSignal<Option<NotWords>>) -> impl IntoView {
    let ready = match act {
        ActKind::Remove => READY_TO_REMOVE,
        _ => READY_TO_SILENCE,
    };
    let buttons = ready.iter().map(|text| {
        let words = t(*text);
        let (tapped, shown) = (words.clone(), words.clone());
        let is_taken = move || reason.with(|reason| *reason == words).to_string();
        let take = move |_| {
            reason.set(tapped.clone());
            wrong.set(None);
        };
        view! { <button type="button" class="quiet" aria-pressed=is_taken on:click=take>{shown}</button> }
            .into_any()
    });
    view! { <div class="ready-reasons" role="group" aria-label=t(Text::ReadyReasons)>{buttons.collect_view()}</div> }
}

fn why_text(act: ActKind) -> Text {
    match act {
        ActKind::Mute => Text::WhyMute,
        ActKind::Ban => Text::WhyBan,
        _ => Text::WhyRemove,
    }
}

fn wrong_words(why: NotWords) -> String {
    match why {
        NotWords::Empty => t(Text::ActNeedsReason),
        NotWords::TooLong(most) => t_with(Text::WordsTooLong, &[("count", &most.to_string())]),
        NotWords::Control(_) => t(Text::WordsControl),
    }
}
