//! Every failure has a face: a sentence and a way on.

use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_names_nothing() {
    let server = Server::start(None).expect("serves");
    journey("not-found", Setup::default(), async |browser| {
        let web = &browser.web;
        for path in [
            "en/nothing/here/",
            "nl/courses/beyond-the-hype/nothing/",
            "en/courses/%3Cscript%3E/",
            "xx/",
        ] {
            web.open(&format!("{}{path}", server.address)).await?;
            web.until("!!document.querySelector('.failure h1')").await?;
            web.until("performance.getEntriesByType('navigation')[0].responseStatus === 404")
                .await?;
        }
        web.click(".failure .button").await?;
        web.until("!!document.querySelector('.catalogue')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_that_cannot_be_fetched() {
    let server = Server::start(None).expect("serves");
    journey("offline", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/courses/beyond-the-hype/", server.address)).await?;
        browser.cdp("Network.enable", json!({})).await?;
        let line = |offline: bool| json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        browser.cdp("Network.emulateNetworkConditions", line(true)).await?;
        web.click(".lessons a[href*=looking-ahead]").await?;
        web.until("document.querySelector('.failure h1')?.textContent === 'No connection'").await?;
        web.until("document.title.startsWith('No connection')").await?;
        no_violations(web).await?;
        browser.cdp("Network.emulateNetworkConditions", line(false)).await?;
        web.click(".failure button").await?;
        web.until("document.querySelector('.lesson h1')?.textContent === 'Looking ahead'").await?;
        // The refused request is the browser's own line in the console; it was asked for here.
        web.browser_log().await?;
        Ok(())
    })
    .await;
}
