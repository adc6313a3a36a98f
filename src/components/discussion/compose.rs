//! Writing a post: a field, what it will look like, the name, and sending it.

use super::naming::NameField;
use super::post::PostText;
use super::sending::{Sending, new_key, send};
use super::words::{FIELD_POST, not_words};
use crate::components::live;
use crate::context::t;
use crate::state::{Participant, Unsent};
use leerkring_core::discussion::{NewPost, name as name_words, post as post_words};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// The field for the words of a post, with what they will look like below it.
#[component]
pub(super) fn PostField(
    /// Where it is written: drafts are kept by it.
    place: String,
    /// What is typed.
    text: RwSignal<String>,
    /// What it is called.
    label: Text,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let id = field_id(&place);
    let hint = format!("{id}_hint");
    let typed = move |event| {
        let words = event_target_value(&event);
        participant.keep_draft(&place, &words);
        text.set(words);
    };
    let preview = live(move || match text.with(|text| text.trim().is_empty()) {
        true => ().into_any(),
        false => view! {
            <div class="talk-preview" role="group" aria-label=t(Text::PostPreview)>
                <p class="hint-line">{t(Text::PostPreview)}</p>
                <PostText text=text.get()/>
            </div>
        }
        .into_any(),
    });
    view! {
        <label for=id.clone()>{t(label)}</label>
        <textarea id=id rows="4" maxlength=FIELD_POST.to_string() aria-describedby=hint.clone()
            prop:value=move || text.get() on:input=typed></textarea>
        <p class="hint-line" id=hint>{t(Text::MarkdownHint)}</p>
        {preview}
    }
}

/// The id of the field at a place.
pub(super) fn field_id(place: &str) -> String {
    format!("talk_{}", place.replace('/', "_"))
}

/// A field that is filled with its draft once what is stored was read.
pub(super) fn drafted(participant: Participant, place: &str) -> RwSignal<String> {
    let text = RwSignal::new(participant.draft(place));
    let place = place.to_owned();
    Effect::new(move |_| {
        if participant.opened.get() && text.with_untracked(String::is_empty) {
            text.set(participant.draft(&place));
        }
    });
    text
}

/// Whether words can be sent, or what to say about them.
pub(super) fn checked(participant: Participant, name: &str, text: &str) -> Result<(String, String), String> {
    let text = post_words(text).map_err(not_words)?;
    let name = match participant.token() {
        Some(_) => String::new(),
        None => name_words(name).map_err(|why| format!("{}: {}", t(Text::DisplayName), not_words(why)))?,
    };
    Ok((name, text))
}

/// An answer in a thread.
#[component]
pub(super) fn AnswerForm(
    /// The thread.
    thread: Uuid,
    /// The post that is answered; none where all of them are.
    reply_to: Option<Uuid>,
    /// Called once the server has it.
    sent: Callback<()>,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let place = match reply_to {
        Some(post) => format!("reply/{post}"),
        None => format!("thread/{thread}"),
    };
    let text = drafted(participant, &place);
    let (name, sending) = (RwSignal::new(String::new()), RwSignal::new(Sending::Idle));
    let sent_from = place.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (name, words) = match checked(participant, &name.get_untracked(), &text.get_untracked()) {
            Ok(checked) => checked,
            Err(words) => return sending.set(Sending::Refused(words)),
        };
        let key = new_key();
        let new = NewPost {
            key,
            text: words.clone(),
            reply_to,
        };
        let Ok(body) = serde_json::to_string(&new) else {
            return;
        };
        let unsent = Unsent::new(key, Some(thread), &sent_from, &words, body);
        send(participant, name, unsent, sending, move |made| {
            text.try_set(String::new());
            if made.is_some() {
                sent.run(());
            }
        });
    };
    view! {
        <form class="talk-form" on:submit=submit>
            <PostField place=place.clone() text label=Text::YourAnswer/>
            <NameField place name/>
            <SendButton sending/>
        </form>
    }
}

/// The button that sends, and how that stands.
#[component]
pub(super) fn SendButton(
    /// How sending stands.
    sending: RwSignal<Sending>,
) -> impl IntoView {
    let failed = move || sending.with(|sending| matches!(sending, Sending::Refused(_)));
    let words = live(move || sending.with(Sending::words).into_any());
    view! {
        <p class="actions">
            <button type="submit" class="button" disabled=move || sending.get() == Sending::UnderWay>{t(Text::Send)}</button>
            <span class="status" role="status" class:failed=failed>{words}</span>
        </p>
    }
}
