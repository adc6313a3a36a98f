//! A smoke journey in the other two engines: WebKit, which Safari has, and Firefox.

use crate::LESSON;
use leerkring_tests::browser::Browser;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use thirtyfour::WebDriver;

#[tokio::test(flavor = "multi_thread")]
async fn webkit_reads_marks_and_goes_on() {
    read_mark_and_go_on(Browser::webkit().await.expect("WebKit starts")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_reads_marks_and_goes_on() {
    read_mark_and_go_on(Browser::firefox().await.expect("Firefox starts")).await;
}

async fn read_mark_and_go_on(browser: Browser) {
    let server = Server::start(None).expect("serves");
    let went = steps(&browser.web, &server.address).await;
    let _ = browser.web.clone().quit().await;
    went.expect("the journey");
}

async fn steps(web: &WebDriver, address: &str) -> anyhow::Result<()> {
    web.open(&format!("{address}en/{LESSON}")).await?;
    anyhow::ensure!(web.text("h1").await? == "The ecosystem around an idea");
    web.js("document.querySelector('.done-button').click()").await?;
    web.until("document.querySelector('.done-bar .status').textContent === 'Saved in this browser'")
        .await?;
    web.js("document.querySelector('.pager .next').click()").await?;
    web.until("document.querySelector('h1').textContent === 'Unexpected partners'")
        .await?;
    web.until("document.activeElement === document.querySelector('h1')")
        .await?;
    web.until("!!document.querySelector('.outline a[href*=the-ecosystem] .tick.done')")
        .await?;
    // What was done is read from storage again, not from memory.
    web.open(&format!("{address}nl/{LESSON}")).await?;
    web.until("!!document.querySelector('.outline a[href*=the-ecosystem] .tick.done')")
        .await
}
