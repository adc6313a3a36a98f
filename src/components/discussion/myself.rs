//! Who the learner is in discussions: the name, what happened to their posts, what is kept about them, and leaving.

use super::when::When;
use super::words::refusal_words;
use crate::browser::{fold, save_file};
use crate::components::live;
use crate::context::{context, t, t_with};
use crate::state::Participant;
use leerkring_core::discussion::{Me, Notice, NoticeKind};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Who the learner is in discussions; nothing where they chose no name.
#[component]
pub fn Myself() -> impl IntoView {
    let participant: Participant = expect_context();
    let standing = RwSignal::new(None::<Me>);
    Effect::new(move |_| {
        if participant.opened.get() {
            spawn_local(async move {
                standing.try_set(participant.ask_standing().await);
            });
        }
    });
    let notices = move || {
        let notices = standing
            .with(|me| me.as_ref().map(|me| me.notices.clone()))
            .unwrap_or_default();
        if notices.is_empty() {
            return ().into_any();
        }
        let items = notices
            .into_iter()
            .take(10)
            .map(|notice| view! { <NoticeItem notice/> });
        view! { <h3>{t(Text::Notices)}</h3> <ul class="talk-notices">{items.collect_view()}</ul> }.into_any()
    };
    let said = RwSignal::new(None::<String>);
    live(move || match participant.me.get() {
        None => ().into_any(),
        Some(me) => {
            let summary = t_with(Text::WritesAs, &[("name", &me.person.name)]);
            view! {
                <details class="talk-myself">
                    <summary>{summary}</summary>
                    <p>{t(Text::MyselfLead)}</p>
                    {live(notices)}
                    {rights(participant, said)}
                    <p class="status" role="status">{live(move || said.get().into_any())}</p>
                </details>
            }
            .into_any()
        }
    })
}

fn rights(participant: Participant, said: RwSignal<Option<String>>) -> impl IntoView {
    let owner = StoredValue::new(Owner::current());
    let say = move |words: &dyn Fn() -> String| {
        let words = owner.try_get_value().flatten().map(|owner| owner.with(words));
        said.try_set(words);
    };
    let file = move |_| {
        spawn_local(async move {
            match participant.own_file().await {
                Ok(text) => {
                    let saved = save_file("leerkring-discussion.json", &[text]);
                    say(&|| {
                        t(if saved {
                            Text::OwnFileSaved
                        } else {
                            Text::PassportNotSaved
                        })
                    });
                }
                Err(refusal) => say(&|| refusal_words(&refusal)),
            }
        });
    };
    let erase = move |event| {
        fold(&event);
        spawn_local(async move {
            match participant.be_erased().await {
                Ok(()) => say(&|| t(Text::Erased)),
                Err(refusal) => say(&|| refusal_words(&refusal)),
            }
        });
    };
    view! {
        <p class="actions"><button type="button" on:click=file>{t(Text::OwnFile)}</button></p>
        <details class="sure">
            <summary>{t(Text::EraseMe)}</summary>
            <p>{t(Text::EraseSure)}</p>
            <p class="actions">
                <button type="button" class="danger" on:click=erase>{t(Text::EraseYes)}</button>
                <button type="button" on:click=move |event| fold(&event)>{t(Text::Cancel)}</button>
            </p>
        </details>
    }
}

#[component]
fn NoticeItem(notice: Notice) -> impl IntoView {
    let text = match notice.kind {
        NoticeKind::Waiting => Text::NoticeWaiting,
        NoticeKind::Approved => Text::NoticeApproved,
        NoticeKind::Hidden => Text::NoticeHidden,
        NoticeKind::Removed => Text::NoticeRemoved,
        NoticeKind::Restored => Text::NoticeRestored,
        NoticeKind::Muted => Text::NoticeMuted,
        NoticeKind::Banned => Text::NoticeBanned,
        NoticeKind::Allowed => Text::NoticeAllowed,
        NoticeKind::Closed => Text::NoticeClosed,
        NoticeKind::Endorsed => Text::NoticeEndorsed,
    };
    let href = context().links.thread(notice.thread, Some(notice.post));
    view! {
        <li>
            <When at=notice.created/> " · " <a href=href>{t(text)}</a>
            {notice.reason.map(|reason| view! { <span class="notice-reason">{t_with(Text::BecauseReason, &[("reason", &reason)])}</span> })}
        </li>
    }
}
