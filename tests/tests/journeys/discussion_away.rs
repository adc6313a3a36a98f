//! The dynamic API is away: the lesson reads as always, and nothing that was written is lost.

use crate::LESSON;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::threads::{answer, begin_thread, fill, to_threads};
use thirtyfour::prelude::WebDriver;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_without_a_connection_is_sent_once_it_is_there() {
    let mut server = Server::start(None).expect("serves");
    journey("talk-away", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "Away?", "Is anybody there?").await?;
        server.stop()?;
        fill(web, ".thread > .talk-form textarea", "Written while nobody listened.").await?;
        web.click(".thread > .talk-form button[type=submit]").await?;
        web.until("document.querySelector('.thread > .talk-form .status').textContent.startsWith('There is no connection')").await?;
        web.until("document.body.textContent.includes('Waiting to be sent: 1')").await?;
        no_violations(web).await?;
        server.answer_again(None)?;
        // Coming back later sends it, once; it is not new to who wrote it.
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.until("!!document.querySelector('.thread-row') && !document.body.textContent.includes('Waiting to be sent')").await?;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.until("document.querySelector('.thread-row .meta').textContent.includes('2 posts')").await?;
        web.until("!document.querySelector('.thread-row .talk-unread')").await?;
        web.click(".thread-title a").await?;
        web.until("document.querySelectorAll('.post').length === 2").await?;
        web.until("document.querySelectorAll('.post-text')[1].textContent.trim() === 'Written while nobody listened.'").await?;
        // The refused requests are the browser's own lines in the console; they were asked for here.
        web.browser_log().await?;
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lesson_reads_as_always_where_the_threads_cannot_be_had() {
    let mut server = Server::start(None).expect("serves");
    journey("talk-gone", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        server.stop()?;
        web.js("document.getElementById('discussion').scrollIntoView()").await?;
        web.until("document.querySelector('.discussion .talk-failed')?.textContent.startsWith('The discussion cannot be')").await?;
        no_violations(web).await?;
        web.until("document.querySelector('#prose').textContent.length > 1000").await?;
        server.answer_again(None)?;
        web.click(".discussion .talk-failed button").await?;
        web.until("!!document.querySelector('.talk-empty')").await?;
        web.browser_log().await?;
        Ok(())
    })
    .await;
}

/// From here on no request gets anywhere, until the next answer is said.
const AWAY: &str =
    "(window.asked ??= window.fetch, window.fetch = () => Promise.reject(new TypeError('away')), true)";

/// From here on nothing that is sent is taken.
const REFUSES: &str = "(window.fetch = (request) => request.method === 'POST' ? Promise.resolve(new Response('{}', { status: 403 })) : window.asked(request), true)";

async fn until_waits(web: &WebDriver, count: u32) -> anyhow::Result<()> {
    let words = format!("Waiting to be sent: {count}");
    web.until(&format!("document.body.textContent.includes({words:?})"))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_sent_again_and_what_is_refused_is_a_draft_again() {
    let server = Server::start(None).expect("serves");
    journey("talk-again", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "Here?", "Is this taken?").await?;
        web.js(AWAY).await?;
        answer(web, None, "Sent in a moment.").await?;
        until_waits(web, 1).await?;
        web.js("(window.fetch = window.asked, true)").await?;
        web.click(".thread > .talk-failed button").await?;
        web.until("!document.querySelector('.thread > .talk-failed')").await?;
        web.until("document.querySelector('.thread > .talk-form .status').textContent === ''").await?;
        web.until("document.querySelector('.thread .talk-news').textContent === '1 new post. Show it'").await?;
        // Two answers that are refused stand in the field, one below the other.
        web.js(AWAY).await?;
        answer(web, None, "One.").await?;
        until_waits(web, 1).await?;
        answer(web, None, "Two.").await?;
        until_waits(web, 2).await?;
        web.js(REFUSES).await?;
        web.click(".thread > .talk-failed button").await?;
        web.until("document.querySelector('.thread > .talk-failed').textContent.startsWith('The site did not take this')").await?;
        web.until("document.querySelector('.thread > .talk-form textarea').value === 'One.\\n\\nTwo.'").await?;
        no_violations(web).await?;
        // A thread comes back with its title and its kind.
        web.js("[...document.querySelectorAll('.discussion button')].find(button => button.textContent.includes('All threads')).click()").await?;
        web.until("!!document.querySelector('.thread-row')").await?;
        web.js(AWAY).await?;
        web.click(".begin-thread").await?;
        fill(web, "#talk_title", "Kept?").await?;
        fill(web, ".talk-form textarea", "All of it.").await?;
        web.click(".talk-kind + .talk-kind input").await?;
        web.click(".talk-form button[type=submit]").await?;
        until_waits(web, 1).await?;
        web.until("document.activeElement.id === 'talk_begin'").await?;
        web.js(REFUSES).await?;
        web.click(".discussion .talk-failed button").await?;
        web.until("document.querySelector('.discussion .talk-failed').textContent.startsWith('The site did not take this')").await?;
        web.click(".begin-thread").await?;
        web.until("document.querySelector('#talk_title').value === 'Kept?'").await?;
        web.until("document.querySelector('.talk-form textarea').value === 'All of it.'").await?;
        web.until("document.querySelector('.talk-kind + .talk-kind input').checked").await
    })
    .await;
}
