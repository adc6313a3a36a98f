//! Beginning a thread below a lesson.

use super::compose::{PostField, SendButton, checked, drafted};
use super::forum::{Shown, Topic};
use super::naming::NameField;
use super::sending::{Sending, new_key, send};
use super::words::{FIELD_TITLE, not_words, refusal_words};
use crate::browser::focus_soon;
use crate::components::live;
use crate::context::{t, t_with};
use crate::state::{Participant, Unsent};
use leerkring_core::discussion::{MadeThread, NewThread, ThreadKind, title as title_words};
use leerkring_core::json::{FromJson, field, parse};
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use serde_json::Value;

/// The field that takes the focus.
const TITLE: &str = "talk_title";

/// The button that opens the form.
const BEGIN: &str = "talk_begin";

/// A button that opens the form; the form.
#[component]
pub(super) fn NewThreadForm(
    /// The lesson.
    about: LessonRef,
    /// What the forum shows.
    shown: Shown,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if shown.topic.with(Topic::is_chosen) {
            // A form that is open stays as it is.
            if !open.get_untracked() {
                open.set(true);
            }
            focus_soon(TITLE.to_owned());
        }
    });
    let lesson = about.clone();
    let show = move |_| {
        open.set(true);
        if let Some(topic) = topic_given_back(&lesson).filter(Topic::is_chosen) {
            shown.topic.set(topic);
        }
        focus_soon(TITLE.to_owned());
    };
    live(move || {
        match open.get() {
        false => view! {
            <p class="actions"><button type="button" id=BEGIN class="button begin-thread" on:click=show.clone()>{t(Text::BeginThread)}</button></p>
        }
        .into_any(),
        true => form(about.clone(), shown, open).into_any(),
    }
    })
}

/// A thread that was given back, as it was sent.
fn given_back(about: &LessonRef) -> Option<Value> {
    let participant: Participant = expect_context();
    parse(&participant.draft(&format!("topic/{about}")))
}

/// What of the lesson it was about.
fn topic_given_back(about: &LessonRef) -> Option<Topic> {
    let new = given_back(about)?;
    let about: String = field(&new, "about")?;
    Some(Topic {
        item: about.split_once('#').and_then(|(_, item)| item.parse().ok()),
        quote: field(&new, "quote")?,
    })
}

fn form(about: LessonRef, shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let participant: Participant = expect_context();
    let (place, title_place) = (format!("new/{about}"), format!("title/{about}"));
    let title = drafted(participant, &title_place);
    let text = drafted(participant, &place);
    let asked = given_back(&about).and_then(|new| field(&new, "kind"));
    let kind = RwSignal::new(asked.unwrap_or(ThreadKind::Question));
    let (name, sending) = (RwSignal::new(String::new()), RwSignal::new(Sending::Idle));
    let (typed_place, sent_place) = (title_place.clone(), place.clone());
    let topic_place = format!("topic/{about}");
    let dropped_place = topic_place.clone();
    let close = move || {
        open.try_set(false);
        focus_soon(BEGIN.to_owned());
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let title_typed = title.get_untracked();
        let line = match title_words(&title_typed) {
            Ok(line) => line,
            Err(why) => {
                let words = format!("{}: {}", t(Text::ThreadTitle), not_words(why));
                return sending.set(Sending::Refused(words));
            }
        };
        let (name, words) = match checked(participant, &name.get_untracked(), &text.get_untracked()) {
            Ok(checked) => checked,
            Err(words) => return sending.set(Sending::Refused(words)),
        };
        let key = new_key();
        let new = NewThread {
            key,
            about: shown.topic.with_untracked(|topic| match &topic.item {
                Some(item) => format!("{about}#{item}"),
                None => about.to_string(),
            }),
            kind: kind.get_untracked(),
            title: line,
            text: words.clone(),
            quote: shown.topic.with_untracked(|topic| topic.quote.clone()),
        };
        let Ok(body) = serde_json::to_string(&new) else {
            return;
        };
        let unsent = Unsent::new(key, None, &sent_place, &words, body);
        let places = [title_place.clone(), topic_place.clone()];
        send(participant, name, unsent, sending, move |made| {
            for place in places {
                participant.keep_draft(&place, "");
            }
            shown.topic.try_set(Topic::default());
            close();
            if let Some(made) = made.and_then(|made| MadeThread::parse_json(&made)) {
                shown.thread.try_set(Some(made.thread.id));
            }
        });
    };
    let kinds = [
        (ThreadKind::Question, Text::AskQuestion),
        (ThreadKind::Discussion, Text::StartDiscussion),
    ];
    let kinds = kinds.map(|(which, text)| {
        view! {
            <label class="talk-kind">
                <input type="radio" name="talk_kind" prop:checked=move || kind.get() == which on:change=move |_| kind.set(which)/>
                <span>{t(text)}</span>
            </label>
        }
    });
    let quoted = live(move || {
        let topic = shown.topic.get();
        if !topic.is_chosen() {
            return ().into_any();
        }
        let place = dropped_place.clone();
        let drop = move |_| {
            participant.keep_draft(&place, "");
            shown.topic.set(Topic::default());
        };
        view! {
            {topic.item.map(|item| view! { <p><a href=format!("#{item}")>{t(Text::AboutQuestion)}</a></p> })}
            {topic.quote.map(|quote| view! { <blockquote class="talk-quote">{quote.text}</blockquote> })}
            <p><button type="button" class="quiet" on:click=drop>{t(Text::QuoteDrop)}</button></p>
        }
        .into_any()
    });
    let type_title = move |event| {
        let words = event_target_value(&event);
        participant.keep_draft(&typed_place, &words);
        title.set(words);
    };
    view! {
        <form class="talk-form" on:submit=submit>
            <fieldset class="talk-kinds"><legend>{t(Text::ThreadKindAsk)}</legend>{kinds.collect_view()}</fieldset>
            {quoted}
            <label for=TITLE>{t(Text::ThreadTitle)}</label>
            <input type="text" id=TITLE maxlength=FIELD_TITLE.to_string() readonly=move || sending.get() == Sending::UnderWay prop:value=move || title.get() on:input=type_title/>
            <PostField place=place.clone() text label=Text::YourWords sending/>
            <NameField place name/>
            <SendButton sending/>
            <button type="button" class="quiet" on:click=move |_| close()>{t(Text::Cancel)}</button>
        </form>
    }
}

/// Says that something waits to be sent, or why it was given back.
#[component]
pub(super) fn OutboxNotice() -> impl IntoView {
    let participant: Participant = expect_context();
    live(move || {
        let (words, button) = match (participant.refused.get(), participant.outbox().len()) {
            (Some(refusal), _) => (refusal_words(&refusal), Text::Close),
            (None, 0) => return ().into_any(),
            (None, count) => {
                let words = t_with(Text::OutboxCount, &[("count", &count.to_string())]);
                (words, Text::TryAgain)
            }
        };
        view! {
            <p class="talk-failed" role="status">{words}
                " " <button type="button" class="quiet" on:click=move |_| participant.send_now()>{t(button)}</button>
            </p>
        }
        .into_any()
    })
}
