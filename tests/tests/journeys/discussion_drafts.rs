//! What is being written is there when one comes back, however one left.

use crate::LESSON;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::threads::{begin_thread, fill, to_threads};

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_there_when_one_comes_back() {
    let server = Server::start(None).expect("serves");
    journey("talk-draft", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        fill(web, "#talk_title", "Half a").await?;
        fill(web, ".talk-form textarea", "Half a sentence").await?;
        web.until(
            "document.querySelector('.talk-preview .post-text').textContent.trim() === 'Half a sentence'",
        )
        .await?;
        web.open(&format!("{}en/", server.address)).await?;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        web.until("document.querySelector('.talk-form textarea').value === 'Half a sentence'")
            .await?;
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
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        web.until("!!document.querySelector('.talk-form textarea')").await?;
        web.js(TYPE_AND_LEAVE).await?;
        web.until("!window.typed && document.documentElement.dataset.app === 'running'").await?;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        web.until("document.querySelector('.talk-form textarea').value === 'Written in haste, and not finished before'").await
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
        const go_on = () => { if (!window.enough) records.count().onsuccess = go_on; };
        go_on();
        window.making = true;
    };
    open.onsuccess = () => open.result.close();
    return true;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn words_typed_before_storage_opens_are_kept() {
    let server = Server::start(None).expect("serves");
    journey("talk-early", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        // A page without the app.
        web.goto(&format!("{}health", server.address)).await?;
        web.js(HOLD).await?;
        web.until("window.making === true").await?;
        let holding = web.window().await?;
        let writing = web.new_tab().await?;
        web.switch_to_window(writing.clone()).await?;
        web.open(&lesson).await?;
        web.js("document.getElementById('discussion').scrollIntoView()")
            .await?;
        web.click(".begin-thread").await?;
        fill(web, ".talk-form textarea", "Sooner than storage").await?;
        web.switch_to_window(holding).await?;
        web.js("(window.enough = true)").await?;
        web.switch_to_window(writing).await?;
        to_threads(web).await?;
        web.until("document.querySelector('.talk-form textarea').value === 'Sooner than storage'")
            .await?;
        web.open(&format!("{}en/", server.address)).await?;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        web.until("document.querySelector('.talk-form textarea').value === 'Sooner than storage'")
            .await
    })
    .await;
}

/// Keeps everybody else from what discussions store, until it may go on.
const USE: &str = "(() => {
    const open = indexedDB.open('leerkring-leerkring');
    open.onsuccess = () => {
        const discussion = open.result.transaction('discussion', 'readwrite').objectStore('discussion');
        const go_on = () => { window.using = true; if (!window.enough) discussion.count().onsuccess = go_on; };
        go_on();
    };
    return true;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn words_that_storage_had_no_time_for_are_kept() {
    let server = Server::start(None).expect("serves");
    journey("talk-busy", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        let writing = web.window().await?;
        let using = web.new_tab().await?;
        web.switch_to_window(using.clone()).await?;
        // A page without the app.
        web.goto(&format!("{}health", server.address)).await?;
        web.js(USE).await?;
        web.until("window.using === true").await?;
        web.switch_to_window(writing.clone()).await?;
        fill(web, ".talk-form textarea", "Faster than storage").await?;
        web.open(&format!("{}en/", server.address)).await?;
        web.switch_to_window(using).await?;
        web.js("(window.enough = true)").await?;
        web.switch_to_window(writing).await?;
        web.open(&lesson).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        web.until("document.querySelector('.talk-form textarea').value === 'Faster than storage'")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_name_keeps_it_where_storage_is_slow_to_say_so() {
    let server = Server::start(None).expect("serves");
    journey("talk-known", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "Who?", "Who am I?").await?;
        let writing = web.window().await?;
        let using = web.new_tab().await?;
        web.switch_to_window(using.clone()).await?;
        web.goto(&format!("{}health", server.address)).await?;
        web.js(USE).await?;
        web.until("window.using === true").await?;
        web.switch_to_window(writing.clone()).await?;
        web.open(&lesson).await?;
        web.js("document.getElementById('discussion').scrollIntoView()").await?;
        web.click(".begin-thread").await?;
        fill(web, "#talk_title", "Still me?").await?;
        fill(web, ".talk-form textarea", "Or somebody else?").await?;
        fill(web, ".talk-form input[autocomplete=nickname]", "Eve").await?;
        web.click(".talk-form button[type=submit]").await?;
        web.until("document.querySelector('.talk-form .status').textContent === 'Sending…'").await?;
        web.switch_to_window(using).await?;
        web.js("(window.enough = true)").await?;
        web.switch_to_window(writing).await?;
        web.until("!!document.querySelector('.thread .post')").await?;
        web.until("document.querySelector('.post').textContent.includes('Ada') && !document.querySelector('.post').textContent.includes('Eve')").await
    })
    .await;
}
