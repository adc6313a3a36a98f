//! "My notes" holds all that a learner wrote and marked, and can be taken along.

use anyhow::ensure;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::finish;
use leerkring_tests::noting::{LESSON, press, saved, select, site};
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

#[tokio::test(flavor = "multi_thread")]
async fn my_notes_hold_all_own_words_and_can_be_saved() {
    let (folder, course) = site();
    let server = Server::start(Some(folder.path())).expect("serves");
    let files = TempDir::new().expect("a folder");
    let browser = Browser::chromium(&Setup::default())
        .await
        .expect("Chromium starts");
    let went = async {
        let web = &browser.web;
        let downloads = serde_json::json!({"behavior": "allow", "downloadPath": files.path()});
        browser.cdp("Browser.setDownloadBehavior", downloads).await?;
        web.open(&format!("{}en/", server.address)).await?;
        web.click(".site-footer a[href$='/notes/']").await?;
        web.until(
            "document.querySelector('.my-notes .empty')?.textContent.startsWith('There is nothing here yet')",
        )
        .await?;

        web.open(&format!("{}{LESSON}", server.address)).await?;
        web.click("#my-tree-text").await?;
        press(web, "The *old* plane tree.").await?;
        web.click("#would-it-work-here-first-step").await?;
        press(web, "1. A can by the door").await?;
        web.click("#check textarea").await?;
        press(web, "Water first.").await?;
        web.click("#check .check").await?;
        web.until("[...document.querySelectorAll('#check .status')].some(line => line.textContent === 'Saved in this browser')").await?;
        select(web, "worth more than a plan").await?;
        web.click(".float-note").await?;
        web.until("document.activeElement.matches('.note-float textarea')")
            .await?;
        press(web, "Says who?").await?;
        web.js("scrollTo(0, 0)").await?;
        web.click(".tool.bookmark").await?;
        web.until("document.querySelector('.tool.bookmark').getAttribute('aria-pressed') === 'true'")
            .await?;
        saved(web).await?;

        web.click(".site-footer a[href$='/notes/']").await?;
        web.until("document.querySelector('.my-notes h3')?.textContent === 'A first lesson'")
            .await?;
        web.until("document.querySelectorAll('.reply-prompt').length === 3")
            .await?;
        let shown = web.text(".my-notes").await?;
        for words in [
            "Which tree near you needs somebody?",
            "The *old* plane tree.",
            "What could you try within a month?",
            "1. A can by the door",
            "Water first.",
            "worth more than a plan",
            "Says who?",
            "To your bookmark",
        ] {
            ensure!(shown.contains(words), "`{words}` is not in: {shown}");
        }
        for (width, height) in [(360, 740), (1440, 900)] {
            browser.resize((width, height)).await?;
            no_violations(web).await?;
        }
        web.click(".save-notes").await?;
        let file = written(&files.path().join("my-notes.md")).await?;
        let place = |block: &str| format!("<{}{LESSON}{block}>", server.address);
        let expected = format!(
            "# My notes\n\n## A new course\n\n### A first lesson\n\n{}\n\nBookmark: {}\n\n*Which tree near you needs somebody?*\n\nThe \\*old\\* plane tree.\n\n\
             #### Would it work here?\n\n*Take your own street.*\n\n**What could you try within a month?**\n\n1\\. A can by the door\n\n\
             *Say it in one sentence.*\n\nWater first.\n\n> worth more than a plan\n\nSays who?\n",
            place(""),
            place("#start.1")
        );
        ensure!(file == expected, "{file}\n---\n{expected}");

        // The lesson leaves the site; the words stay.
        std::fs::write(
            course.join("second-lesson.en.md"),
            "---\ntitle: Another\nsummary: Another one.\n---\n\nWords.\n",
        )?;
        let outline = std::fs::read_to_string(course.join("course.en.md"))?;
        std::fs::write(
            course.join("course.en.md"),
            outline.replace("first-lesson", "second-lesson"),
        )?;
        std::fs::remove_file(course.join("first-lesson.en.md"))?;
        web.until("document.querySelector('.lesson-words .hint-line')?.textContent.startsWith('This lesson cannot be reached now')").await?;
        let shown = web.text(".my-notes").await?;
        for words in [
            "trees/first-lesson",
            "The *old* plane tree.",
            "1. A can by the door",
            "Water first.",
            "Says who?",
        ] {
            ensure!(shown.contains(words), "`{words}` is not in: {shown}");
        }
        Ok(())
    };
    let went = finish("my-notes", &browser, went.await).await;
    let _ = browser.leave().await;
    went.expect("my-notes");
}

/// The text of a file, once the browser has written it.
async fn written(file: &Path) -> anyhow::Result<String> {
    let start = Instant::now();
    loop {
        match std::fs::read_to_string(file) {
            Ok(text) if !text.is_empty() => return Ok(text),
            _ => {}
        }
        ensure!(
            start.elapsed() < Duration::from_secs(30),
            "{} was not saved",
            file.display()
        );
        tokio::task::yield_now().await;
    }
}
