//! A smoke journey in WebKit: the engine of Safari.

use crate::LESSON;
use leerkring_tests::browser::Browser;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_is_read_marked_and_left_for_the_next() {
    let server = Server::start(None).expect("serves");
    let browser = Browser::webkit().await.expect("WebKit starts");
    let web = &browser.web;
    let went = async {
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        anyhow::ensure!(web.text("h1").await? == "The ecosystem around an idea");
        web.js("document.querySelector('.done-button').click()").await?;
        web.until("document.querySelector('.done-bar .status').textContent === 'Saved in this browser'")
            .await?;
        web.js("document.querySelector('.pager .next').click()").await?;
        web.until("document.querySelector('h1').textContent === 'Unexpected partners'")
            .await?;
        web.until("!!document.querySelector('.outline a[href*=the-ecosystem] .tick.done')")
            .await
    };
    let went: anyhow::Result<()> = went.await;
    let _ = web.clone().quit().await;
    went.expect("the journey");
}
