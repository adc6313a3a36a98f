//! What is being written is there when one comes back, however one left.

use crate::LESSON;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::threads::{begin_thread, fill, to_threads};
use thirtyfour::prelude::*;

/// Opens the lesson, and the form of a new thread below it.
async fn open_form(web: &WebDriver, server: &Server) -> anyhow::Result<()> {
    web.open(&format!("{}en/{LESSON}", server.address)).await?;
    to_threads(web).await?;
    web.click(".begin-thread").await
}

/// The same while storage is not there yet.
async fn open_form_early(web: &WebDriver, server: &Server) -> anyhow::Result<()> {
    web.open(&format!("{}en/{LESSON}", server.address)).await?;
    web.js("document.getElementById('discussion').scrollIntoView()")
        .await?;
    web.click(".begin-thread").await
}

/// Leaves for a page without a discussion.
async fn leave(web: &WebDriver, server: &Server) -> anyhow::Result<()> {
    web.open(&format!("{}en/", server.address)).await
}

/// Waits until these words stand in the form.
async fn until_written(web: &WebDriver, words: &str) -> anyhow::Result<()> {
    web.until(&format!(
        "document.querySelector('.talk-form textarea').value === {words:?}"
    ))
    .await
}

/// Runs a script on a page without the app in a tab of its own, until it keeps the database busy.
async fn keep_busy(web: &WebDriver, server: &Server, script: &str) -> anyhow::Result<WindowHandle> {
    let (here, beside) = (web.window().await?, web.new_tab().await?);
    web.switch_to_window(beside.clone()).await?;
    web.goto(&format!("{}health", server.address)).await?;
    web.js(script).await?;
    web.until("window.busy === true").await?;
    web.switch_to_window(here).await?;
    Ok(beside)
}

/// Ends that.
async fn let_go(web: &WebDriver, beside: WindowHandle) -> anyhow::Result<()> {
    let here = web.window().await?;
    web.switch_to_window(beside).await?;
    web.js("(window.enough = true)").await?;
    web.switch_to_window(here).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_there_when_one_comes_back() {
    let server = Server::start(None).expect("serves");
    journey("talk-draft", Setup::default(), async |browser| {
        let web = &browser.web;
        open_form(web, &server).await?;
        fill(web, "#talk_title", "Half a").await?;
        fill(web, ".talk-form textarea", "Half a sentence").await?;
        web.until(
            "document.querySelector('.talk-preview .post-text').textContent.trim() === 'Half a sentence'",
        )
        .await?;
        leave(web, &server).await?;
        open_form(web, &server).await?;
        until_written(web, "Half a sentence").await?;
        web.until("document.querySelector('#talk_title').value === 'Half a'")
            .await
    })
    .await;
}

/// Types a sentence letter by letter and leaves with the last one: no time for anything in between. With hundreds of letters
/// Chromium drops some of what waits; nobody types so many in a moment.
const TYPE_AND_LEAVE: &str = "(() => {
    const field = document.querySelector('.talk-form textarea');
    for (let letters = 1; letters <= 41; letters += 1) {
        field.value = 'Written in haste, and not finished before'.slice(0, letters);
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    window.typed = true;
    location.assign('/en/');
    return true;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_with_the_last_letter_loses_none() {
    let server = Server::start(None).expect("serves");
    journey("talk-haste", Setup::default(), async |browser| {
        let web = &browser.web;
        open_form(web, &server).await?;
        web.until("!!document.querySelector('.talk-form textarea')")
            .await?;
        web.js(TYPE_AND_LEAVE).await?;
        web.until("!window.typed && document.documentElement.dataset.app === 'running'")
            .await?;
        open_form(web, &server).await?;
        until_written(web, "Written in haste, and not finished before").await
    })
    .await;
}

/// Holds the database as another page does that makes it, until it may go on.
const HOLD: &str = "(() => {
    const open = indexedDB.open('leerkring-leerkring', 4);
    open.onupgradeneeded = () => {
        for (const store of ['records', 'places', 'drafts', 'unreadable', 'discussion'])
            open.result.createObjectStore(store);
        const records = open.transaction.objectStore('records');
        const go_on = () => { window.busy = true; if (!window.enough) records.count().onsuccess = go_on; };
        go_on();
    };
    open.onsuccess = () => open.result.close();
    return true;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn words_typed_before_storage_opens_are_kept() {
    let server = Server::start(None).expect("serves");
    journey("talk-early", Setup::default(), async |browser| {
        let web = &browser.web;
        let holding = keep_busy(web, &server, HOLD).await?;
        open_form_early(web, &server).await?;
        fill(web, ".talk-form textarea", "Sooner than storage").await?;
        let_go(web, holding).await?;
        to_threads(web).await?;
        until_written(web, "Sooner than storage").await?;
        leave(web, &server).await?;
        open_form(web, &server).await?;
        until_written(web, "Sooner than storage").await
    })
    .await;
}

/// Keeps everybody else from what discussions store, until it may go on.
const USE: &str = "(() => {
    const open = indexedDB.open('leerkring-leerkring');
    open.onsuccess = () => {
        const discussion = open.result.transaction('discussion', 'readwrite').objectStore('discussion');
        const go_on = () => { window.busy = true; if (!window.enough) discussion.count().onsuccess = go_on; };
        go_on();
    };
    return true;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn words_that_storage_had_no_time_for_are_kept() {
    let server = Server::start(None).expect("serves");
    journey("talk-busy", Setup::default(), async |browser| {
        let web = &browser.web;
        open_form(web, &server).await?;
        let using = keep_busy(web, &server, USE).await?;
        fill(web, ".talk-form textarea", "Faster than storage").await?;
        leave(web, &server).await?;
        let_go(web, using).await?;
        open_form(web, &server).await?;
        until_written(web, "Faster than storage").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_name_keeps_it_where_storage_is_slow_to_say_so() {
    let server = Server::start(None).expect("serves");
    journey("talk-known", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "Who?", "Who am I?").await?;
        let using = keep_busy(web, &server, USE).await?;
        open_form_early(web, &server).await?;
        fill(web, "#talk_title", "Still me?").await?;
        fill(web, ".talk-form textarea", "Or somebody else?").await?;
        fill(web, ".talk-form input[autocomplete=nickname]", "Eve").await?;
        web.click(".talk-form button[type=submit]").await?;
        web.until("document.querySelector('.talk-form .status').textContent === 'Sending…'").await?;
        let_go(web, using).await?;
        web.until("!!document.querySelector('.thread .post')").await?;
        web.until("document.querySelector('.post').textContent.includes('Ada') && !document.querySelector('.post').textContent.includes('Eve')").await
    })
    .await;
}
