//! One act: who did what when, why, about which posts, and the way back.

use super::came::not_undone;
use crate::browser::{focus_soon, now};
use crate::components::{When, act_text, live};
use crate::context::{context, t, t_count, t_with};
use crate::state::Moderation;
use leerkring_core::discussion::{Act, Post};
use leerkring_core::queue::can_be_undone;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// How many of the posts of an act are linked.
const LINKED: usize = 10;
/// How many letters of a post are quoted.
const EXCERPT: usize = 80;

/// One act.
#[component]
pub(super) fn AuditEntry(
    /// The act.
    act: Act,
) -> impl IntoView {
    let moderator = act.moderator.as_ref();
    let moderator = moderator.map_or_else(|| t(Text::Somebody), |moderator| moderator.name.clone());
    let reason = act.reason.clone();
    let reason = reason.map(|reason| view! { <q class="audit-reason">{reason}</q> });
    let back = match act.undone {
        Some(at) => view! { <p class="meta">{t(Text::AuditUndone)} " " <When at/></p> }.into_any(),
        None if can_be_undone(&act, now()) => undo(act.id),
        None => ().into_any(),
    };
    view! {
        <li class="audit-act" id=row_id(act.id) tabindex="-1" class:undone=act.undone.is_some()>
            <p><b>{t(act_text(act.act))}</b> " " {reason}</p>
            <p class="meta">{moderator} " · " <When at=act.created/></p>
            {posts(act.posts)}
            {back}
        </li>
    }
    .into_any()
}

fn row_id(act: Uuid) -> String {
    format!("audit_{act}")
}

fn undo(act: Uuid) -> AnyView {
    let moderation: Moderation = expect_context();
    let refused = RwSignal::new(None);
    let press = move |_| {
        spawn_local(async move {
            let undone = moderation.undo_act(act).await;
            if undone.is_ok() {
                // Its line is drawn anew, and takes the focus along.
                focus_soon(row_id(act));
            }
            refused.try_set(undone.err());
        });
    };
    let said = live(move || {
        refused
            .with(|refused| refused.as_ref().map(not_undone))
            .into_any()
    });
    view! {
        <p class="actions">
            <button type="button" on:click=press>{t(Text::Undo)}</button>
            <span class="status failed" role="status">{said}</span>
        </p>
    }
    .into_any()
}

/// The posts of an act; where they stand is asked for when somebody wants to see them.
fn posts(ids: Vec<Uuid>) -> impl IntoView {
    let moderation: Moderation = expect_context();
    let words = t_count(Text::PostsOne, Text::PostsCount, ids.len());
    let rest = ids.len().saturating_sub(LINKED);
    let found = RwSignal::new(None::<Vec<Option<Post>>>);
    let is_asked = StoredValue::new(false);
    let open = move |_| {
        if is_asked.get_value() {
            return;
        }
        is_asked.set_value(true);
        let wanted: Vec<Uuid> = ids.iter().copied().take(LINKED).collect();
        spawn_local(async move {
            let client = moderation.client();
            let mut posts = Vec::new();
            for id in wanted {
                posts.push(client.post(id).await.ok());
            }
            found.try_set(Some(posts));
        });
    };
    let inside = live(move || match found.get() {
        None => view! { <p>{t(Text::Loading)}</p> }.into_any(),
        Some(posts) => {
            let links = posts
                .into_iter()
                .map(|post| view! { <li>{link(post)}</li> }.into_any());
            let more = (rest > 0).then(|| {
                let words = t_with(Text::PostsMore, &[("count", &rest.to_string())]);
                view! { <li>{words}</li> }
            });
            view! { <ul>{links.collect_view()}{more}</ul> }.into_any()
        }
    });
    view! { <details class="audit-posts" on:toggle=open><summary>{words}</summary>{inside}</details> }
}

fn link(post: Option<Post>) -> AnyView {
    let Some(post) = post else {
        return t(Text::PostNotFound).into_any();
    };
    let href = context().links.thread(post.thread, Some(post.id));
    let author = post
        .author
        .map_or_else(|| t(Text::Somebody), |author| author.name);
    let excerpt: String = post.text.chars().take(EXCERPT).collect();
    let words = format!("{author}: {}", excerpt.replace('\n', " "));
    view! { <a href=href>{words}</a> }.into_any()
}
