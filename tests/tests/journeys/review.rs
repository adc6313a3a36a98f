//! Missed questions come back, in short sessions, without guilt.

use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use std::path::Path;
use tempfile::TempDir;
use thirtyfour::prelude::*;

const SITE: &str = "id = \"woods\"\nname = \"Woods\"\naddress = \"https://woods.example/\"\nlanguages = [\"en\", \"nl\"]\nauthors = [\"A\"]\n";

const QUIZ: &str = "```quiz
id: leaves
questions:
  - id: oak
    type: single
    question: Which tree bears acorns?
    options:
      - { id: beech, text: The beech }
      - { id: oak-tree, text: The oak, right: yes }
    explanation: An *acorn* is the nut of an oak.
  - id: parts
    type: cloze
    question: Complete the sentence.
    text: \"A tree has [[roots]] and a crown.\"
    gaps:
      - { id: roots, answers: [{ id: roots-word, text: roots }] }
  - id: rings
    type: number
    question: How many rings does a tree get in two years?
    answers: [{ id: two, value: 2 }]
  - id: evergreen
    type: true-false
    question: A larch keeps its needles in winter.
    right: false
```
";

/// A small site with one quiz.
fn woods() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let file = |path: &str, text: &str| {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new("/"))).expect("a folder");
        std::fs::write(file, text).expect("written");
    };
    file("site.toml", SITE);
    for lang in ["en", "nl"] {
        let course = format!(
            "---\ntitle: Trees\nsummary: S.\nkind: guide\n---\n\nAbout trees.\n\n## Module {{#module}}\n\n- [Leaves](one.{lang}.md)\n- [Bark](two.{lang}.md)\n"
        );
        file(&format!("courses/trees/course.{lang}.md"), &course);
        let lesson = |title: &str, body: &str| format!("---\ntitle: {title}\nsummary: S.\n---\n{body}");
        file(&format!("courses/trees/one.{lang}.md"), &lesson("Leaves", QUIZ));
        file(
            &format!("courses/trees/two.{lang}.md"),
            &lesson("Bark", "Bark protects.\n"),
        );
    }
    folder
}

/// Puts facts into storage, so many days ago, as the app would have.
async fn put(web: &WebDriver, facts: &[(&str, u32, &str)]) -> anyhow::Result<()> {
    let facts: Vec<String> = facts
        .iter()
        .map(|(what, days, outcome)| format!("[{what:?}, {days}, {outcome}]"))
        .collect();
    let script = format!(
        "(() => {{ const open = indexedDB.open('leerkring-woods'); open.onsuccess = () => {{
            const change = open.result.transaction('records', 'readwrite');
            [{}].forEach(([what, days, outcome], index) => {{
                const time = Date.now() - days * 86400000;
                const id = '01900000-0000-7000-8000-' + String(performance.now() * 1000 + index | 0).padStart(12, '0');
                change.objectStore('records').put(JSON.stringify({{time, id, version: 2, site: 'woods', what, outcome}}), id);
            }});
            change.oncomplete = () => {{ open.result.close(); window.put = true; }};
        }}; return true; }})()",
        facts.join(", ")
    );
    web.js(&script).await?;
    web.until("window.put === true").await
}

const MISSED: &str = "'gave-up'";

#[tokio::test(flavor = "multi_thread")]
async fn who_missed_nothing_is_told_how_it_begins() {
    let folder = woods();
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("review-nothing", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/learning/", server.address)).await?;
        web.click(".own-pages a[href$='/review/']").await?;
        web.until("document.querySelector('.review-now h2')?.textContent === 'Nothing to review yet'").await?;
        web.click(".review-options summary").await?;
        web.until("document.querySelector('.review-options').textContent.includes('Nothing is sent anywhere.')").await?;
        assert_eq!(web.js("document.querySelector('.review-goal select').value").await?, "0");
        assert_eq!(web.js("document.querySelectorAll('.review-week').length").await?, 0);
        no_violations(web).await?;
        // A goal only for those who want one, and kept.
        web.js("(() => { const goal = document.querySelector('.review-goal select'); goal.value = '3'; goal.dispatchEvent(new Event('change', {bubbles: true})); return true; })()").await?;
        web.until("document.querySelector('.review-week')?.textContent === '0 of 3 days this week'").await?;
        web.open(&format!("{}nl/review/", server.address)).await?;
        web.until("document.querySelector('.review-week')?.textContent === '0 van 3 dagen deze week'").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn missed_questions_come_back_until_they_are_known() {
    let folder = woods();
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("review-session", Setup { size: (400, 800), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/", server.address)).await?;
        let changed = "{answered: {given: {text: 'x'}, score: 0, key: 'before'}}";
        let forecast = "{answered: {given: {text: 'x'}, score: 0, key: 'forecast-1'}}";
        put(web, &[
            ("trees/one#oak", 9, MISSED), ("trees/one#parts", 5, MISSED), ("trees/one#rings", 4, changed),
            ("trees/gone#q", 4, MISSED), ("trees/one#guess", 4, forecast), ("trees/one#evergreen", 0, MISSED),
        ]).await?;
        web.open(&format!("{}en/learning/", server.address)).await?;
        web.until("document.querySelector('.due-card')?.textContent.startsWith('4 questions to review')").await?;
        web.click(".due-card a").await?;
        web.until("document.querySelector('.review-now h2')?.textContent === '4 questions to review'").await?;
        web.until("document.querySelectorAll('#forecast').length === 1 && document.querySelectorAll('.chart-bar').length === 14").await?;
        web.js("document.querySelectorAll('details').forEach(details => { details.open = true; })").await?;
        no_violations(web).await?;

        // By keyboard from here on: the focus follows what is asked.
        let press = async |key: Key| web.action_chain().send_keys(key).perform().await;
        web.js("document.querySelector('.review-start').focus()").await?;
        press(Key::Enter).await?;
        web.until("document.activeElement.matches('.review-card h2') && document.querySelector('.review-bar [role=status]').textContent.startsWith('1 of 4')").await?;
        web.until("document.querySelector('.review-from').textContent.includes('Trees · Leaves')").await?;
        assert_eq!(web.text(".asked").await?, "Which tree bears acorns?");
        assert_eq!(web.js("document.querySelectorAll('.review-answer').length").await?, 0);
        no_violations(web).await?;
        press(Key::Tab).await?;
        press(Key::Enter).await?;
        web.until("document.activeElement.matches('.review-answer h3')").await?;
        web.until("document.querySelector('.review-answer').textContent.includes('The oak') && !document.querySelector('.review-answer').textContent.includes('beech')").await?;
        assert_eq!(web.text(".explanation").await?, "An acorn is the nut of an oak.");
        no_violations(web).await?;
        press(Key::Tab).await?;
        web.until("document.activeElement.matches('.knew')").await?;
        press(Key::Enter).await?;

        web.until("document.querySelector('.review-bar [role=status]').textContent.startsWith('2 of ')").await?;
        web.click(".review-show").await?;
        web.until("document.querySelector('.review-answer .filled').textContent === 'roots'").await?;
        web.click(".did-not").await?;

        web.until("document.activeElement.matches('.review-summary h2')").await?;
        assert_eq!(web.text(".review-result").await?, "You went through 2 questions and knew 1.");
        web.until("document.querySelector('.review-gone p').textContent.startsWith('2 questions are no longer')").await?;
        no_violations(web).await?;
        web.click(".review-gone button").await?;
        web.until("!document.querySelector('.review-gone')").await?;

        // Everything is kept: what was missed comes back tomorrow.
        web.open(&format!("{}en/review/", server.address)).await?;
        web.until("document.querySelector('.review-now h2')?.textContent === 'Nothing to review today'").await?;
        let bars = "[...document.querySelectorAll('.chart g')].map(g => g.querySelector('.chart-value')?.textContent ?? '0').slice(0, 2).join()";
        assert_eq!(web.js(bars).await?, "0,2");
        web.open(&format!("{}en/learning/", server.address)).await?;
        web.until("!!document.querySelector('.own-pages')").await?;
        assert_eq!(web.js("document.querySelectorAll('.due-card').length").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_questions_come_back_for_who_wants_it_and_the_calendar_knows_when() {
    let folder = woods();
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("review-options", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/review/", server.address)).await?;
        let key = "(() => { fetch('/api/v1/en/courses/trees/one.json').then(answer => answer.json()).then(lesson => { window.key = lesson.blocks.find(block => block.activity).activity.quiz.questions[0].key; }); return true; })()";
        web.js(key).await?;
        web.until("typeof window.key === 'string'").await?;
        put(web, &[("trees/one#oak", 1, "{answered: {given: {chosen: ['oak-tree']}, score: 1000, key: window.key}}")]).await?;
        web.open(&format!("{}en/review/", server.address)).await?;
        web.until("document.querySelector('.review-now h2')?.textContent === 'Nothing to review yet'").await?;
        web.click(".review-options summary").await?;
        web.click(".review-all").await?;
        web.until("document.querySelector('.review-now h2')?.textContent === 'Nothing to review today'").await?;
        web.until("document.querySelector('.review-next').textContent.startsWith('The next questions come back on ')").await?;
        web.js("(() => { const make = URL.createObjectURL; URL.createObjectURL = blob => { blob.text().then(text => { window.file = text; }); return make.call(URL, blob); }; return true; })()").await?;
        web.click(".review-calendar button").await?;
        web.until("typeof window.file === 'string'").await?;
        web.until("window.file.startsWith('BEGIN:VCALENDAR\\r\\n') && window.file.includes('SUMMARY:1 question to review\\r\\n') && window.file.replaceAll('\\r\\n ', '').includes(`URL:${location.origin}/en/review/`)").await?;
        // The choice is kept.
        web.open(&format!("{}en/review/", server.address)).await?;
        web.until("document.querySelector('.review-now h2')?.textContent === 'Nothing to review today'").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_that_cannot_be_fetched_does_not_end_the_session() {
    let folder = woods();
    let server = Server::start(Some(folder.path())).expect("serves");
    journey("review-offline", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/review/", server.address)).await?;
        put(web, &[("trees/one#oak", 3, MISSED)]).await?;
        web.open(&format!("{}en/review/", server.address)).await?;
        web.until("!!document.querySelector('.review-start')").await?;
        // In the page, so that the console stays clean.
        web.js("(() => { window.online = window.fetch; window.fetch = () => Promise.reject(new TypeError('off')); return true; })()").await?;
        web.click(".review-start").await?;
        web.until("document.querySelector('.review-failed p')?.textContent.startsWith('The lesson of this question could not be fetched')").await?;
        no_violations(web).await?;
        web.js("(() => { window.fetch = window.online; return true; })()").await?;
        web.click(".review-failed .button").await?;
        web.until("document.querySelector('.asked')?.textContent.trim() === 'Which tree bears acorns?'").await?;
        web.click(".review-stop").await?;
        web.until("document.querySelector('.review-result')?.textContent === 'You answered no question this time. They will wait.'").await?;
        web.click(".review-summary .button").await?;
        web.until("document.querySelector('.asked')?.textContent.trim() === 'Which tree bears acorns?'").await
    })
    .await;
}
