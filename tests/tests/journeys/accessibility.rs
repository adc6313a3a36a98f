//! axe-core on every page kind, language, theme and width, and on what opens; and the keyboard.

use crate::LESSON;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use thirtyfour::prelude::*;

/// One page of every kind, below the language.
pub const PAGES: [&str; 19] = [
    "",
    "courses/beyond-the-hype/",
    "courses/beyond-the-hype/the-ecosystem/",
    "glossary/",
    "search/",
    "review/",
    "settings/",
    "learning/",
    "certificate/beyond-the-hype/",
    "passport/",
    "notes/",
    "about/",
    "licence/",
    "privacy/",
    "accessibility/",
    "rules/",
    "discussion/?course=beyond-the-hype",
    "moderation/",
    "nothing/here/",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_page_has_a_barrier_that_a_machine_finds() {
    let server = Server::start(None).expect("serves");
    journey("axe", Setup::default(), async |browser| {
        let web = &browser.web;
        for lang in ["en", "nl"] {
            for page in PAGES {
                web.open(&format!("{}{lang}/{page}", server.address)).await?;
                for size in [(360, 740), (768, 1024), (1440, 900)] {
                    browser.resize(size).await?;
                    for scheme in ["light", "dark"] {
                        browser.prefer(scheme).await?;
                        let found = no_violations(web).await;
                        found
                            .map_err(|error| error.context(format!("{lang}/{page} at {size:?}, {scheme}")))?;
                    }
                }
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_has_no_barrier_either() {
    let server = Server::start(None).expect("serves");
    journey(
        "axe-states",
        Setup {
            size: (360, 740),
            ..Setup::default()
        },
        async |browser| {
            let web = &browser.web;
            web.open(&format!("{}en/{LESSON}", server.address)).await?;
            web.js("document.querySelectorAll('.note-toggle + label').forEach(label => label.click())")
                .await?;
            web.js("document.querySelectorAll('details').forEach(details => { details.open = true; })")
                .await?;
            no_violations(web).await?;
            web.click(".done-button").await?;
            web.until("document.querySelector('.done-bar .status').textContent.startsWith('Saved')")
                .await?;
            no_violations(web).await?;
            web.click(".outline-button").await?;
            web.until("document.getElementById('outline').matches(':popover-open')")
                .await?;
            no_violations(web).await?;
            web.click("#outline a[href*=money-people-room]").await?;
            web.until("document.querySelector('h1').textContent === 'Money, people and room'")
                .await
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_reaches_the_text_a_note_and_the_button() {
    let server = Server::start(None).expect("serves");
    journey("keyboard", Setup { size: (400, 800), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        let press = async |key: Key| web.action_chain().send_keys(key).perform().await;
        press(Key::Tab).await?;
        web.until("document.activeElement.classList.contains('skip') && document.activeElement.getBoundingClientRect().top >= 0").await?;
        press(Key::Enter).await?;
        web.until("document.activeElement.id === 'content'").await?;
        let mut opened = false;
        for _ in 0..150 {
            press(Key::Tab).await?;
            let outlined = "(() => { const e = document.activeElement; const shown = e.matches('.note-toggle') ? e.nextElementSibling : e; return getComputedStyle(shown).outlineStyle !== 'none' || e.matches('.card h3 a'); })()";
            web.until(outlined).await?;
            if !opened && web.js("document.activeElement.matches('.note-toggle')").await? == true {
                press(Key::Space).await?;
                web.until("document.activeElement.checked && getComputedStyle(document.activeElement.nextElementSibling.nextElementSibling).display === 'block'").await?;
                opened = true;
            }
            if web.js("document.activeElement.matches('.done-button')").await? == true {
                press(Key::Enter).await?;
                anyhow::ensure!(opened, "no note was on the way");
                return web.until("document.querySelector('.done-bar .status').textContent.startsWith('Saved')").await;
            }
        }
        anyhow::bail!("the button was not reached")
    })
    .await;
}
