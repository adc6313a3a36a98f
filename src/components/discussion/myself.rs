//! Who the learner is in discussions: the name, what happened to their posts, what is kept about them, and leaving.

use super::when::When;
use super::words::{refusal_words, words_in};
use crate::browser::{fold, save_file};
use crate::components::live;
use crate::context::{context, t, t_count, t_with};
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
    let said = RwSignal::new(None::<String>);
    let ask = move || {
        spawn_local(async move {
            // Where nothing came, what is known stays.
            if let Some(me) = participant.ask_standing().await {
                standing.try_set(Some(me));
            }
        });
    };
    Effect::new(move |before: Option<bool>| {
        let is_known = participant.me.with(Option::is_some);
        if is_known && before == Some(false) {
            // What was said to somebody who left is not said to who comes.
            said.set(None);
            standing.set(None);
        }
        ask();
        is_known
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
    let unseen = move || {
        let unseen = standing.with(|me| me.as_ref().map_or(0, |me| participant.unseen(&me.notices)));
        if unseen == 0 {
            return ().into_any();
        }
        let words = t_count(Text::UnreadOne, Text::UnreadCount, unseen);
        view! { " · " <span class="talk-unread">{words}</span> }.into_any()
    };
    let open = move |_| {
        let newest = standing.with_untracked(|me| me.as_ref()?.notices.first().map(|notice| notice.created));
        if let Some(newest) = newest {
            participant.see_notices(newest);
        }
        ask();
    };
    // What is said stays when the name goes.
    let owner = StoredValue::new(Owner::current());
    let myself = live(move || match participant.me.get() {
        None => ().into_any(),
        Some(me) => {
            let summary = t_with(Text::WritesAs, &[("name", &me.person.name)]);
            view! {
                <details class="talk-myself" on:toggle=open>
                    <summary>{summary} {live(unseen)}</summary>
                    <p>{t(Text::MyselfLead)}</p>
                    {live(notices)}
                    {rights(participant, said, owner)}
                </details>
            }
            .into_any()
        }
    });
    view! { {myself} <p class="status" role="status">{live(move || said.get().into_any())}</p> }
}

fn rights(
    participant: Participant,
    said: RwSignal<Option<String>>,
    owner: StoredValue<Option<Owner>>,
) -> impl IntoView {
    let say = move |words: &dyn Fn() -> String| {
        said.try_set(words_in(owner.try_get_value().flatten().as_ref(), words));
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
