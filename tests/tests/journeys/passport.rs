//! A learner takes everything along, leaves a shared computer, and has it all back; and starts again, and undoes it.

use crate::{LESSON, NEXT};
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

const SAVED: &str = "document.querySelector('.done-bar .status').textContent === 'Saved in this browser'";
const TICKED: &str = "!!document.querySelector('.outline a[aria-current=page] .tick.done')";

/// Lets the browser save files into a folder.
pub async fn saves_to(browser: &Browser, folder: &Path) -> anyhow::Result<()> {
    let how = json!({"behavior": "allow", "downloadPath": folder});
    browser.cdp("Browser.setDownloadBehavior", how).await?;
    Ok(())
}

/// Presses the button that saves the passport, and waits for the file.
pub async fn save(web: &WebDriver, folder: &Path) -> anyhow::Result<(PathBuf, Value)> {
    web.click(".save-passport").await?;
    web.until("document.querySelector('.act .status').textContent.startsWith('Saved as leerkring-passport-leerkring-20')").await?;
    let start = Instant::now();
    loop {
        let files = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path());
        for file in files.filter(|file| file.extension().is_some_and(|kind| kind == "json")) {
            if let Ok(passport) = serde_json::from_str(&std::fs::read_to_string(&file)?) {
                return Ok((file, passport));
            }
        }
        anyhow::ensure!(start.elapsed() < Duration::from_secs(30), "no file came");
        tokio::task::yield_now().await;
    }
}

/// Gives the page a file.
pub async fn bring(web: &WebDriver, file: &Path) -> anyhow::Result<()> {
    web.until("!document.querySelector('.file-field input').disabled")
        .await?;
    let field = web.find(By::Css(".file-field input")).await?;
    Ok(field.send_keys(file.to_string_lossy()).await?)
}

/// Marks a lesson as done.
pub async fn mark(web: &WebDriver, lesson: &str) -> anyhow::Result<()> {
    web.open(lesson).await?;
    web.click(".done-button").await?;
    web.until(SAVED).await
}

/// Waits until that many lessons are shown as done.
pub async fn lessons(web: &WebDriver, count: usize) -> anyhow::Result<()> {
    web.until(&format!(
        "document.querySelector('.tally dd').textContent === '{count}'"
    ))
    .await
}

/// Waits for a status below the file field that starts so.
pub async fn says(web: &WebDriver, words: &str) -> anyhow::Result<()> {
    let says = format!("document.querySelector('.bring-copy .status').textContent.startsWith({words:?})");
    web.until(&says).await
}

/// Puts a value straight into the browser's database.
pub async fn put(web: &WebDriver, store: &str, key: &str, value: &str) -> anyhow::Result<()> {
    web.js(&format!("(() => {{ const open = indexedDB.open('leerkring-leerkring'); open.onsuccess = () => {{ const change = open.result.transaction({store:?}, 'readwrite'); change.objectStore({store:?}).put({value:?}, {key:?}); change.oncomplete = () => {{ open.result.close(); window.put = {key:?}; }}; }}; return true; }})()")).await?;
    web.until(&format!("window.put === {key:?}")).await
}

/// How many values a store of the browser's database holds.
pub async fn stored(web: &WebDriver, store: &str) -> anyhow::Result<u64> {
    web.js(&format!("(() => {{ window.stored = -1; const open = indexedDB.open('leerkring-leerkring'); open.onsuccess = () => {{ const count = open.result.transaction({store:?}).objectStore({store:?}).count(); count.onsuccess = () => {{ open.result.close(); window.stored = count.result; }}; }}; return true; }})()")).await?;
    web.until("window.stored >= 0").await?;
    Ok(web.js("window.stored").await?.as_u64().unwrap_or_default())
}

/// Waits until a store of the app's database holds so many values.
pub async fn holds(web: &WebDriver, store: &str, count: u64) -> anyhow::Result<()> {
    let start = Instant::now();
    loop {
        let found = stored(web, store).await?;
        if found == count {
            return Ok(());
        }
        anyhow::ensure!(
            start.elapsed() < Duration::from_secs(30),
            "{store} holds {found}, not {count}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_comes_back_after_leaving_the_device() {
    let server = Server::start(None).expect("serves");
    let folder = tempfile::tempdir().expect("a folder");
    journey("leave-and-return", Setup::default(), async |browser| {
        let web = &browser.web;
        let page = format!("{}en/passport/", server.address);
        saves_to(browser, folder.path()).await?;
        mark(web, &format!("{}en/{LESSON}", server.address)).await?;
        mark(web, &format!("{}en/{NEXT}", server.address)).await?;
        put(web, "drafts", "beyond-the-hype/the-ecosystem#mine", "Half a thought").await?;
        web.open(&format!("{}en/settings/", server.address)).await?;
        web.click("input[name=theme][value=dark]").await?;
        // Another tab stands open on the lesson.
        let first = web.window().await?;
        let second = web.new_tab().await?;
        web.switch_to_window(second.clone()).await?;
        web.open(&format!("{}en/{NEXT}", server.address)).await?;
        web.until(TICKED).await?;
        web.switch_to_window(first.clone()).await?;

        web.open(&page).await?;
        lessons(web, 2).await?;
        let (file, passport) = save(web, folder.path()).await?;
        assert_eq!(passport["format"], "leerkring-passport");
        assert_eq!(passport["records"].as_array().map(Vec::len), Some(2));
        assert_eq!(passport["drafts"]["beyond-the-hype/the-ecosystem#mine"], "Half a thought");
        assert_eq!(passport["settings"]["theme"], "dark");

        web.click(".leave summary").await?;
        web.click(".leave .danger").await?;
        web.until("document.querySelector('.left').textContent.startsWith('Everything was removed')").await?;
        lessons(web, 0).await?;
        web.until("document.documentElement.dataset.theme === 'auto'").await?;
        assert_eq!(web.js("Object.keys(localStorage).length").await?, 0);
        for store in ["records", "places", "drafts", "unreadable"] {
            assert_eq!(stored(web, store).await?, 0, "{store}");
        }
        web.switch_to_window(second.clone()).await?;
        web.until(&format!("!({TICKED})")).await?;
        web.switch_to_window(first).await?;

        // Another day, on a device where nothing was chosen yet.
        web.open(&page).await?;
        bring(web, &file).await?;
        web.until("[...document.querySelectorAll('.preview tbody tr')].map(row => row.textContent).join() === 'Lessons read20,Unfinished texts10'").await?;
        lessons(web, 0).await?;
        web.click(".preview .bring").await?;
        says(web, "Done. Added to your progress: 2.").await?;
        lessons(web, 2).await?;
        web.until("document.documentElement.dataset.theme === 'dark'").await?;
        assert_eq!((stored(web, "records").await?, stored(web, "drafts").await?), (2, 1));
        bring(web, &file).await?;
        web.until("!!document.querySelector('.preview-nothing')").await?;
        web.switch_to_window(second).await?;
        web.until(TICKED).await?;
        web.open(&page).await?;
        lessons(web, 2).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_again_is_undone_at_once_or_later() {
    let server = Server::start(None).expect("serves");
    journey("start-again", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        mark(web, &lesson).await?;
        // One lesson, undone at once.
        web.click(".start-again .start").await?;
        web.until("document.querySelector('.start-again .status').textContent.startsWith('Started again')").await?;
        web.until(&format!("!({TICKED})")).await?;
        web.click(".start-again .undo").await?;
        web.until("document.querySelector('.start-again .status').textContent.startsWith('Undone')").await?;
        web.until(TICKED).await?;
        // A course, undone after the page was opened anew; meanwhile nothing leads back to it.
        web.open(&format!("{}en/courses/beyond-the-hype/", server.address)).await?;
        web.until("!!document.querySelector('.continue')").await?;
        web.click(".start-again .start").await?;
        web.until("document.querySelector('.start-again .status').textContent.startsWith('Started again')").await?;
        web.until("!document.querySelector('.continue')").await?;
        web.open(&format!("{}en/passport/", server.address)).await?;
        lessons(web, 0).await?;
        web.until("!!document.querySelector('.earlier li')").await?;
        web.click(".earlier .undo").await?;
        lessons(web, 1).await?;
        // Everything, from the page itself.
        web.until("[...document.querySelectorAll('.again option')].map(option => option.value).join() === 'beyond-the-hype,*'").await?;
        web.click(".again select option[value='*']").await?;
        web.click(".again summary").await?;
        web.click(".again .sure .button").await?;
        lessons(web, 0).await?;
        web.click(".again .act .undo").await?;
        lessons(web, 1).await?;
        web.open(&lesson).await?;
        web.until(TICKED).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_learner_and_the_browser_are_asked_once() {
    let server = Server::start(None).expect("serves");
    journey("nudge", Setup::default(), async |browser| {
        let web = &browser.web;
        let course = format!("{}en/courses/beyond-the-hype/", server.address);
        web.open(&course).await?;
        web.until("document.querySelectorAll('.lessons a').length > 3").await?;
        for index in 0..3 {
            web.click(&format!(".module:nth-child({}) .lessons a", index + 1)).await?;
            web.until("!!document.querySelector('.done-button') && document.documentElement.dataset.app === 'running'").await?;
            web.js("(() => { window.asked ??= 0; StorageManager.prototype.persist = () => { window.asked += 1; return Promise.resolve(true); }; return true; })()").await?;
            web.until("!document.querySelector('.nudge')").await?;
            web.click(".done-button").await?;
            web.until(SAVED).await?;
            web.until(if index == 0 { "window.asked === 1" } else { "window.asked === 0" }).await?;
            web.click(".breadcrumb a").await?;
            web.until("document.querySelectorAll('.lessons a').length > 3 && document.documentElement.dataset.app === 'running'").await?;
        }
        web.until("!!document.querySelector('.nudge')").await?;
        web.click(".nudge button").await?;
        web.until("!document.querySelector('.nudge')").await?;
        web.open(&course).await?;
        web.until("!!document.querySelector('.continue')").await?;
        anyhow::ensure!(web.js("!document.querySelector('.nudge')").await? == true, "asked twice");
        Ok(())
    })
    .await;
}
