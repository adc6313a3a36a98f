//! An author follows the README, writes, and sees the page change.

use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::{Server, succeed};
use std::path::Path;

/// The line before the block of the README that this test runs.
const MARK: &str = "<!-- tested: the author's steps -->";

#[test]
fn the_steps_of_the_readme_work_in_an_empty_folder() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md"))
        .expect("a README");
    let block = readme.split_once(MARK).expect("the author's steps").1;
    let block = block
        .split_once("```sh\n")
        .expect("a block")
        .1
        .split_once("```")
        .expect("its end")
        .0;
    let folder = tempfile::TempDir::new().expect("a folder");
    let steps: Vec<&str> = block
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .collect();
    assert!(steps.len() >= 3, "{steps:?}");
    for step in steps {
        let words: Vec<&str> = step.split_whitespace().collect();
        let ("leerkring", arguments) = (words[0], &words[1..]) else {
            panic!("not our program: {step}")
        };
        succeed(folder.path(), arguments).expect(step);
    }
    assert!(
        folder.path().join("site/index.html").is_file(),
        "the steps end in a site"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn many_pages_can_be_open_while_one_writes() {
    let folder = tempfile::TempDir::new().expect("a folder");
    succeed(folder.path(), &["new", "course", "trees"]).expect("a course");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("many-pages", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/courses/trees/first-lesson/", server.address);
        // Browsers allow a host six connections; the listeners of the pages before must not hold them all.
        for _ in 0..8 {
            let tab = web.new_tab().await?;
            web.switch_to_window(tab).await?;
            web.open(&lesson).await?;
        }
        for _ in 0..8 {
            web.open(&lesson).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_open_page_reloads_on_save_and_stays_where_it_is() {
    let folder = tempfile::TempDir::new().expect("a folder");
    succeed(folder.path(), &["new", "course", "trees"]).expect("a course");
    let lesson = folder.path().join("courses/trees/first-lesson.en.md");
    let mut text = std::fs::read_to_string(&lesson).expect("a lesson");
    text.push_str(
        &"
A paragraph to scroll by.
"
        .repeat(80),
    );
    std::fs::write(&lesson, &text).expect("written");
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("reload", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/courses/trees/first-lesson/", server.address)).await?;
        web.js("scrollTo(0, 800)").await?;
        web.until("history.state?.y === 800").await?;
        std::fs::write(&lesson, format!("{text}\nThe last word.\n"))?;
        web.until("document.getElementById('prose')?.textContent.includes('The last word.') && document.documentElement.dataset.app === 'running'").await?;
        web.until("scrollY === 800").await?;
        // A mistake does not take the page away.
        std::fs::write(&lesson, format!("{text}\n[x](gone.en.md) The very last word.\n"))?;
        web.until("document.getElementById('prose')?.textContent.includes('The very last word.')").await?;
        std::fs::write(folder.path().join("site.toml"), "id = ")?;
        web.open(&format!("{}en/courses/trees/first-lesson/", server.address)).await?;
        web.until("document.getElementById('prose')?.textContent.includes('The very last word.')").await
    })
    .await;
}
