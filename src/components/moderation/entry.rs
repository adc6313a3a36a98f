//! One post that waits: who said what when, why it waits, and what can be done.

use super::acting::{About, ActButtons};
use crate::components::{PostText, When, reason_text};
use crate::context::{context, t, t_count, t_with};
use crate::state::Moderation;
use leerkring_core::discussion::{ActKind, PostState, QueueEntry, ReportShown};
use leerkring_core::queue::fits;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use uuid::Uuid;

/// The id of the entry about a post; of what stands below all of them, where there is none.
pub fn entry_id(post: Option<Uuid>) -> String {
    post.map_or_else(|| "queue_foot".to_owned(), |post| format!("entry_{post}"))
}

/// One post that waits.
#[component]
pub(super) fn EntryCard(
    /// The post.
    post: Uuid,
) -> impl IntoView {
    let moderation: Moderation = expect_context();
    let entry = moderation
        .queue
        .with_untracked(|queue| queue.entry(post).cloned());
    entry.map(|entry| card(moderation, entry))
}

fn card(moderation: Moderation, entry: QueueEntry) -> AnyView {
    let post = entry.post.id;
    let author = entry.post.author.as_ref();
    let author = author.map_or_else(|| t(Text::Somebody), |author| author.name.clone());
    let choose = t_with(Text::ChoosePost, &[("name", &author)]);
    let chosen = Memo::new(move |_| moderation.queue.with(|queue| queue.is_chosen(post)));
    let toggle = move |_| moderation.queue.update(|queue| queue.toggle(post));
    let id = entry_id(Some(post));
    let heading = format!("{id}_title");
    let labelled = heading.clone();
    let href = context().links.thread(entry.thread.id, Some(post));
    let title = match entry.thread.title.is_empty() {
        true => t(Text::TitleGone),
        false => entry.thread.title.clone(),
    };
    let (class, state) = state_of(&entry);
    let reports = (!entry.reports.is_empty()).then(|| reports(entry.reports.clone()));
    let kinds = [ActKind::Approve, ActKind::Remove, ActKind::Mute, ActKind::Ban];
    let kinds = kinds.into_iter().filter(|act| fits(*act, &entry)).collect();
    let body = match entry.post.text.is_empty() {
        true => ().into_any(),
        false => view! { <PostText text=entry.post.text.clone()/> }.into_any(),
    };
    view! {
        <li class="queue-entry" id=id tabindex="-1" aria-labelledby=labelled class:chosen=move || chosen.get()>
            <div class="entry-head">
                <label class="choose">
                    <input type="checkbox" prop:checked=move || chosen.get() on:change=toggle/>
                    <span class="visually-hidden">{choose}</span>
                </label>
                <div class="entry-from">
                    <h3 id=heading><a href=href>{title}</a></h3>
                    <p class="meta"><b>{author}</b> " · " <When at=entry.post.created/>
                        {(entry.post.number == 1).then(|| format!(" · {}", t(Text::BeginsThread)))}
                    </p>
                </div>
                <span class=class>{t(state)}</span>
            </div>
            {body}
            {reports}
            <ActButtons about=About::Post(post) kinds/>
        </li>
    }
    .into_any()
}

/// Why it waits.
fn state_of(entry: &QueueEntry) -> (&'static str, Text) {
    match entry.post.state {
        PostState::Waiting => ("entry-state", Text::StateWaiting),
        PostState::Hidden => ("entry-state urgent", Text::StateHidden),
        PostState::Shown => ("entry-state urgent", Text::StateReported),
        PostState::RemovedByAuthor => ("entry-state", Text::TraceRemovedByAuthor),
        PostState::Removed => ("entry-state", Text::TraceRemoved),
    }
}

fn reports(reports: Vec<ReportShown>) -> impl IntoView {
    let count = reports.len();
    let items = reports.into_iter().map(|report| {
        let note = report
            .note
            .map(|note| view! { <q class="report-note">{note}</q> });
        view! { <li><span class="report-reason">{t(reason_text(report.reason))}</span> {note} <When at=report.created/></li> }
            .into_any()
    });
    let items = items.collect_view();
    view! {
        <div class="entry-reports">
            <h4>{t_count(Text::ReportsOne, Text::ReportsCount, count)}</h4>
            <ul>{items}</ul>
        </div>
    }
}
