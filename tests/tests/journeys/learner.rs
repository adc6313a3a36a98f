//! A learner finds a course, reads, goes on, comes back, changes the language.

use crate::{LESSON, NEXT};
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;

#[tokio::test(flavor = "multi_thread")]
async fn from_the_catalogue_to_the_next_lesson_and_back() {
    let server = Server::start(None).expect("serves");
    journey("catalogue-to-lesson", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/", server.address)).await?;
        // Survives as long as no new document is loaded.
        web.js("window.sameDocument = true").await?;
        web.click(".card h3 a").await?;
        web.until("location.pathname.endsWith('/courses/beyond-the-hype/') && document.querySelectorAll('.module').length === 3").await?;
        web.until("window.sameDocument === true").await?;
        web.click(".page-head .button").await?;
        web.until("document.querySelector('.lesson h1')?.textContent === 'New ideas, new partnerships' && document.documentElement.dataset.app === 'running'").await?;
        web.until("document.title === 'New ideas, new partnerships · Leerkring'").await?;
        assert_eq!(web.js("scrollY").await?, 0);

        // From lesson to lesson no document is loaded either.
        web.js("window.sameDocument = true").await?;
        web.click(".pager .next").await?;
        web.until("document.querySelector('.lesson h1')?.textContent === 'Why good ideas stay small' && scrollY === 0").await?;
        web.until("document.activeElement === document.querySelector('.lesson h1')").await?;
        web.until("document.getElementById('announcer').textContent === 'Why good ideas stay small'").await?;
        web.until("window.sameDocument === true").await?;
        web.js("scrollTo(0, 900)").await?;
        web.until("history.state?.y === 900").await?;
        // By script: a click would first scroll the link into view.
        web.js("document.querySelector('.site-name').click()").await?;
        web.until("!!document.querySelector('.catalogue')").await?;
        web.back().await?;
        web.until("document.querySelector('.lesson h1')?.textContent === 'Why good ideas stay small' && scrollY === 900").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_lesson_in_the_other_language() {
    let server = Server::start(None).expect("serves");
    journey("language", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        web.click(".languages a[lang=nl]").await?;
        web.until("document.documentElement.lang === 'nl' && document.documentElement.dataset.app === 'running'").await?;
        assert_eq!(web.text("h1").await?, "Het ecosysteem rond een idee");
        assert_eq!(web.text(".pager .next .pager-word").await?, "Volgende");
        web.until("[...document.querySelectorAll('.meta time')].some(time => time.textContent === '22 november 2026')").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_place_goes_there() {
    let server = Server::start(None).expect("serves");
    journey("deep-link", Setup { size: (400, 800), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        let is_there = "Math.abs(document.getElementById('five-roles').getBoundingClientRect().top) < 60";
        web.open(&format!("{}en/{LESSON}#five-roles", server.address)).await?;
        web.until(is_there).await?;
        // The same by a link within the app, from another lesson.
        web.open(&format!("{}en/{NEXT}", server.address)).await?;
        web.js("(() => { const link = document.createElement('a'); link.href = '../the-ecosystem/#five-roles'; link.id = 'there'; link.textContent = 'x'; document.querySelector('.lesson').prepend(link); })()").await?;
        web.click("#there").await?;
        web.until("document.querySelector('.lesson h1')?.textContent === 'The ecosystem around an idea'").await?;
        web.until(is_there).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_is_filtered() {
    let server = Server::start(None).expect("serves");
    journey("filter", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/", server.address)).await?;
        web.until("document.querySelectorAll('.card').length === 3").await?;
        web.click("select[name=kind] option[value=mooc]").await?;
        web.until("document.querySelectorAll('.card').length === 1").await?;
        web.click("select[name=duration] option[value=long]").await?;
        web.until("document.querySelectorAll('.card').length === 0").await?;
        assert_eq!(web.text(".found [role=status]").await?, "No course fits this filter.");
        web.click(".found button").await?;
        web.until("document.querySelectorAll('.card').length === 3 && document.querySelector('select[name=duration]').value === ''").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_hold_and_do_not_flash() {
    let server = Server::start(None).expect("serves");
    journey("settings", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/settings/", server.address)).await?;
        web.click("input[name=theme][value=dark]").await?;
        web.click("input[name=text][value=large]").await?;
        web.until("document.documentElement.dataset.theme === 'dark' && document.documentElement.dataset.text === 'large'").await?;
        web.goto(format!("{}en/{LESSON}", server.address)).await?;
        // The served page has them before the app runs: `settings.js` put them there.
        web.until("document.documentElement.dataset.theme === 'dark'").await?;
        web.open(&format!("{}en/settings/", server.address)).await?;
        web.until("document.querySelector('input[name=theme][value=dark]').checked && document.querySelector('input[name=text][value=large]').checked").await
    })
    .await;
}
