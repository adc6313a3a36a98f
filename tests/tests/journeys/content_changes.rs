//! What changes of content, and a page that closes too early, do to answers.

use crate::passport::holds;
use crate::quiz::{READY, verdict};
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::folder::{ACTIVITIES, Folder};
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::stored::records;
use std::collections::BTreeSet;
use thirtyfour::prelude::*;

#[tokio::test(flavor = "multi_thread")]
async fn answers_outlive_rewording_moving_and_removing() {
    let folder = Folder::new().expect("a folder");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("quiz-changes", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/courses/c/one/", server.address);
        web.open(&lesson).await?;
        web.until(READY).await?;
        web.click("#one-of input[value=right]").await?;
        web.click("#one-of .check").await?;
        web.until(&verdict("one-of", "Right")).await?;
        web.click("#is-it-so input[value=true]").await?;
        web.click("#is-it-so .check").await?;
        web.until("document.querySelector('#is-it-so .status').textContent === 'Saved in this browser'").await?;

        // Reworded: kept.
        let reworded = ACTIVITIES.replace("The right one", "The one that fits").replace("Is it so?", "Is that so?");
        folder.lesson("one", &reworded)?;
        web.until("document.getElementById('one-of')?.textContent.includes('The one that fits') === true").await?;
        web.until(&verdict("one-of", "Right")).await?;

        // Another answer is right now: said, kept, and open again.
        folder.lesson("one", &reworded.replace("right: true", "right: false"))?;
        web.until("document.querySelector('#is-it-so .changed')?.textContent.startsWith('The answer to this question has changed') === true").await?;
        web.until("!!document.querySelector('#is-it-so .check') && !document.querySelector('#one-of .changed')").await?;
        no_violations(web).await?;

        // Moved to another module: kept.
        folder.course("## First {#first}\n\n- [Two](two.en.md)\n\n## Second {#second}\n\n- [One](one.en.md)\n")?;
        web.until("!!document.querySelector('.outline') && document.querySelector('.outline').textContent.indexOf('Lesson two') < document.querySelector('.outline').textContent.indexOf('Lesson one')").await?;
        web.until(&verdict("one-of", "Right")).await?;

        // Removed: its records stay where they are.
        folder.course("## First {#first}\n\n- [Two](two.en.md)\n")?;
        std::fs::remove_file(folder.path().join("courses/c/one.en.md"))?;
        web.until("!!document.querySelector('.failure h1')").await?;
        web.open(&format!("{}en/courses/c/two/", server.address)).await?;
        web.until("!document.querySelector('.outline').textContent.includes('Lesson one')").await?;
        let about: BTreeSet<String> = records(web)
            .await?
            .iter()
            .filter_map(|text| serde_json::from_str::<serde_json::Value>(text.as_str()?).ok()?["what"].as_str().map(str::to_owned))
            .collect();
        anyhow::ensure!(about.contains("c/one#one-of") && about.contains("c/one#is-it-so"), "{about:?}");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_were_typed_when_the_page_closed_can_be_saved() {
    let folder = Folder::new().expect("a folder");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("typed-words", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/courses/c/one/", server.address);
        web.open(&lesson).await?;
        web.until(READY).await?;
        web.find(By::Css("#my-own textarea"))
            .await?
            .send_keys("Half a thought")
            .await?;
        // Every letter is kept as a draft; nothing is a record yet.
        holds(web, "drafts", 1).await?;
        web.open(&lesson).await?;
        web.until("document.querySelector('#my-own textarea')?.value === 'Half a thought'")
            .await?;
        web.click("#my-own button").await?;
        web.until("document.querySelector('#my-own .status').textContent === 'Saved in this browser'")
            .await?;
        holds(web, "drafts", 0).await?;
        let kept = records(web).await?;
        anyhow::ensure!(
            kept.iter()
                .any(|text| text.as_str().is_some_and(|text| text.contains("Half a thought"))),
            "{kept:?}"
        );
        Ok(())
    })
    .await;
}
