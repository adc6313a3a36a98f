//! Writing a post: a field, what it will look like, the name, and sending it.

use super::naming::NameField;
use super::post::PostText;
use super::sending::{Sending, new_key, send};
use super::words::{FIELD_POST, not_words};
use crate::browser::focus_soon;
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
    /// How sending stands: what is under way stays as it is.
    sending: RwSignal<Sending>,
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
            readonly=move || sending.get() == Sending::UnderWay prop:value=move || text.get() on:input=typed></textarea>
        <p class="hint-line" id=hint>{t(Text::MarkdownHint)}</p>
        {preview}
    }
}

/// The id of the field at a place.
pub(super) fn field_id(place: &str) -> String {
    format!("talk_{}", place.replace('/', "_"))
}

/// Brings the focus back to a post when the form below it closes.
pub(super) fn back_to(post: Uuid) {
    focus_soon(format!("post-{post}"));
}

/// A field that is filled with its draft once what is stored was read, and when something is given back.
pub(super) fn drafted(participant: Participant, place: &str) -> RwSignal<String> {
    let text = RwSignal::new(participant.draft(place));
    let place = place.to_owned();
    Effect::new(move |_| {
        let draft = participant.draft_now(&place);
        if !draft.is_empty() && text.with_untracked(|text| *text != draft) {
            text.set(draft);
        }
    });
    text
}

/// Whether words can be sent, or what to say about them.
pub(super) fn checked(participant: Participant, name: &str, text: &str) -> Result<(String, String), String> {
    let text = post_words(text).map_err(not_words)?;
    Ok((named(participant, name)?, text))
}

/// The name that is chosen, where there is none yet, or what to say about it.
pub(super) fn named(participant: Participant, name: &str) -> Result<String, String> {
    match participant.token() {
        Some(_) => Ok(String::new()),
        None => name_words(name).map_err(|why| format!("{}: {}", t(Text::DisplayName), not_words(why))),
    }
}

/// An answer in a thread.
#[component]
pub(super) fn AnswerForm(
    /// The thread.
    thread: Uuid,
    /// The post that is answered; none where all of them are.
    reply_to: Option<Uuid>,
    /// The post below which it stands, where that is another one.
    #[prop(optional)]
    under: Option<Uuid>,
    /// Called once the server has it.
    sent: Callback<()>,
) -> impl IntoView {
    let participant: Participant = expect_context();
    // An answer to an answer is one to the first: two forms for the same post are told apart by where they stand.
    let under = under.or(reply_to);
    let place = match under {
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
        let sent_from = sent_from.clone();
        send(participant, name, unsent, sending, move |made| {
            // What was given back meanwhile, if anything.
            text.try_set(participant.draft(&sent_from));
            if made.is_some()
                && sent.try_run(()).is_some()
                && let Some(post) = under
            {
                back_to(post);
            }
        });
    };
    view! {
        <form class="talk-form" on:submit=submit>
            <PostField place=place.clone() text label=Text::YourAnswer sending/>
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
