//! Below a post: reporting it, changing it, and what it said before.

use super::compose::{PostField, SendButton, back_to, named};
use super::naming::NameField;
use super::sending::Sending;
use super::when::When;
use super::words::{not_words, refusal_words, words_in};
use super::{post::PostText, reason_text};
use crate::api::{Method, Refusal};
use crate::components::live;
use crate::context::{t, t_with};
use crate::state::Participant;
use leerkring_core::discussion::{
    EDIT_WINDOW, EditPost, MAX_REASON, MadePost, NewReport, Page, Post, ReportReason, Version,
    post as post_words, reason as reason_words,
};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// Telling a moderator about a post.
#[component]
pub(super) fn ReportForm(
    /// The post.
    post: Uuid,
    /// Called when it is over.
    done: Callback<()>,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let chosen = RwSignal::new(ReportReason::Spam);
    let (note, said) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (name, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let owner = Owner::current();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = note.get_untracked();
        let note = match typed.trim().is_empty() {
            true => None,
            false => match reason_words(&typed) {
                Ok(note) => Some(note),
                Err(why) => return said.set(Some(not_words(why))),
            },
        };
        let name = match named(participant, &name.get_untracked()) {
            Ok(name) => name,
            Err(words) => return said.set(Some(words)),
        };
        let report = NewReport {
            reason: chosen.get_untracked(),
            note,
        };
        let Ok(body) = serde_json::to_string(&report) else {
            return;
        };
        busy.set(true);
        said.set(Some(t(Text::SendingNow)));
        let owner = owner.clone();
        spawn_local(async move {
            let sent = report_in_name(participant, name, post, body).await;
            busy.try_set(false);
            said.try_set(words_in(owner.as_ref(), &|| match &sent {
                Ok(_) => t(Text::ReportThanks),
                Err(refusal) => refusal_words(refusal),
            }));
        });
    };
    let reasons = ReportReason::ALL.map(|reason| {
        view! {
            <label class="talk-kind">
                <input type="radio" name=format!("reason_{post}") prop:checked=move || chosen.get() == reason on:change=move |_| chosen.set(reason)/>
                <span>{t(reason_text(reason))}</span>
            </label>
        }
    });
    let id = format!("note_of_{post}");
    let close = move |_| {
        done.run(());
        back_to(post);
    };
    view! {
        <form class="talk-form" on:submit=submit>
            <fieldset class="talk-kinds"><legend>{t(Text::ReportWhy)}</legend>{reasons.collect_view()}</fieldset>
            <label for=id.clone()>{t(Text::ReportNote)}</label>
            <input type="text" id=id maxlength=MAX_REASON.to_string() prop:value=move || note.get() on:input=move |event| note.set(event_target_value(&event))/>
            <NameField place=format!("report/{post}") name/>
            <p class="actions">
                <button type="submit" class="button" disabled=move || busy.get()>{t(Text::Report)}</button>
                <button type="button" on:click=close>{t(Text::Close)}</button>
                <span class="status" role="status">{live(move || said.get().into_any())}</span>
            </p>
        </form>
    }
}

/// Reports a post; chooses the name first, if there is none yet.
async fn report_in_name(
    participant: Participant,
    name: String,
    post: Uuid,
    body: String,
) -> Result<String, Refusal> {
    participant.choose_name(name).await?;
    let (path, token) = (format!("posts/{post}/reports"), participant.token());
    participant
        .api()
        .send(Method::POST, &path, token.as_deref(), Some(body))
        .await
}

/// Changing what a post says.
#[component]
pub(super) fn EditForm(
    /// The post as it is.
    post: Post,
    /// Called with the post as it is then; with nothing where it stays.
    done: Callback<Option<Post>>,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let id = post.id;
    let place = format!("edit/{id}");
    let draft = participant.draft(&place);
    let text = RwSignal::new(if draft.is_empty() { post.text } else { draft });
    let sending = RwSignal::new(Sending::Idle);
    let owner = Owner::current();
    let kept = place.clone();
    let over = move |changed: Option<Post>| {
        if done.try_run(changed).is_some() {
            back_to(id);
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = match post_words(&text.get_untracked()) {
            Ok(words) => words,
            Err(why) => return sending.set(Sending::Refused(not_words(why))),
        };
        sending.set(Sending::UnderWay);
        let (token, owner, kept) = (participant.token(), owner.clone(), kept.clone());
        spawn_local(async move {
            let path = format!("posts/{id}");
            let made: Result<MadePost, _> = participant
                .api()
                .send_json(Method::PATCH, &path, token.as_deref(), &EditPost { text: words })
                .await;
            match made {
                Ok(made) => {
                    participant.keep_draft(&kept, "");
                    over(Some(made.post));
                }
                Err(refusal) => {
                    let words = words_in(owner.as_ref(), &|| match refusal {
                        Refusal::Forbidden => {
                            let minutes = EDIT_WINDOW / 60_000;
                            t_with(Text::EditOver, &[("count", &minutes.to_string())])
                        }
                        _ => refusal_words(&refusal),
                    });
                    sending.try_set(Sending::Refused(words.unwrap_or_default()));
                }
            }
        });
    };
    view! {
        <form class="talk-form" on:submit=submit>
            <PostField place=place text label=Text::YourWords sending/>
            <SendButton sending/>
            <button type="button" class="quiet" on:click=move |_| over(None)>{t(Text::Cancel)}</button>
        </form>
    }
}

/// That a post was changed, and what it said before.
#[component]
pub(super) fn History(
    /// The post.
    post: Uuid,
    /// When it was last changed.
    at: u64,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let versions = RwSignal::new(None::<Result<Vec<Version>, Refusal>>);
    // Opened again, it asks again for what did not come.
    let open = move |_| {
        if versions.with_untracked(|versions| matches!(versions, Some(Ok(_)))) {
            return;
        }
        let token = participant.token();
        spawn_local(async move {
            let path = format!("posts/{post}/versions");
            let page: Result<Page<Version>, Refusal> = participant.api().get(&path, token.as_deref()).await;
            versions.try_set(Some(page.map(|page| page.items)));
        });
    };
    let inside = live(move || match versions.get() {
        None => view! { <p>{t(Text::Loading)}</p> }.into_any(),
        Some(Err(refusal)) => {
            view! { <p class="talk-failed" role="status">{refusal_words(&refusal)}</p> }.into_any()
        }
        Some(Ok(versions)) => {
            let all = versions.into_iter().map(|version| {
                view! { <li><When at=version.at/><PostText text=version.text/></li> }
            });
            view! { <ol class="post-versions">{all.collect_view()}</ol> }.into_any()
        }
    });
    let when = crate::browser::hour_in_words(at, &crate::context::context().links.lang);
    view! {
        <details class="post-history" on:toggle=open>
            <summary>{t_with(Text::Edited, &[("when", &when)])}</summary>
            {inside}
        </details>
    }
}
