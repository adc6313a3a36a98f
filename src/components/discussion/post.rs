//! One post: who said what when, and what can be done with it.

use super::compose::AnswerForm;
use super::moderating::ModeratorTools;
use super::opened::Opened;
use super::report::{EditForm, History, ReportForm};
use super::when::When;
use crate::api::Method;
use crate::browser::{copy, now};
use crate::components::{Words, live};
use crate::context::{context, t, t_count};
use crate::state::Participant;
use leerkring_core::discussion::{EDIT_WINDOW, Post, PostState, ReportReason};
use leerkring_core::markdown::write_post;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The words of a post, written by the one Markdown writer; as they were typed where they are too much for it.
#[component]
pub fn PostText(
    /// Markdown.
    text: String,
) -> impl IntoView {
    match write_post(&text) {
        Ok(html) => view! { <Words html class="post-text prose"/> }.into_any(),
        Err(_) => view! { <p class="post-text own-text">{text}</p> }.into_any(),
    }
}

/// What is done with a post below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    Answering,
    Reporting,
    Editing,
    Deleting,
}

/// One post of a thread.
#[component]
pub(super) fn PostView(
    /// The post.
    post: Post,
    /// The thread around it.
    opened: Opened,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let (id, number) = (post.id, post.number);
    let doing = RwSignal::new(Doing::Nothing);
    let is_solution = move || opened.answer() == Some(id);
    let answered = post.reply_to.map(|answered| {
        let href = format!("#post-{answered}");
        let whom = opened.excerpt(answered);
        view! { <p class="post-answers"><a href=href>{t(Text::AnswerTo)} " " {whom}</a></p> }
    });
    let body = match post.state {
        PostState::Shown => view! { <PostText text=post.text.clone()/> }.into_any(),
        state if post.text.is_empty() => {
            view! { <p class="post-trace">{t(trace_text(state))}</p> }.into_any()
        }
        state => view! {
            <p class="notice">{t(trace_text(state))}</p>
            <PostText text=post.text.clone()/>
        }
        .into_any(),
    };
    let is_shown = post.state == PostState::Shown;
    let below = {
        let post = post.clone();
        live(move || match doing.get() {
            Doing::Nothing => ().into_any(),
            Doing::Answering => {
                let sent = Callback::new(move |()| {
                    doing.set(Doing::Nothing);
                    opened.load_new();
                });
                view! { <AnswerForm thread=post.thread reply_to=Some(post.reply_to.unwrap_or(id)) sent/> }
                    .into_any()
            }
            Doing::Reporting => {
                view! { <ReportForm post=id done=Callback::new(move |()| doing.set(Doing::Nothing))/> }
                    .into_any()
            }
            Doing::Editing => {
                let done = Callback::new(move |changed: Option<Post>| {
                    doing.set(Doing::Nothing);
                    if let Some(changed) = changed {
                        opened.put(changed);
                    }
                });
                view! { <EditForm post=post.clone() done/> }.into_any()
            }
            Doing::Deleting => deleting(id, doing, opened).into_any(),
        })
    };
    let tools = is_shown.then(|| tools(&post, doing, opened));
    view! {
        <li class="post" id=format!("post-{id}") tabindex="-1" class:reply-post=post.reply_to.is_some() class:solution=is_solution>
            <p class="post-head">
                <b class="post-author">{author(&post)}</b>
                {post.author.as_ref().is_some_and(|author| author.moderator).then(|| view! { <span class="talk-mark">{t(Text::Moderator)}</span> })}
                {post.endorsed.then(|| view! { <span class="talk-mark">{t(Text::Endorsed)}</span> })}
                {live(move || is_solution().then(|| view! { <span class="talk-mark kind">{t(Text::ThisAnswered)}</span> }).into_any())}
                <a class="post-link" href=context().links.thread(post.thread, Some(id))><When at=post.created/></a>
                <span class="visually-hidden">{format!("#{number}")}</span>
            </p>
            {answered}
            {body}
            {post.edited.filter(|_| is_shown).map(|at| view! { <History post=id at/> })}
            {tools}
            {below}
            {move || participant.is_moderator().then(|| view! { <ModeratorTools post=id thread=post.thread state=post.state endorsed=post.endorsed opened/> })}
        </li>
    }
}

fn tools(post: &Post, doing: RwSignal<Doing>, opened: Opened) -> impl IntoView + use<> {
    let participant: Participant = expect_context();
    let (id, thread, author, created) = (
        post.id,
        post.thread,
        post.author.as_ref().map(|author| author.id),
        post.created,
    );
    let helpful = RwSignal::new(post.helpful);
    let is_own = move || author.is_some_and(|author| participant.is(author));
    let mark = move |_| {
        spawn_local(async move {
            if let Ok(post) = participant.mark_helpful(id).await {
                helpful.try_set(post.helpful);
            }
        });
    };
    let copied = RwSignal::new(false);
    let copy_link = move |_| {
        let address = crate::browser::absolute(&context().links.thread(thread, Some(id)));
        spawn_local(async move {
            copied.try_set(copy(&address).await);
        });
    };
    let link_owner = Owner::current();
    let copy_link = move |event| {
        if let Some(owner) = &link_owner {
            owner.with(|| copy_link(event));
        }
    };
    let own = live(move || {
        if !is_own() {
            return view! {
                <button type="button" class="quiet" on:click=move |_| doing.set(Doing::Reporting)>{t(Text::Report)}</button>
            }
            .into_any();
        }
        let editable = now() < created.saturating_add(EDIT_WINDOW);
        view! {
            {editable.then(|| view! { <button type="button" class="quiet" on:click=move |_| doing.set(Doing::Editing)>{t(Text::EditPost)}</button> })}
            <button type="button" class="quiet" on:click=move |_| doing.set(Doing::Deleting)>{t(Text::DeletePost)}</button>
        }
        .into_any()
    });
    let helpful_button = live(move || {
        let count = helpful.get();
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
    let solve = live(move || match opened.may_solve(id) {
        false => ().into_any(),
        true => {
            let words = if opened.answer() == Some(id) {
                Text::NotAnswered
            } else {
                Text::MarkAnswer
            };
            view! { <button type="button" class="quiet" on:click=move |_| opened.solve(id)>{t(words)}</button> }.into_any()
        }
    });
    view! {
        <div class="post-tools">
            {helpful_button}
            {live(move || match opened.is_closed() {
                true => ().into_any(),
                false => view! { <button type="button" class="quiet" on:click=move |_| doing.set(Doing::Answering)>{t(Text::AnswerPost)}</button> }.into_any(),
            })}
            {solve}
            <button type="button" class="quiet" on:click=copy_link>{live(move || t(if copied.get() { Text::Copied } else { Text::CopyLink }).into_any())}</button>
            {own}
        </div>
    }
}

fn deleting(id: uuid::Uuid, doing: RwSignal<Doing>, opened: Opened) -> impl IntoView {
    let participant: Participant = expect_context();
    let remove = move |_| {
        let token = participant.token();
        spawn_local(async move {
            let path = format!("posts/{id}");
            if participant
                .api()
                .send(Method::DELETE, &path, token.as_deref(), None)
                .await
                .is_ok()
            {
                opened.refresh(id);
            }
            doing.try_set(Doing::Nothing);
        });
    };
    view! {
        <div class="talk-form" role="group">
            <p>{t(Text::DeletePostSure)}</p>
            <p class="actions">
                <button type="button" class="danger" on:click=remove>{t(Text::DeletePost)}</button>
                <button type="button" on:click=move |_| doing.set(Doing::Nothing)>{t(Text::Cancel)}</button>
            </p>
        </div>
    }
}

/// The name of who wrote it.
pub(super) fn author(post: &Post) -> String {
    let name = post.author.as_ref().map(|author| author.name.clone());
    name.unwrap_or_else(|| t(Text::Somebody))
}

/// What stands where a post is not shown.
pub(super) fn trace_text(state: PostState) -> Text {
    match state {
        PostState::Waiting => Text::TraceWaiting,
        PostState::Hidden => Text::TraceHidden,
        PostState::RemovedByAuthor => Text::TraceRemovedByAuthor,
        PostState::Removed | PostState::Shown => Text::TraceRemoved,
    }
}

/// Why a post is reported, in words.
pub fn reason_text(reason: ReportReason) -> Text {
    match reason {
        ReportReason::Spam => Text::ReasonSpam,
        ReportReason::Hateful => Text::ReasonHateful,
        ReportReason::PersonalData => Text::ReasonPersonalData,
        ReportReason::OffTopic => Text::ReasonOffTopic,
        ReportReason::Other => Text::ReasonOther,
    }
}
