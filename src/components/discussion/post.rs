//! One post: who said what when, and what can be done with it.

mod tools;

use super::compose::AnswerForm;
use super::moderating::BelowPost;
use super::opened::{Opened, Part, ShownPost};
use super::report::{EditForm, History, ReportForm};
use super::row::follows_here;
use super::when::When;
use super::words::refusal_words;
use crate::api::{Method, Refusal};
use crate::browser::focus_soon;
use crate::components::{Words, live};
use crate::context::{context, t};
use crate::state::Participant;
use leerkring_core::discussion::{Post, PostState, ReportReason};
use leerkring_core::markdown::write_post;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tools::tools;

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
    shown: ShownPost,
    /// The thread around it.
    opened: Opened,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let post = RwSignal::from(shown.post);
    let (id, thread, number) = (shown.id, opened.id, shown.number);
    let (created, parent) = post.with_untracked(|post| (post.created, post.reply_to));
    let doing = RwSignal::new(Doing::Nothing);
    let refused = RwSignal::new(None::<Refusal>);
    let is_solution = move || opened.answer.get() == Some(id);
    let answered = parent.map(|answered| {
        let href = context().links.thread(thread, Some(answered));
        let whom = Memo::new(move |_| opened.excerpt(answered));
        let whom = live(move || whom.get().into_any());
        let go = move |event| {
            if follows_here(&event) {
                opened.go_to(Some(answered));
            }
        };
        view! { <p class="post-answers"><a href=href on:click=go>{t(Text::AnswerTo)} " " {whom}</a></p> }
    });
    // The form goes, and takes the focus along.
    let end = move || {
        doing.try_set(Doing::Nothing);
        focus_soon(format!("post-{id}"));
    };
    let below = live(move || match doing.get() {
        Doing::Nothing => ().into_any(),
        Doing::Answering => {
            let sent = Callback::new(move |()| {
                doing.try_set(Doing::Nothing);
                opened.load(Part::Latest);
            });
            view! { <AnswerForm thread reply_to=Some(parent.unwrap_or(id)) under=id sent/> }.into_any()
        }
        Doing::Reporting => view! { <ReportForm post=id done=Callback::new(move |()| end())/> }.into_any(),
        Doing::Editing => {
            let done = Callback::new(move |changed: Option<Post>| {
                end();
                if let Some(changed) = changed {
                    opened.put(changed);
                }
            });
            view! { <EditForm post=post.get_untracked() done/> }.into_any()
        }
        Doing::Deleting => {
            let remove = move |_| {
                let token = participant.token();
                spawn_local(async move {
                    let path = format!("posts/{id}");
                    let api = participant.api();
                    let done = api.send(Method::DELETE, &path, token.as_deref(), None).await;
                    refused.try_set(done.err());
                    opened.refresh_post(id);
                    if number == 1 {
                        // Its title is gone too.
                        opened.reload_thread();
                    }
                    end();
                });
            };
            view! {
                <div class="talk-form" role="group">
                    <p>{t(Text::DeletePostSure)}</p>
                    <p class="actions">
                        <button type="button" class="danger" on:click=remove>{t(Text::DeletePost)}</button>
                        <button type="button" on:click=move |_| end()>{t(Text::Cancel)}</button>
                    </p>
                </div>
            }
            .into_any()
        }
    });
    let is_edited = Memo::new(move |_| post.with(|post| post.edited.is_some() && is_shown(post)));
    let history = live(move || {
        let edited = post.with_untracked(|post| post.edited);
        match is_edited.get().then_some(edited).flatten() {
            Some(at) => view! { <History post=id at/> }.into_any(),
            None => ().into_any(),
        }
    });
    let tools_of_moderators = use_context::<BelowPost>();
    let moderate = live(move || match (participant.is_moderator(), tools_of_moderators) {
        (false, _) => ().into_any(),
        (true, Some(BelowPost(tools))) => tools(post, opened),
        (true, None) => {
            let href = context().links.moderated(thread, id);
            view! { <p class="post-tools"><a href=href>{t(Text::Moderate)}</a></p> }.into_any()
        }
    });
    view! {
        <li class="post" id=format!("post-{id}") tabindex="-1" class:reply-post=parent.is_some() class:solution=is_solution>
            <p class="post-head">
                {live(move || post.with(|post| marks(post).into_any()))}
                {live(move || is_solution().then(|| view! { <span class="talk-mark kind">{t(Text::ThisAnswered)}</span> }).into_any())}
                <a class="post-link" href=context().links.thread(thread, Some(id))><When at=created/></a>
                <span class="visually-hidden">{format!("#{number}")}</span>
            </p>
            {answered}
            {live(move || post.with(|post| said(post).into_any()))}
            {history}
            {tools(post, doing, refused, opened)}
            {live(move || refused.get().map(|refusal| view! { <p class="talk-failed" role="status">{refusal_words(&refusal)}</p> }).into_any())}
            {below}
            {moderate}
        </li>
    }
}

fn is_shown(post: &Post) -> bool {
    post.state == PostState::Shown
}

/// Who said it, and who vouches for it.
fn marks(post: &Post) -> impl IntoView + use<> {
    let is_moderator = post.author.as_ref().is_some_and(|author| author.moderator);
    let marks = [(is_moderator, Text::Moderator), (post.endorsed, Text::Endorsed)];
    let marks = marks.into_iter().filter(|(is, _)| *is);
    let marks = marks.map(|(_, text)| view! { <span class="talk-mark">{t(text)}</span> });
    view! { {author(post).map(|name| view! { <b class="post-author">{name}</b> })} {marks.collect_view()} }
}

/// What is said, or why it is not there.
fn said(post: &Post) -> impl IntoView + use<> {
    let trace = (!is_shown(post)).then(|| {
        let class = if post.text.is_empty() {
            "post-trace"
        } else {
            "notice"
        };
        view! { <p class=class>{t(trace_text(post.state))}</p> }
    });
    let text =
        (is_shown(post) || !post.text.is_empty()).then(|| view! { <PostText text=post.text.clone()/> });
    view! { {trace} {text} }
}

/// The name of who wrote it; none where their words are not there either.
pub(super) fn author(post: &Post) -> Option<String> {
    let name = post.author.as_ref().map(|author| author.name.clone());
    name.or_else(|| is_shown(post).then(|| t(Text::Somebody)))
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
