//! A language that is 40 % longer than English fits narrow screens: no page becomes wider, and no word stands outside its box.

use crate::accessibility::PAGES;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::folder::Folder;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::{shipped, succeed};
use leerkring_tests::static_host::StaticHost;
use std::path::Path;

/// The text with accents and 40 % more letters, in words of common length; places and markup stay.
fn longer(text: &str) -> String {
    let mut inside = 0;
    let mut out = String::from("[");
    for letter in text.chars() {
        match letter {
            '{' | '<' => inside += 1,
            '}' | '>' if inside > 0 => inside -= 1,
            _ => {}
        }
        out.push(match letter {
            letter if inside > 0 => letter,
            'a' => 'ä',
            'e' => 'ë',
            'i' => 'ï',
            'o' => 'ö',
            'u' => 'ü',
            letter => letter,
        });
    }
    let missing = text.chars().count() * 2 / 5;
    for place in 0..missing {
        out.push(if place % 9 == 8 { ' ' } else { 'ø' });
    }
    out + "]"
}

/// Writes a site and makes its texts longer.
fn pseudo(content: &Path, out: &Path) -> anyhow::Result<()> {
    let site = out.to_str().unwrap_or_default();
    succeed(content, &["build", "--out", site, "--base", "/learn/"])?;
    let mut changed = 0;
    for file in std::fs::read_dir(out.join("locales"))? {
        let path = file?.path();
        if path.extension().is_some_and(|end| end == "json") {
            let texts: Vec<String> = serde_json::from_slice(&std::fs::read(&path)?)?;
            let texts: Vec<String> = texts.iter().map(|text| longer(text)).collect();
            std::fs::write(&path, serde_json::to_vec(&texts)?)?;
            changed += 1;
        }
    }
    anyhow::ensure!(changed > 0, "no files of texts");
    Ok(())
}

/// What is wider than the screen or cut off, named by its place in the page.
const TOO_WIDE: &str = "(() => {
    const wide = [...document.body.querySelectorAll('*')].filter(element => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (!box.width || style.visibility === 'hidden' || style.clipPath !== 'none' || element.closest('.visually-hidden, pre, .scroll, .table-scroll, svg, math')) return false;
        const outside = box.right > innerWidth + 1 && box.left < innerWidth && style.position !== 'absolute' && style.position !== 'fixed';
        const cut = ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
        return outside || cut;
    });
    return wide.map(element => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`).join(' | ');
})()";

#[tokio::test(flavor = "multi_thread")]
async fn a_longer_language_fits_360_pixels() {
    let out = tempfile::tempdir().expect("a folder");
    pseudo(&shipped(), &out.path().join("site")).expect("the site is written");
    let host = StaticHost::start(&out.path().join("site")).await.expect("serves");
    let narrow = Setup {
        size: (360, 740),
        ..Setup::default()
    };
    journey("pseudo", narrow, async |browser| {
        let web = &browser.web;
        for page in PAGES {
            web.open(&format!("{}/learn/en/{page}", host.address)).await?;
            // Its own words stand there.
            web.until("document.querySelector('.site-footer').textContent.includes('ø')")
                .await?;
            let width = web.js("document.documentElement.scrollWidth").await?;
            anyhow::ensure!(width.as_i64() <= Some(360), "{page} is {width} pixels wide");
            let wide = web.js(TOO_WIDE).await?;
            anyhow::ensure!(wide == "", "{page}: {wide}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_fit_in_a_longer_language() {
    let folder = Folder::new().expect("a folder");
    let out = tempfile::tempdir().expect("a folder");
    pseudo(folder.path(), &out.path().join("site")).expect("the site is written");
    let host = StaticHost::start(&out.path().join("site")).await.expect("serves");
    let narrow = Setup {
        size: (360, 740),
        ..Setup::default()
    };
    journey("pseudo-questions", narrow, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}/learn/en/courses/c/one/", host.address))
            .await?;
        web.until("!!document.querySelector('#one-of .check')").await?;
        // Every answer that can be given is given up, so that verdicts, hints and solutions stand there.
        web.js("(() => { document.querySelectorAll('.hint').forEach(button => button.click()); document.querySelectorAll('.option input, select').forEach(field => { if (field.type === 'radio' || field.type === 'checkbox') field.click(); }); document.querySelectorAll('.check').forEach(button => button.click()); return true; })()").await?;
        web.until("document.querySelectorAll('.verdict').length > 2").await?;
        let width = web.js("document.documentElement.scrollWidth").await?;
        anyhow::ensure!(width.as_i64() <= Some(360), "{width} pixels wide");
        let wide = web.js(TOO_WIDE).await?;
        anyhow::ensure!(wide == "", "{wide}");
        no_violations(web).await
    })
    .await;
}
