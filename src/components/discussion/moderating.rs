//! What a moderator can do at a post: the same acts as on the page of moderation.

use super::opened::Opened;
use super::sending::new_key;
use super::words::{refusal_words, words_in};
use crate::api::Method;
use crate::components::live;
use crate::context::t;
use crate::state::Participant;
use leerkring_core::discussion::{Act, ActKind, MAX_REASON, NewAct, Post, PostState, reason as reason_words};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What stands below each post for moderators. The entry of moderation brings it, so that learners need not load it.
#[derive(Clone, Copy)]
pub struct BelowPost(pub(super) fn(RwSignal<Post>, Opened) -> AnyView);

/// What a moderator can do at each post of a thread.
pub fn moderator_tools() -> BelowPost {
    BelowPost(|post, opened| view! { <ModeratorTools post opened/> }.into_any())
}

/// What a moderator can do at a post.
#[component]
fn ModeratorTools(
    /// The post.
    post: RwSignal<Post>,
    /// The thread around it.
    opened: Opened,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let (reason, said) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let id = post.with_untracked(|post| post.id);
    let owner = StoredValue::new(Owner::current());
    let act = move |act: ActKind| {
        let owner = owner.try_get_value().flatten();
        let reason = reason_words(&reason.get_untracked()).ok();
        if act.needs_reason() && reason.is_none() {
            return said.set(Some(t(Text::ActNeedsReason)));
        }
        let new = NewAct {
            key: new_key(),
            act,
            posts: vec![id],
            reason,
            days: None,
            edited: post
                .with_untracked(|post| post.edited.map(|at| (post.id, at)))
                .into_iter()
                .collect(),
        };
        let token = participant.token();
        spawn_local(async move {
            let done: Result<Act, _> = participant
                .api()
                .send_json(Method::POST, "moderation/acts", token.as_deref(), &new)
                .await;
            let words = words_in(owner.as_ref(), &|| match &done {
                Ok(_) => t(Text::ActDone),
                Err(refusal) => refusal_words(refusal),
            });
            said.try_set(words);
            opened.refresh_post(id);
            opened.reload_thread();
        });
    };
    let acts = move || {
        let (state, endorsed) = post.with(|post| (post.state, post.endorsed));
        let standing = match state {
            PostState::Shown => ActKind::Remove,
            PostState::Removed => ActKind::Restore,
            PostState::Waiting | PostState::Hidden => ActKind::Approve,
            PostState::RemovedByAuthor => return Vec::new(),
        };
        vec![
            standing,
            if endorsed {
                ActKind::Unendorse
            } else {
                ActKind::Endorse
            },
            if opened.is_pinned() {
                ActKind::Unpin
            } else {
                ActKind::Pin
            },
            if opened.is_closed.get() {
                ActKind::Reopen
            } else {
                ActKind::Close
            },
            ActKind::Mute,
            ActKind::Ban,
        ]
    };
    let buttons = live(move || {
        let buttons = acts().into_iter().map(|kind| {
            view! { <button type="button" class="quiet" on:click=move |_| act(kind)>{t(act_text(kind))}</button> }
        });
        buttons.collect_view().into_any()
    });
    let id = format!("reason_for_{id}");
    view! {
        <details class="moderator-tools">
            <summary>{t(Text::Moderate)}</summary>
            <label for=id.clone()>{t(Text::ActReason)}</label>
            <input type="text" id=id maxlength=MAX_REASON.to_string() prop:value=move || reason.get() on:input=move |event| reason.set(event_target_value(&event))/>
            <div class="post-tools">{buttons}</div>
            <span class="status" role="status">{live(move || said.get().into_any())}</span>
        </details>
    }
}

/// What an act is called.
pub fn act_text(act: ActKind) -> Text {
    match act {
        ActKind::Approve => Text::ActApprove,
        ActKind::Remove => Text::ActRemove,
        ActKind::Restore => Text::ActRestore,
        ActKind::Endorse => Text::ActEndorse,
        ActKind::Unendorse => Text::ActUnendorse,
        ActKind::Mute => Text::ActMute,
        ActKind::Ban => Text::ActBan,
        ActKind::Allow => Text::ActAllow,
        ActKind::Pin => Text::ActPin,
        ActKind::Unpin => Text::ActUnpin,
        ActKind::Close => Text::ActClose,
        ActKind::Reopen => Text::ActReopen,
    }
}
