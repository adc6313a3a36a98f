//! Progress is kept, tabs agree, and a browser that keeps nothing says so.

use crate::LESSON;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::{finish, journey};
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use thirtyfour::prelude::*;

const SAVED: &str = "document.querySelector('.done-bar .status').textContent === 'Saved in this browser'";
const TICKED: &str = "!!document.querySelector('.outline a[aria-current=page] .tick.done')";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_is_there_tomorrow_and_continue_leads_on() {
    let server = Server::start(None).expect("serves");
    let lesson = format!("{}en/{LESSON}", server.address);
    let today = Browser::chromium(&Setup::default())
        .await
        .expect("Chromium starts");
    let went = async {
        today.web.open(&lesson).await?;
        today.web.click(".done-button").await?;
        today.web.until(SAVED).await?;
        today.web.until(TICKED).await?;
        // Half way through the next lesson.
        today.web.click(".pager .next").await?;
        today
            .web
            .until("document.querySelector('h1').textContent === 'Unexpected partners'")
            .await?;
        for _ in 0..3 {
            today
                .web
                .action_chain()
                .send_keys(Key::PageDown)
                .perform()
                .await?;
        }
        today.web.until("scrollY > 600").await?;
        kept_place(&today.web, "beyond-the-hype/unexpected-partners").await
    };
    finish("today", &today, went.await).await.expect("today");
    let profile = today.leave().await.expect("a profile");

    let tomorrow = Browser::chromium_in(profile, &Setup::default())
        .await
        .expect("Chromium starts");
    let went = async {
        let web = &tomorrow.web;
        web.open(&format!("{}en/", server.address)).await?;
        web.until("document.querySelector('.continue-title')?.textContent.startsWith('Unexpected partners')")
            .await?;
        web.click(".continue .button").await?;
        web.until("location.pathname.endsWith('/unexpected-partners/') && location.hash.length > 1 && scrollY > 300").await?;
        web.until("!!document.querySelector('.outline a[href*=the-ecosystem] .tick.done')")
            .await?;
        // A link to a lesson wins over where one stopped.
        web.open(&lesson).await?;
        web.until(
            "document.querySelector('h1').textContent === 'The ecosystem around an idea' && scrollY === 0",
        )
        .await?;
        web.until(TICKED).await?;
        web.click(".done-button").await?;
        web.until(SAVED).await?;
        web.until(&format!("!({TICKED})")).await
    };
    let went = finish("tomorrow", &tomorrow, went.await).await;
    tomorrow.leave().await.expect("a profile");
    went.expect("tomorrow");
}

/// Waits until the place stands in the browser's storage, where tomorrow will look.
async fn kept_place(web: &WebDriver, lesson: &str) -> anyhow::Result<()> {
    web.js("(() => { const look = () => { const open = indexedDB.open('leerkring-leerkring'); open.onsuccess = () => { const get = open.result.transaction('places').objectStore('places').get('beyond-the-hype'); get.onsuccess = () => { window.place = get.result ?? ''; open.result.close(); setTimeout(look, 50); }; }; }; look(); return true; })()").await?;
    web.until(&format!(
        "window.place?.includes({lesson:?}) && JSON.parse(window.place).block !== null"
    ))
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_lesson_counts_as_reading_it() {
    let server = Server::start(None).expect("serves");
    journey("end-reached", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.action_chain().send_keys(Key::End).perform().await?;
        web.until(SAVED).await?;
        web.until(TICKED).await
    })
    .await;
}

/// Chromium freezes a page that is left, and what it holds with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_left_in_the_midst_of_making_the_database_does_not_hold_it() {
    let server = Server::start(None).expect("serves");
    journey("left-making", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/", server.address)).await?;
        web.until(
            "(indexedDB.databases().then(all => { window.made = all.length > 0; }), window.made === true)",
        )
        .await?;
        web.js(
            "(() => { indexedDB.deleteDatabase('leerkring-leerkring').onsuccess = () => {
                const open = indexedDB.open('leerkring-leerkring', 4);
                open.onupgradeneeded = () => {
                    const store = open.result.createObjectStore('records');
                    const go_on = () => { store.count().onsuccess = go_on; };
                    go_on();
                    window.making = true;
                };
            }; return true; })()",
        )
        .await?;
        web.until("window.making === true").await?;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.click(".done-button").await?;
        web.until(SAVED).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_agree_within_a_second() {
    let server = Server::start(None).expect("serves");
    journey("two-tabs", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        let first = web.window().await?;
        let second = web.new_tab().await?;
        web.switch_to_window(second.clone()).await?;
        web.open(&lesson).await?;
        web.js(&format!("(() => {{ new MutationObserver(() => {{ if (!window.seen && {TICKED}) window.seen = Date.now(); }}).observe(document, {{subtree: true, childList: true, attributes: true}}); return true; }})()")).await?;
        web.switch_to_window(first).await?;
        web.js(&format!("(() => {{ new MutationObserver(() => {{ if (!window.saved && {SAVED}) window.saved = Date.now(); }}).observe(document, {{subtree: true, childList: true, characterData: true}}); return true; }})()")).await?;
        web.click(".done-button").await?;
        web.until("!!window.saved").await?;
        let saved = web.js("window.saved").await?.as_i64().unwrap_or_default();
        web.switch_to_window(second).await?;
        web.until("!!window.seen").await?;
        let seen = web.js("window.seen").await?.as_i64().unwrap_or_default();
        anyhow::ensure!(seen - saved < 1000, "the other tab saw it after {} ms", seen - saved);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_stores_nothing_works_in_memory_and_says_so() {
    let server = Server::start(None).expect("serves");
    journey("no-storage", Setup { storage: false, ..Setup::default() }, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.until("!!document.querySelector('.storage-notice')").await?;
        web.click(".done-button").await?;
        web.until("document.querySelector('.done-bar .status').textContent === 'Kept until you close this page'").await?;
        web.until(TICKED).await?;
        web.click(".pager .next").await?;
        web.until("document.querySelector('h1').textContent === 'Unexpected partners'").await?;
        web.until("!!document.querySelector('.outline a[href*=the-ecosystem] .tick.done')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_and_newer_records_are_kept_and_named() {
    let server = Server::start(None).expect("serves");
    journey("damaged", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.click(".done-button").await?;
        web.until(SAVED).await?;
        let put = |key: &str, value: &str| {
            format!("(() => {{ const open = indexedDB.open('leerkring-leerkring'); open.onsuccess = () => {{ const change = open.result.transaction('records', 'readwrite'); change.objectStore('records').put({value}, {key:?}); change.oncomplete = () => {{ open.result.close(); window.put = {key:?}; }}; }}; return true; }})()")
        };
        for (key, value) in [("a", "'{'"), ("b", "42"), ("c", "'{\"version\":1}'")] {
            web.js(&put(key, value)).await?;
            web.until(&format!("window.put === {key:?}")).await?;
        }
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.until("document.querySelector('.notices').textContent.startsWith('3 saved facts could not be read')").await?;
        web.until(TICKED).await?;
        web.js(&put("d", "'{\"version\":3,\"shape\":\"unknown\"}'")).await?;
        web.until("window.put === 'd'").await?;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.until("!!document.querySelector('.storage-notice')").await?;
        // Read only: nothing is called saved, and nothing is taken back on the screen.
        web.click(".done-button").await?;
        web.until("document.querySelector('.done-bar .status').classList.contains('failed')").await?;
        web.until(TICKED).await
    })
    .await;
}
