//! A browser that keeps nothing, or is full: what was done can still be taken along.

use crate::LESSON;
use crate::passport::{bring, lessons, mark, save, saves_to, says, stored};
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;

const FULL: &str = "(() => { window.put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; return true; })()";
const ROOM: &str = "(() => { IDBObjectStore.prototype.put = window.put; return true; })()";

#[tokio::test(flavor = "multi_thread")]
async fn memory_is_exported_too() {
    let server = Server::start(None).expect("serves");
    let folder = tempfile::tempdir().expect("a folder");
    let setup = Setup {
        storage: false,
        ..Setup::default()
    };
    journey("passport-memory", setup, async |browser| {
        let web = &browser.web;
        saves_to(browser, folder.path()).await?;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.click(".done-button").await?;
        web.until(
            "document.querySelector('.done-bar .status').textContent === 'Kept until you close this page'",
        )
        .await?;
        // Right where it happened: another page would know nothing of it.
        let (file, passport) = save(web, folder.path()).await?;
        assert_eq!(passport["records"].as_array().map(Vec::len), Some(1));
        web.open(&format!("{}en/passport/", server.address)).await?;
        lessons(web, 0).await?;
        bring(web, &file).await?;
        web.click(".preview .bring").await?;
        says(web, "Done. Added to your progress: 1.").await?;
        lessons(web, 1).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_full_browser_refuses_is_said_exported_and_tried_again() {
    let server = Server::start(None).expect("serves");
    let folder = tempfile::tempdir().expect("a folder");
    journey("passport-full", Setup::default(), async |browser| {
        let web = &browser.web;
        saves_to(browser, folder.path()).await?;
        mark(web, &format!("{}en/{LESSON}", server.address)).await?;
        web.js(FULL).await?;
        web.click(".done-button").await?;
        web.until("document.querySelector('.done-bar .status').classList.contains('failed')").await?;
        web.until("document.querySelector('.unsaved-notice').textContent.startsWith('One answer could not be saved')").await?;
        let (file, passport) = save(web, folder.path()).await?;
        assert_eq!(passport["records"].as_array().map(Vec::len), Some(2));
        web.js(ROOM).await?;
        web.click(".unsaved-notice .try-again").await?;
        web.until("!document.querySelector('.unsaved-notice')").await?;
        assert_eq!(stored(web, "records").await?, 2);
        // Bringing something new in is refused whole.
        web.open(&format!("{}en/passport/", server.address)).await?;
        lessons(web, 0).await?;
        web.js(FULL).await?;
        let text = std::fs::read_to_string(&file)?.replace("\"drafts\":{}", "\"drafts\":{\"a\":\"b\"}");
        std::fs::write(&file, text)?;
        bring(web, &file).await?;
        web.click(".preview .bring").await?;
        says(web, "The browser did not keep it. Nothing has changed.").await?;
        assert_eq!((stored(web, "records").await?, stored(web, "drafts").await?), (2, 0));
        Ok(())
    })
    .await;
}
