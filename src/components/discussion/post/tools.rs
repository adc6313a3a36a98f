//! What can be done with a post: answering, finding it helpful, reporting it; changing one's own.

use super::super::opened::Opened;
use super::{Doing, is_shown};
use crate::api::Refusal;
use crate::browser::{copy, now};
use crate::components::live;
use crate::context::{context, t, t_count};
use crate::state::Participant;
use leerkring_core::discussion::{EDIT_WINDOW, Post, PostState};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The buttons below a post.
pub(super) fn tools(
    post: RwSignal<Post>,
    doing: RwSignal<Doing>,
    refused: RwSignal<Option<Refusal>>,
    opened: Opened,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let (id, thread, number) = post.with_untracked(|post| (post.id, post.thread, post.number));
    let is_own = move || {
        let author = post.with(|post| post.author.as_ref().map(|author| author.id));
        author.is_some_and(|author| participant.is(author))
    };
    let mark = move |_| {
        spawn_local(async move {
            let done = participant.mark_helpful(id).await;
            refused.try_set(done.map(|post| opened.put(post)).err());
        });
    };
    let solve = move |_| {
        spawn_local(async move {
            refused.try_set(opened.solve(id).await.err());
        });
    };
    let copied = RwSignal::new(false);
    // Texts are found here alone, not where a click is heard.
    let owner = StoredValue::new(Owner::current());
    let copy_link = move |_| {
        let Some(owner) = owner.get_value() else { return };
        let path = owner.with(|| context().links.thread(thread, Some(id)));
        spawn_local(async move {
            copied.try_set(copy(&crate::browser::absolute(&path)).await);
        });
    };
    let answer = move |_| {
        // One level deep: who answers an answer quotes it, unless they began already.
        if let (true, Some(owner)) = (
            post.with_untracked(|post| post.reply_to.is_some()),
            owner.get_value(),
        ) {
            let place = format!("reply/{id}");
            let draft = participant.draft(&place);
            if draft.lines().all(|line| line.is_empty() || line.starts_with('>')) {
                let quote = untrack(|| owner.with(|| opened.excerpt(id)));
                participant.keep_draft(&place, &format!("> {quote}\n\n"));
            }
        }
        doing.set(Doing::Answering);
    };
    let button = move |next: Doing, text: Text| {
        view! { <button type="button" class="quiet" on:click=move |_| doing.set(next)>{t(text)}</button> }
    };
    let own = live(move || {
        let (state, created) = post.with(|post| (post.state, post.created));
        if !is_own() {
            let report = (state == PostState::Shown).then(|| button(Doing::Reporting, Text::Report));
            return report.into_any();
        }
        if matches!(state, PostState::Removed | PostState::RemovedByAuthor) {
            return ().into_any();
        }
        let editable = now() < created.saturating_add(EDIT_WINDOW);
        let edit = editable.then(|| button(Doing::Editing, Text::EditPost));
        view! { {edit} {button(Doing::Deleting, Text::DeletePost)} }.into_any()
    });
    let helpful = live(move || {
        let (count, is_shown) = post.with(|post| (post.helpful, is_shown(post)));
        if !is_shown {
            return ().into_any();
        }
        let words = if count == 0 {
            t(Text::Helpful)
        } else {
            t_count(Text::HelpfulOne, Text::HelpfulCount, count as usize)
        };
        if participant.me.with(Option::is_none) || is_own() {
            return view! { <span class="post-helpful">{(count > 0).then_some(words)}</span> }.into_any();
        }
        let pressed = participant.found_helpful(id).to_string();
        view! { <button type="button" class="quiet post-helpful" aria-pressed=pressed on:click=mark>{words}</button> }.into_any()
    });
    let solve = live(move || {
        if !post.with(is_shown) || !opened.may_solve(number) {
            return ().into_any();
        }
        let words = if opened.answer.get() == Some(id) {
            Text::NotAnswered
        } else {
            Text::MarkAnswer
        };
        view! { <button type="button" class="quiet" on:click=solve>{t(words)}</button> }.into_any()
    });
    let answer = live(move || match post.with(is_shown) && !opened.is_closed.get() {
        false => ().into_any(),
        true => view! { <button type="button" class="quiet" on:click=answer>{t(Text::AnswerPost)}</button> }
            .into_any(),
    });
    let link = live(move || {
        if !post.with(is_shown) {
            return ().into_any();
        }
        let words = if copied.get() {
            Text::Copied
        } else {
            Text::CopyLink
        };
        view! { <button type="button" class="quiet" on:click=copy_link>{t(words)}</button> }.into_any()
    });
    view! {
        <div class="post-tools">
            {helpful}
            {answer}
            {solve}
            {link}
            {own}
        </div>
    }
}
