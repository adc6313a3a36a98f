//! What the learner wrote and marked in one lesson, to read and print.

use crate::context::{context, t};
use leerkring_core::progress::{LessonSheet, NoteNow, Reply};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// Own words, notes, highlights and the bookmark of a lesson, each leading to its place.
#[component]
pub fn LessonWordsView(
    /// What there is.
    sheet: LessonSheet,
    /// Whether the lesson cannot be had.
    away: bool,
) -> impl IntoView {
    let links = context().links;
    let about = sheet.lesson;
    let (title, lang) = match sheet.title {
        Some((title, lang)) => (title, Some(lang.to_string())),
        None => (about.to_string(), None),
    };
    let to = |block: Option<&str>| links.block(&about.course, &about.lesson, block);
    let reply = |reply: Reply| {
        let Reply {
            block,
            title,
            prompt,
            words,
        } = reply;
        let known = !prompt.is_empty() || title.is_some();
        let name = match title {
            Some(title) => title,
            None if known => t(Text::Reflection),
            None => format!("{about}#{block}"),
        };
        let words = words.into_iter().map(|(label, words)| {
            view! {
                {label.map(|label| view! { <p class="reply-label">{label}</p> })}
                <p class="own-text">{words}</p>
            }
        });
        let words = words.collect_view();
        view! {
            <section class="reply">
                <h4><a href=to(Some(&block))>{name}</a></h4>
                {(!prompt.is_empty()).then(|| view! { <p class="reply-prompt" lang=lang.clone()>{prompt}</p> })}
                {words}
            </section>
        }
    };
    let replies = sheet.replies.into_iter().map(reply).collect_view();
    let note = |now: NoteNow| {
        let (anchor, text) = (now.note.anchor, now.note.text);
        view! {
            <li class="own-note">
                <a class="own-quote" href=to(Some(&anchor.block)) lang=lang.clone()>{anchor.quote}</a>
                {(!text.is_empty()).then(|| view! { <p class="own-text">{text}</p> })}
            </li>
        }
    };
    let any_notes = !sheet.notes.is_empty();
    let notes = sheet.notes.into_iter().map(note).collect_view();
    view! {
        <section class="lesson-words">
            <h3 lang=lang.clone()><a href=to(None)>{title}</a></h3>
            {away.then(|| view! { <p class="hint-line">{t(Text::NotesAway)}</p> })}
            {sheet.bookmark.map(|block| view! { <p class="to-bookmark"><a href=to(block.as_deref())>{t(Text::ToBookmark)}</a></p> })}
            {replies}
            {any_notes.then(|| view! { <ul class="own-list">{notes}</ul> })}
        </section>
    }
}
