//! What was called saved is there: after a killed browser, beside another tab, on a full disk, from any version.

use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::folder::Folder;
use leerkring_tests::journey::{finish, journey};
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::stored::{put, records};
use serde_json::{Value, json};
use std::fmt::Write;
use thirtyfour::WebDriver;

/// A quiz of so many statements.
fn statements(count: usize) -> String {
    let mut quiz = "```quiz\nid: many\nshuffle: no\nquestions:\n".to_owned();
    for number in 0..count {
        let _ = writeln!(
            quiz,
            "  - {{ id: s{number}, type: true-false, question: \"Statement {number}\", right: true }}"
        );
    }
    quiz.push_str("```\n");
    quiz
}

const SAVED: &str = "'Saved in this browser'";

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_browser_has_kept_all_that_it_called_saved() {
    let folder = Folder::new().expect("a folder");
    folder.lesson("one", &statements(20)).expect("a lesson");
    let server = Server::start(Some(folder.path())).expect("serves");
    let lesson = format!("{}en/courses/c/one/", server.address);
    let mut profile = tempfile::TempDir::new().expect("a profile");
    for number in 0..20 {
        let browser = Browser::chromium_in(profile, &Setup::default())
            .await
            .expect("Chromium starts");
        let went = async {
            let web = &browser.web;
            web.open(&lesson).await?;
            web.until(&format!("!!document.querySelector('#s{number} .check')"))
                .await?;
            let kept = records(web).await?.len();
            anyhow::ensure!(kept == number, "{kept} of {number} were kept");
            // The kill follows as soon as the word is seen.
            web.js(&format!("(() => {{ const q = document.getElementById('s{number}'); q.querySelector('input').click(); q.querySelector('.check').click(); return true; }})()")).await?;
            web.until(&format!(
                "document.querySelector('#s{number} .status').textContent === {SAVED}"
            ))
            .await
        };
        let went = finish("killed", &browser, went.await).await;
        profile = browser.kill().expect("killed");
        went.expect("saved");
    }
    let browser = Browser::chromium_in(profile, &Setup::default())
        .await
        .expect("Chromium starts");
    let went = async {
        browser.web.open(&lesson).await?;
        browser
            .web
            .until("document.querySelector('.quiz-result')?.textContent.includes('20 of 20') === true")
            .await
    };
    let went = finish("killed-end", &browser, went.await).await;
    let _ = browser.leave().await;
    went.expect("20 of 20");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_answer_two_hundred_questions_each() {
    let folder = Folder::new().expect("a folder");
    folder.lesson("one", &statements(200)).expect("a lesson");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("two-windows", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/courses/c/one/", server.address);
        // Wrong answers, so that what one window does never closes a question in the other.
        let answer_all = "(() => { const channel = new MessageChannel(); let number = 0;
            channel.port1.onmessage = () => {
                const question = document.getElementById('s' + number);
                question.querySelector('input[value=false]').click();
                question.querySelector('.check').click();
                number += 1;
                if (number < 200) channel.port2.postMessage(null);
            };
            channel.port2.postMessage(null); return true; })()";
        let first = web.window().await?;
        web.open(&lesson).await?;
        web.until("!!document.querySelector('#s199 .check')").await?;
        let second = web.new_window().await?;
        web.switch_to_window(second.clone()).await?;
        web.open(&lesson).await?;
        web.until("!!document.querySelector('#s199 .check')").await?;
        web.js(answer_all).await?;
        web.switch_to_window(first.clone()).await?;
        web.js(answer_all).await?;
        for window in [first, second] {
            web.switch_to_window(window).await?;
            let statuses = "Array.from(document.querySelectorAll('.question .status'))";
            // A part at a time: a busy machine may take long for all, but not between one and the next.
            for saved in [50, 100, 150] {
                web.until(&format!(
                    "{statuses}.filter(status => status.textContent === {SAVED}).length >= {saved}"
                ))
                .await?;
            }
            web.until(&format!(
                "{statuses}.every(status => status.textContent === {SAVED})"
            ))
            .await?;
        }
        let kept = records(web).await?.len();
        anyhow::ensure!(kept == 400, "{kept} of 400 were kept");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_takes_nothing_away() {
    let folder = Folder::new().expect("a folder");
    folder.lesson("one", &statements(4)).expect("a lesson");
    let server = Server::start(Some(folder.path())).expect("serves");
    let lesson = format!("{}en/courses/c/one/", server.address);
    let answer = async |web: &WebDriver, number: usize| {
        web.click(&format!("#s{number} input")).await?;
        web.click(&format!("#s{number} .check")).await
    };
    let today = Browser::chromium(&Setup::default())
        .await
        .expect("Chromium starts");
    let went = async {
        today.web.open(&lesson).await?;
        answer(&today.web, 0).await?;
        today
            .web
            .until(&format!(
                "document.querySelector('#s0 .status').textContent === {SAVED}"
            ))
            .await
    };
    finish("full-before", &today, went.await).await.expect("saved");
    let profile = today.leave().await.expect("a profile");
    // A browser asks for the room there is when it first writes, and not again for a while.
    let browser = Browser::chromium_in(profile, &Setup::default())
        .await
        .expect("Chromium starts");
    let went = async {
        let web = &browser.web;
        web.open(&lesson).await?;
        let origin = server.address.trim_end_matches('/');
        let full = json!({"origin": origin, "quotaSize": 1});
        browser.cdp("Storage.overrideQuotaForOrigin", full).await?;
        answer(web, 1).await?;
        web.until("document.querySelector('#s1 .status').classList.contains('failed')")
            .await?;
        web.until("document.querySelector('.notices').textContent.includes('could not be saved')")
            .await?;
        let saved = web
            .js(&format!(
                "document.querySelector('#s1 .status').textContent === {SAVED}"
            ))
            .await?;
        anyhow::ensure!(saved == false, "called saved");
        anyhow::ensure!(records(web).await?.len() == 1, "old data is gone");
        // The copy works without room, and what was refused counts in this page.
        web.click(".unsaved-notice .save-passport").await?;
        web.until(
            "document.querySelector('.unsaved-notice .status').textContent.includes('leerkring-passport')",
        )
        .await?;
        web.until("document.querySelector('.tally').textContent.startsWith('2 of 4')")
            .await
    };
    let went = finish("full", &browser, went.await).await;
    let _ = browser.leave().await;
    went.expect("told");
}

/// A record of every released version, as it was written.
const FIXTURES: &str = include_str!("../../fixtures/records.json");

#[tokio::test(flavor = "multi_thread")]
async fn records_of_every_version_load_and_damaged_ones_stay_as_they_are() {
    let folder = Folder::new().expect("a folder");
    let server = Server::start(Some(folder.path())).expect("serves");
    let fixtures: Vec<Value> = serde_json::from_str(FIXTURES).expect("fixtures");
    let good: Vec<(String, Value)> = fixtures
        .iter()
        .map(|record| {
            (
                record["id"].as_str().unwrap_or_default().to_owned(),
                Value::from(record.to_string()),
            )
        })
        .collect();
    let whole = good[0].1.as_str().expect("text").to_owned();
    let damaged: Vec<Value> = vec![
        json!(""),
        json!("null"),
        json!("{"),
        json!("[]"),
        json!("{}"),
        json!("42"),
        json!("\"text\""),
        json!("{\"version\":1}"),
        json!("{\"version\":0}"),
        json!("{\"version\":-1}"),
        json!("{\"version\":\"1\"}"),
        json!(whole[..whole.len() / 2]),
        json!(whole.replace("\"time\":", "\"clock\":")),
        json!(whole.replace("c/one", "../etc")),
        json!(whole.replace("done", "eaten")),
        json!(whole.replace("leerkring", "Another Site")),
        json!(format!("{whole}{whole}")),
        json!(whole.replace('{', "[")),
        json!(42),
        json!({"version": 1}),
    ];
    assert_eq!(damaged.len(), 20);
    journey("damaged-records", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/courses/c/one/", server.address);
        web.open(&lesson).await?;
        web.until("!!document.querySelector('#one-of .check')").await?;
        put(web, &good).await?;
        let bad: Vec<_> = damaged
            .iter()
            .enumerate()
            .map(|(number, value)| (format!("bad-{number:02}"), value.clone()))
            .collect();
        put(web, &bad).await?;
        let before = records(web).await?;
        web.open(&lesson).await?;
        web.until(
            "document.querySelector('.notices').textContent.startsWith('20 saved facts could not be read')",
        )
        .await?;
        web.until("document.querySelector('#first-thought input[value=people]')?.checked === true")
            .await?;
        web.until("!!document.querySelector('.outline a[aria-current=page] .tick.done')")
            .await?;
        // Work goes on beside them, and they stay byte for byte.
        web.click("#first-thought input[value=money]").await?;
        web.until(&format!(
            "document.querySelector('#first-thought .status').textContent === {SAVED}"
        ))
        .await?;
        let after = records(web).await?;
        anyhow::ensure!(
            after.len() == before.len() + 1 && before.iter().all(|value| after.contains(value)),
            "changed"
        );
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_without_an_origin_works_in_memory_and_says_so() {
    let folder = Folder::new().expect("a folder");
    folder.lesson("one", &statements(2)).expect("a lesson");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("opaque", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/courses/c/one/", server.address);
        // The page itself allows no frames.
        browser.cdp("Page.setBypassCSP", json!({"enabled": true})).await?;
        web.open(&lesson).await?;
        web.js(&format!("(() => {{ const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts'; frame.width = 900; frame.height = 700; frame.src = {lesson:?}; document.body.prepend(frame); return true; }})()")).await?;
        web.enter_frame(0).await?;
        web.until("window.origin === 'null'").await?;
        web.until("document.documentElement.dataset.app === 'running'").await?;
        web.until("!!document.querySelector('.storage-notice')").await?;
        web.click("#s0 input").await?;
        web.click("#s0 .check").await?;
        web.until("document.querySelector('#s0 .status').textContent === 'Kept until you close this page'").await?;
        web.until("document.querySelector('.tally').textContent.startsWith('1 of 2')").await
    })
    .await;
}
