//! The same site from a plain file server under a sub-path, with and without JavaScript.

use crate::LESSON;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::{shipped, succeed};
use leerkring_tests::static_host::StaticHost;
use thirtyfour::prelude::*;

async fn host(folder: &std::path::Path) -> StaticHost {
    let content = shipped();
    let out = folder.join("site");
    let arguments = [
        "build",
        content.to_str().expect("UTF-8"),
        "--out",
        out.to_str().expect("UTF-8"),
        "--base",
        "/learn/",
    ];
    succeed(folder, &arguments).expect("builds");
    StaticHost::start(&out).await.expect("serves")
}

#[tokio::test(flavor = "multi_thread")]
async fn with_javascript() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let host = host(folder.path()).await;
    journey("static", Setup::default(), async |browser| {
        let web = &browser.web;
        web.goto(format!("{}/learn/", host.address)).await?;
        web.until("location.pathname === '/learn/nl/' && document.documentElement.dataset.app === 'running'").await?;
        web.open(&format!("{}/learn/en/{LESSON}#five-roles", host.address)).await?;
        web.until("Math.abs(document.getElementById('five-roles').getBoundingClientRect().top) < 60").await?;
        web.click(".pager .next").await?;
        web.until("location.pathname === '/learn/en/courses/beyond-the-hype/unexpected-partners/' && document.querySelector('h1').textContent === 'Unexpected partners'").await?;
        web.until("[...document.images].every(image => image.loading === 'lazy' || image.naturalWidth > 0)").await?;
        web.click(".done-button").await?;
        web.until("document.querySelector('.done-bar .status').textContent === 'Saved in this browser'").await?;
        web.open(&format!("{}/learn/en/nothing/", host.address)).await?;
        web.until("!!document.querySelector('.failure h1')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_javascript() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let host = host(folder.path()).await;
    journey(
        "static-no-script",
        Setup {
            scripts: false,
            ..Setup::default()
        },
        async |browser| {
            let web = &browser.web;
            web.goto(format!("{}/learn/en/", host.address)).await?;
            web.click_plain(".card h3 a").await?;
            web.click_plain(".page-head .button").await?;
            assert_eq!(web.text("h1").await?, "New ideas, new partnerships");
            assert!(web.text("#prose").await?.len() > 3000);
            web.click_plain(".pager .next").await?;
            assert_eq!(web.text("h1").await?, "Why good ideas stay small");
            web.click_plain(".languages a[lang=nl]").await?;
            assert_eq!(web.text("h1").await?, "Waarom goede ideeën klein blijven");
            for hidden in web.find_all(By::Css(".needs-script")).await? {
                assert!(!hidden.is_displayed().await?, "what needs a script is offered");
            }
            web.goto(format!("{}/learn/nl/settings/", host.address)).await?;
            assert!(
                web.text(".without-script")
                    .await?
                    .starts_with("Instellingen hebben JavaScript nodig")
            );
            Ok(())
        },
    )
    .await;
}

/// Clicks without the help of a script.
trait PlainClick {
    fn click_plain(&self, selector: &str) -> impl Future<Output = anyhow::Result<()>>;
}

impl PlainClick for WebDriver {
    async fn click_plain(&self, selector: &str) -> anyhow::Result<()> {
        Ok(self.find(By::Css(selector)).await?.click().await?)
    }
}
