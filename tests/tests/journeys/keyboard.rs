//! Single keys, their help, and how they stay out of the way.

use crate::{LESSON, NEXT};
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use thirtyfour::prelude::*;

const OPEN: &str = "!!document.querySelector('#keyboard[open]')";
const CLOSED: &str = "!document.querySelector('#keyboard[open]')";

async fn press(web: &WebDriver, keys: &str) -> anyhow::Result<()> {
    Ok(web.action_chain().send_keys(keys).perform().await?)
}

/// Presses keys that must do nothing, then looks whether the page is as it was: what a key does
/// is done before the next command is heard.
async fn does_nothing(web: &WebDriver, keys: &str) -> anyhow::Result<()> {
    let path = web.js("location.pathname").await?;
    press(web, keys).await?;
    anyhow::ensure!(
        web.js("location.pathname").await? == path,
        "{keys:?} went to another page"
    );
    anyhow::ensure!(web.js(CLOSED).await? == true, "{keys:?} opened the help");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_lead_through_a_course() {
    let server = Server::start(None).expect("serves");
    journey("keys", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        press(web, "n").await?;
        web.until(&format!("location.pathname.endsWith('{NEXT}') && document.activeElement === document.querySelector('.lesson h1')")).await?;
        press(web, "p").await?;
        web.until(&format!("location.pathname.endsWith('{LESSON}') && document.activeElement === document.querySelector('.lesson h1')")).await?;
        press(web, "d").await?;
        web.until("document.querySelector('.done-bar .status').textContent.startsWith('Saved')").await?;
        // The answer of the button is in sight.
        web.until("(() => { const place = document.querySelector('.done-bar').getBoundingClientRect(); return place.top >= 0 && place.bottom <= innerHeight; })()").await?;
        let arrows = [Key::Left, Key::Right, Key::Up, Key::Down].map(|key| key.value()).iter().collect::<String>();
        does_nothing(web, &arrows).await?;
        does_nothing(web, "xNPD").await?;
        for modifiers in ["ctrlKey", "metaKey", "altKey", "isComposing", "repeat"] {
            web.js(&format!("document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: 'n', bubbles: true, {modifiers}: true}}))")).await?;
        }
        does_nothing(web, "").await?;
        // Where there is no next lesson, the key does nothing.
        web.open(&format!("{}en/about/", server.address)).await?;
        does_nothing(web, "npds").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slash_leads_to_the_search_field() {
    let server = Server::start(None).expect("serves");
    journey("keys-search", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        // The driver sends a key and its letter one after the other, and the letter could reach the next page already.
        web.js("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true}))").await?;
        let there = "location.pathname === '/en/search/' && document.activeElement.id === 'search-field' && document.documentElement.dataset.app === 'running'";
        web.until(there).await?;
        // Once there, it belongs to what is typed.
        press(web, "a/").await?;
        web.until("document.getElementById('search-field').value === 'a/'").await?;
        web.js("document.activeElement.blur()").await?;
        press(web, "/").await?;
        web.until(&format!("{there} && document.getElementById('search-field').value === 'a/'")).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_stay_out_of_the_way_of_typing_and_choosing() {
    let server = Server::start(None).expect("serves");
    journey("keys-typing", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.js("(() => { document.querySelector('.lesson').insertAdjacentHTML('afterbegin', '<div class=\"typing\"><input aria-label=a><textarea aria-label=b></textarea><select aria-label=c><option>a<option>n</select><div contenteditable=true aria-label=d><p tabindex=0>x</p></div><input type=radio aria-label=e></div>'); return true; })()").await?;
        for field in ["input", "textarea", "select", "[contenteditable]", "[contenteditable] p", "[type=radio]"] {
            web.js(&format!("document.querySelector('.typing {field}').focus()")).await?;
            does_nothing(web, "n?").await?;
        }
        web.until("document.querySelector('.typing input').value === 'n?' && document.querySelector('.typing textarea').value === 'n?'").await?;
        // The mark of a note is an input in form only.
        web.js("document.querySelector('.note-toggle').focus()").await?;
        press(web, "?").await?;
        web.until(OPEN).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_help_opens_closes_and_gives_focus_back() {
    let server = Server::start(None).expect("serves");
    journey("keys-help", Setup { size: (360, 740), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.js("document.querySelector('.breadcrumb a').focus()").await?;
        press(web, "?").await?;
        web.until(&format!("{OPEN} && document.activeElement.closest('dialog') !== null")).await?;
        anyhow::ensure!(web.js("document.querySelectorAll('#keyboard kbd').length > 4").await? == true);
        web.until("(() => { const place = document.getElementById('keyboard').getBoundingClientRect(); return place.left >= 0 && place.right <= 360 && document.getElementById('keyboard').scrollWidth <= 360; })()").await?;
        for scheme in ["light", "dark"] {
            browser.prefer(scheme).await?;
            no_violations(web).await?;
        }
        // While a dialog is open, keys belong to it.
        press(web, "n").await?;
        web.until(OPEN).await?;
        press(web, &Key::Escape.value().to_string()).await?;
        web.until(&format!("{CLOSED} && document.activeElement === document.querySelector('.breadcrumb a')")).await?;
        // The same without a key.
        web.click("#keyboard-button").await?;
        web.until(OPEN).await?;
        web.click("#keyboard button").await?;
        web.until(&format!("{CLOSED} && document.activeElement.id === 'keyboard-button' && location.pathname.endsWith('{LESSON}')")).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_can_be_switched_off_altogether() {
    let server = Server::start(None).expect("serves");
    journey("keys-off", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        switch_off(web).await?;
        web.open(&format!("{}en/settings/", server.address)).await?;
        web.until("document.querySelector('input[name=shortcuts][value=off]').checked")
            .await?;
        does_nothing(web, "?/").await?;
        web.click("input[name=shortcuts][value=on]").await?;
        web.js("document.activeElement.blur()").await?;
        press(web, "?").await?;
        web.until(&format!(
            "{OPEN} && document.querySelector('#keyboard input[value=on]').checked"
        ))
        .await
    })
    .await;
}

async fn switch_off(web: &WebDriver) -> anyhow::Result<()> {
    press(web, "?").await?;
    web.until(OPEN).await?;
    web.click("#keyboard input[value=off]").await?;
    press(web, &Key::Escape.value().to_string()).await?;
    web.until(CLOSED).await?;
    web.js("document.activeElement.blur()").await?;
    does_nothing(web, "n?/pd").await
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_can_be_switched_off_where_nothing_is_stored() {
    let server = Server::start(None).expect("serves");
    let setup = Setup {
        storage: false,
        ..Setup::default()
    };
    journey("keys-off-memory", setup, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        switch_off(web).await?;
        // The next lesson is no new document, so the choice still holds.
        web.js("document.querySelector('.pager .next').click()").await?;
        web.until(&format!("location.pathname.endsWith('{NEXT}')"))
            .await?;
        does_nothing(web, "n?/pd").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tab_hears_of_the_switch() {
    let server = Server::start(None).expect("serves");
    journey("keys-tabs", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        let first = web.window().await?;
        let second = web.new_tab().await?;
        web.switch_to_window(second).await?;
        web.open(&format!("{}en/settings/", server.address)).await?;
        web.click("input[name=shortcuts][value=off]").await?;
        web.click("input[name=theme][value=dark]").await?;
        web.switch_to_window(first).await?;
        web.until("document.documentElement.dataset.theme === 'dark'")
            .await?;
        does_nothing(web, "n?").await
    })
    .await;
}
