//! A moderator comes in by a link, looks at what waits, acts, and takes it back.

use crate::LESSON;
use anyhow::Context;
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::{finish, journey};
use leerkring_tests::page::Page;
use leerkring_tests::program::{Server, run};
use leerkring_tests::threads::{answer, begin_thread, fill, to_threads};

/// The one-time link that the program prints for a new moderator.
fn link(server: &Server) -> anyhow::Result<String> {
    let data = server.data().to_str().context("a path of UTF-8")?;
    let printed = run(
        server.data(),
        &[
            "moderator",
            "add",
            "Mo",
            "--data",
            data,
            "--site",
            &server.address,
        ],
    )?;
    let printed = String::from_utf8(printed.stdout)?;
    let link = printed.lines().find(|line| line.contains("#code="));
    // In the first language of the site; these journeys read English.
    Ok(link.context(printed.clone())?.trim().replace("/nl/", "/en/"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderator_removes_and_takes_it_back() {
    let server = Server::start(None).expect("serves");
    let mo = Browser::chromium(&Setup::default())
        .await
        .expect("a second browser");
    journey("moderate", Setup::default(), async |ada| {
        let web = &ada.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "Buy this!", "Cheap *bicycles* for everybody.").await?;
        // Somebody else reports it.
        let made = web.js("document.querySelector('.post').id.slice(5)").await?;
        let post = made.as_str().unwrap_or_default().to_owned();
        web.js(&format!(
            "(async () => {{ const api = document.documentElement.dataset.base + 'api/v1/';
               const send = (path, body, token) => fetch(api + path, {{method: 'POST', headers: {{'content-type': 'application/json', ...(token && {{authorization: 'Bearer ' + token}})}}, body: JSON.stringify(body)}});
               const bo = await (await send('people', {{name: 'Bo'}})).json();
               const sent = await send('posts/{post}/reports', {{reason: 'spam', note: 'He sells bicycles'}}, bo.token);
               window.reported = sent.status; }})()"
        ))
        .await?;
        web.until("window.reported === 204").await?;
        let code = link(&server)?;
        let went = async {
            let web = &mo.web;
            web.open(&code).await?;
            web.until("location.hash === '' && document.querySelectorAll('.queue-entry').length === 1").await?;
            web.until("document.querySelector('.queue-entry .report-note').textContent === 'He sells bicycles'").await?;
            for size in [(360, 740), (1440, 900)] {
                mo.resize(size).await?;
                for scheme in ["light", "dark"] {
                    mo.prefer(scheme).await?;
                    no_violations(web).await?;
                }
            }
            web.click(".queue-entry .act-buttons .remove").await?;
            fill(web, ".act-reason input[type=text]", "No advertising here").await?;
            no_violations(web).await?;
            web.click(".act-reason button[type=submit]").await?;
            web.until("document.querySelectorAll('.queue-entry').length === 0 && document.querySelector('.queue-came button')?.textContent === 'Undo'").await
        };
        let removed = went.await;
        let told = async {
            removed?;
            web.open(&format!("{}en/{LESSON}", server.address)).await?;
            to_threads(web).await?;
            web.js("document.querySelector('.talk-myself').open = true").await?;
            web.until("document.querySelector('.talk-notices')?.textContent.includes('Your post was removed. Reason: No advertising here')").await
        };
        let told = told.await;
        let back = async {
            told?;
            let web = &mo.web;
            web.click(".queue-came button").await?;
            web.until("document.querySelectorAll('.queue-entry').length === 1").await?;
            // The link worked once: in another browser it opens nothing.
            Ok::<_, anyhow::Error>(())
        };
        finish("moderate-mo", &mo, back.await).await?;
        web.open(&code).await?;
        // This browser writes as Ada: that is asked first.
        web.until("document.querySelector('.door').textContent.includes('Ada')").await?;
        no_violations(web).await?;
        web.click(".door .button").await?;
        web.until("document.querySelector('.moderation').textContent.includes('moderator add')").await?;
        no_violations(web).await?;
        // The refused code is the browser's own line in the console; it was asked for here.
        web.browser_log().await?;
        Ok(())
    })
    .await;
    let _ = mo.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_of_newcomers_wait_where_the_site_says_so() {
    let server = Server::with(None, &[("LEERKRING_DISCUSSION_APPROVE_FIRST", "1")]).expect("serves");
    journey("moderate-wait", Setup::default(), async |browser| {
        let web = &browser.web;
        let lesson = format!("{}en/{LESSON}", server.address);
        web.open(&lesson).await?;
        to_threads(web).await?;
        begin_thread(web, Some("Ada"), "My first", "Is this seen?").await?;
        web.until("document.querySelector('.post .notice').textContent === 'This post waits for a moderator.'").await?;
        no_violations(web).await?;
        // Who is not its author does not see it.
        let seen = "(async () => { const answer = await fetch(document.documentElement.dataset.base + 'api/v1/threads?course=beyond-the-hype'); window.seen = (await answer.json()).items.length; })()";
        web.js(seen).await?;
        web.until("window.seen === 0").await?;
        // Approved, everybody does.
        let code = link(&server)?;
        let mo = Browser::chromium(&Setup::default()).await?;
        let went = async {
            let web = &mo.web;
            web.open(&code).await?;
            web.click(".queue-entry .act-buttons .approve").await?;
            web.until("document.querySelectorAll('.queue-entry').length === 0 && document.querySelector('.queue-came .status').textContent.includes('Approve')").await?;
            // In the thread itself, moderators can do more.
            web.js("(async () => { const answer = await fetch(document.documentElement.dataset.base + 'api/v1/threads?course=beyond-the-hype'); window.thread = (await answer.json()).items[0].id; })()").await?;
            web.until("!!window.thread").await?;
            let thread = web.js("window.thread").await?;
            let thread = thread.as_str().unwrap_or_default();
            web.open(&format!("{}en/moderation/?thread={thread}", server.address)).await?;
            web.click(".moderator-tools summary").await?;
            no_violations(web).await?;
            web.js("[...document.querySelectorAll('.moderator-tools button')].find(button => button.textContent === 'Endorse').click()").await?;
            web.until("document.querySelector('.post-head .talk-mark')?.textContent === 'Endorsed'").await?;
            web.until("document.querySelector('.moderator-tools').open && document.querySelector('.moderator-tools .status').textContent === 'Done.'").await
        };
        finish("moderate-approve", &mo, went.await).await?;
        web.open(&lesson).await?;
        web.js(seen).await?;
        web.until("window.seen === 1").await?;
        to_threads(web).await?;
        web.click(".thread-title a").await?;
        web.until("!!document.querySelector('.thread > .talk-form')").await?;
        web.until("document.querySelector('.post-head .talk-mark')?.textContent === 'Endorsed' && !document.querySelector('.moderator-tools')").await?;
        answer(web, None, "Now I may.").await?;
        web.until("document.querySelectorAll('.post .notice').length === 0").await?;
        let _ = mo.leave().await;
        Ok(())
    })
    .await;
}
