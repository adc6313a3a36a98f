//! The app takes the page over without a visible change; pages fit narrow screens.

use crate::LESSON;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use serde_json::json;

/// So slow that the served page can be used before the app has come.
async fn slow_line(browser: &Browser) -> anyhow::Result<()> {
    browser.cdp("Network.enable", json!({})).await?;
    let line =
        json!({"offline": false, "latency": 20, "downloadThroughput": 60_000, "uploadThroughput": 60_000});
    browser.cdp("Network.emulateNetworkConditions", line).await?;
    Ok(())
}

/// Adds up what moves from the moment the app has arrived; while the document itself is still coming,
/// a table or list may find its widths.
const WATCH: &str = "(() => {
    const arrived = () => Math.min(...performance.getEntriesByType('resource').filter(r => r.name.endsWith('.wasm')).map(r => r.responseEnd));
    window.moved = [];
    new PerformanceObserver(list => window.moved.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
    window.shifts = () => window.moved.filter(entry => entry.startTime >= arrived()).reduce((sum, entry) => sum + entry.value, 0);
    return true;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_the_app_takes_over() {
    let server = Server::start(None).expect("serves");
    for (width, height) in [(360, 740), (768, 1024), (1440, 900)] {
        let name = format!("no-shift-{width}");
        journey(&name, Setup { size: (width, height), ..Setup::default() }, async |browser| {
            let web = &browser.web;
            slow_line(browser).await?;
            for page in ["en/", "nl/courses/beyond-the-hype/", &format!("en/{LESSON}"), "nl/glossary/", "en/about/"] {
                web.goto(format!("{}{page}", server.address)).await?;
                web.js(WATCH).await?;
                web.until("document.documentElement.dataset.app === 'running'").await?;
                // Two frames later everything the app changed has been laid out.
                web.js("(() => { requestAnimationFrame(() => requestAnimationFrame(() => { window.laidOut = true; })); return true; })()").await?;
                web.until("window.laidOut === true").await?;
                let shifts = web.js("window.shifts()").await?;
                anyhow::ensure!(shifts.as_f64() == Some(0.0), "{page} moved by {shifts}");
            }
            Ok(())
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_article_is_adopted_with_its_opened_note_scroll_and_focus() {
    let server = Server::start(None).expect("serves");
    journey("adopted", Setup { size: (400, 800), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        slow_line(browser).await?;
        web.goto(format!("{}en/{LESSON}", server.address)).await?;
        web.until("!!document.querySelector('.margin-mark')").await?;
        web.js("document.querySelector('.margin-mark').click()").await?;
        web.js("(() => { document.getElementById('prose').mark = 'same'; document.querySelector('.note-toggle').focus({preventScroll: true}); scrollTo(0, 700); return true; })()").await?;
        anyhow::ensure!(web.js("document.documentElement.dataset.app ?? null").await?.is_null(), "the app came too early to tell");
        web.until("document.documentElement.dataset.app === 'running'").await?;
        web.until("document.getElementById('prose').mark === 'same' && document.querySelectorAll('#prose').length === 1").await?;
        web.until("[...document.querySelectorAll('.note-toggle')].some(toggle => toggle.checked)").await?;
        web.until("scrollY === 700 && document.activeElement === document.querySelector('.note-toggle')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_fit_a_screen_of_320_pixels() {
    let server = Server::start(None).expect("serves");
    // 1280 pixels at 400 % zoom (WCAG 2.2, 1.4.10).
    journey(
        "reflow",
        Setup {
            size: (320, 256),
            ..Setup::default()
        },
        async |browser| {
            let web = &browser.web;
            for lang in ["en", "nl"] {
                for page in crate::accessibility::PAGES {
                    web.open(&format!("{}{lang}/{page}", server.address)).await?;
                    let width = web.js("document.documentElement.scrollWidth").await?;
                    anyhow::ensure!(
                        width.as_i64() <= Some(320),
                        "{lang}/{page} is {width} pixels wide"
                    );
                }
            }
            Ok(())
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_stand_in_the_margin_where_there_is_one() {
    let server = Server::start(None).expect("serves");
    journey("margin", Setup { size: (1440, 900), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.until("document.querySelector('.note.margin').getBoundingClientRect().left > document.getElementById('prose').getBoundingClientRect().right").await?;
        browser.resize((800, 900)).await?;
        web.until("document.querySelector('.note.margin').getClientRects().length === 0").await?;
        web.click(".margin-mark").await?;
        web.until("document.querySelector('.note.margin').getBoundingClientRect().width > 300").await
    })
    .await;
}
