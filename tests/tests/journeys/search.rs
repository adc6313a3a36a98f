//! A reader looks for words: while typing, by keyboard, in Dutch, on a static host, without a network.

use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::{Server, shipped, succeed};
use leerkring_tests::static_host::StaticHost;
use serde_json::json;
use thirtyfour::prelude::*;

const FIELD: &str = "search-field";
const SOMETHING_FOUND: &str = "document.querySelectorAll('.result').length > 0";

async fn type_in(web: &WebDriver, text: &str) -> anyhow::Result<()> {
    Ok(web.find(By::Id(FIELD)).await?.send_keys(text).await?)
}

async fn go_offline(browser: &Browser, offline: bool) -> anyhow::Result<()> {
    browser.cdp("Network.enable", json!({})).await?;
    let line = json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
    browser.cdp("Network.emulateNetworkConditions", line).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_found_with_its_heading_and_passage() {
    let server = Server::start(None).expect("serves");
    journey("search", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/", server.address)).await?;
        web.js("window.sameDocument = true").await?;
        web.click(".search-link").await?;
        web.until("location.pathname === '/en/search/' && document.title.startsWith('Search')").await?;
        web.until("document.activeElement.id === 'search-field' && window.sameDocument === true").await?;
        type_in(web, "roles musician").await?;
        web.until("document.querySelector('.search-status').textContent === '1 page found'").await?;
        web.until("document.querySelector('.result-link').textContent === 'The ecosystem around an idea'").await?;
        web.until("document.querySelector('.result-heading').textContent === 'Between the roles'").await?;
        web.until("[...document.querySelectorAll('.result-passage mark')].some(mark => mark.textContent === 'musicians')").await?;
        web.until("document.querySelector('.result-place').textContent.length > 0").await?;
        web.until("new URLSearchParams(location.search).get('q') === 'roles musician'").await?;
        web.click(".result-link").await?;
        web.until("location.hash === '#between-the-roles' && document.querySelector('.lesson h1')?.textContent === 'The ecosystem around an idea'").await?;
        web.until("document.getElementById('prose').textContent.length > 3000").await?;
        web.until("Math.abs(document.getElementById('between-the-roles').getBoundingClientRect().top) < 60").await?;
        web.back().await?;
        web.until("document.getElementById('search-field')?.value === 'roles musician'").await?;
        web.until(SOMETHING_FOUND).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_are_found_in_the_language_of_the_reader() {
    let server = Server::start(None).expect("serves");
    journey("search-dutch", Setup::default(), async |browser| {
        let web = &browser.web;
        // Another form than the glossary's own.
        web.open(&format!("{}nl/search/?q=ecosystemen", server.address))
            .await?;
        web.until("document.querySelector('.result-link')?.textContent === 'Ecosysteem'")
            .await?;
        web.until("document.querySelector('.result-link mark')?.textContent === 'Ecosysteem'")
            .await?;
        web.until("document.querySelector('.result-link').hash === '#ecosystem'")
            .await?;
        web.until("document.querySelector('.result-passage').textContent.startsWith('Alles rond een idee')")
            .await?;
        web.until("document.querySelector('.search-status').textContent.endsWith('gevonden')")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_may_say_anything() {
    let server = Server::start(None).expect("serves");
    journey("search-hostile", Setup::default(), async |browser| {
        let web = &browser.web;
        let long = "ecosystem%20".repeat(400);
        for query in ["%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "%00%FF%E0%A4%A", "%22%27%60%20%24%7Bx%7D", &long] {
            web.open(&format!("{}en/search/?q={query}", server.address)).await?;
            web.until("document.querySelector('.search-status').textContent.length > 0").await?;
            web.until("!document.querySelector('main img') && document.getElementById('search-field').value.length <= 120").await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_goes_from_the_field_to_a_result() {
    let server = Server::start(None).expect("serves");
    journey(
        "search-keyboard",
        Setup {
            size: (360, 740),
            ..Setup::default()
        },
        async |browser| {
            let web = &browser.web;
            web.open(&format!("{}en/search/", server.address)).await?;
            web.until(
                "document.querySelector('[aria-keyshortcuts=\"/\"]').getAttribute('aria-current') === 'page'",
            )
            .await?;
            no_violations(web).await?;
            type_in(web, "social").await?;
            web.until(SOMETHING_FOUND).await?;
            web.until("document.querySelectorAll('.result-passage mark').length > 0")
                .await?;
            for scheme in ["light", "dark"] {
                browser.prefer(scheme).await?;
                no_violations(web).await?;
            }
            web.action_chain().send_keys(Key::Enter).perform().await?;
            web.until("document.activeElement === document.querySelector('.result-link')")
                .await?;
            // One more button's worth, and the reader stands at the first of them.
            web.click(".search-more button").await?;
            web.until("document.activeElement === document.querySelectorAll('.result-link')[10]")
                .await?;
            let field = web.find(By::Id(FIELD)).await?;
            field.clear().await?;
            field.send_keys("xyzzyx").await?;
            web.until(
                "document.querySelector('.search-status').textContent === 'Nothing found for “xyzzyx”'",
            )
            .await?;
            no_violations(web).await?;
            web.click(".search .actions a").await?;
            web.until("!!document.querySelector('.catalogue')").await
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_it_says_so_and_what_is_loaded_still_finds() {
    let server = Server::start(None).expect("serves");
    journey("search-offline", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/about/", server.address)).await?;
        go_offline(browser, true).await?;
        web.click(".search-link").await?;
        web.until("!!document.getElementById('search-field')").await?;
        type_in(web, "ecosystem").await?;
        web.until("document.querySelector('.search-status').classList.contains('failed')").await?;
        no_violations(web).await?;
        go_offline(browser, false).await?;
        web.click(".search .actions button").await?;
        web.until(SOMETHING_FOUND).await?;
        // The rest of the index comes by itself.
        web.until("(async () => { const index = await (await fetch('/api/v1/en/search.json')).json(); window.parts = index.parts.length; })() && performance.getEntriesByType('resource').filter(entry => entry.name.includes('/api/v1/en/search/')).length >= (window.parts ?? Infinity)").await?;
        go_offline(browser, true).await?;
        let field = web.find(By::Id(FIELD)).await?;
        field.clear().await?;
        field.send_keys("partnership").await?;
        web.until("document.querySelector('.result-link')?.textContent.includes('artnership')").await?;
        go_offline(browser, false).await?;
        // The refused requests are the browser's own lines in the console; they were asked for here.
        web.browser_log().await?;
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_static_host_under_a_path_searches_too_and_without_javascript_it_is_said() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let (content, out) = (shipped(), folder.path().join("site"));
    let (content, to) = (content.to_str().expect("UTF-8"), out.to_str().expect("UTF-8"));
    succeed(
        folder.path(),
        &["build", content, "--out", to, "--base", "/learn/"],
    )
    .expect("builds");
    let host = StaticHost::start(&out).await.expect("serves");
    let address = format!("{}/learn/en/search/?q=ecosystem", host.address);
    journey("search-static", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&address).await?;
        web.until(SOMETHING_FOUND).await?;
        web.until("[...document.querySelectorAll('.result-link')].every(link => link.pathname.startsWith('/learn/en/'))").await
    })
    .await;
    let setup = Setup {
        scripts: false,
        ..Setup::default()
    };
    journey("search-no-script", setup, async |browser| {
        let web = &browser.web;
        web.goto(&address).await?;
        assert!(
            web.text(".without-script")
                .await?
                .starts_with("Search needs JavaScript")
        );
        assert!(!web.find(By::Id(FIELD)).await?.is_displayed().await?);
        Ok(())
    })
    .await;
}
