//! Hostile Markdown through every place that shows a text: nothing runs, and the policy has nothing to stop.

use crate::LESSON;
use anyhow::ensure;
use leerkring_tests::browser::Setup;
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use leerkring_tests::threads::{answer, begin_thread, fill, to_threads};

/// Each would set `window.pwned`, or be stopped by the policy, if it were taken for more than words.
const HOSTILE: [&str; 16] = [
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "<a href=\"javascript:window.pwned=1\" autofocus onfocus=window.pwned=1>x</a>",
    "[click](javascript:window.pwned=1)",
    "[click](JaVaScRiPt&colon;window.pwned=1)",
    "[click](java&#9;script:window.pwned=1)",
    "[click](&#x6A;avascript:window.pwned=1 \"t\")",
    "<javascript:window.pwned=1>",
    "![alt](x \"\\\" onerror=window.pwned=1 x=\\\"\")",
    "![alt](https://evil.example/x.png)",
    "[ref][r]\n\n[r]: javascript:window.pwned=1 \"t\"",
    "[t](https://ok.example \"\\\"><script>window.pwned=1</script>\")",
    "`<script>window.pwned=1</script>`",
    "| <img src=x onerror=window.pwned=1> | b |\n|---|---|\n| [x](data:text/html,<script>window.pwned=1</script>) | vbscript:x |",
    "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;img src=x onerror=window.pwned=1&#62;",
];

#[tokio::test(flavor = "multi_thread")]
async fn hostile_words_are_words_everywhere() {
    let server = Server::with(None, &[("LEERKRING_DISCUSSION_LIMITS", "off")]).expect("serves");
    journey("talk-hostile", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        let watch = "(() => { window.pwned = 0; window.stopped = []; document.addEventListener('securitypolicyviolation', event => window.stopped.push(event.violatedDirective + ' ' + event.blockedURI)); return true; })()";
        web.js(watch).await?;
        to_threads(web).await?;
        // Name, title, preview, post.
        begin_thread(web, Some("<b onclick=x>A</b>"), "<img src=x onerror=window.pwned=1>", &HOSTILE[..4].join("\n\n")).await?;
        for text in HOSTILE {
            answer(web, None, text).await?;
        }
        let bomb = format!("{}x", "> ".repeat(400));
        answer(web, None, &bomb).await?;
        let all = HOSTILE.len() + 2;
        web.until(&format!("document.querySelectorAll('.post').length === {all}")).await?;
        // Every link is pressed, everything that could have focus gets it.
        web.js("document.querySelectorAll('.post-text a').forEach(link => { link.target = '_blank'; link.focus(); link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true})); })").await?;
        web.until("document.querySelectorAll('.post-text img, .post-text script, .post-text svg, .post-text iframe, .post-text [onerror], .post-text [style]').length === 0").await?;
        web.until("[...document.querySelectorAll('.post-text a')].every(link => /^(https?|mailto):/.test(link.href) && /nofollow/.test(link.rel))").await?;
        // The list, the page of the course, the thread's own page.
        let thread = web.js("document.querySelector('.post-link').href").await?;
        let base = server.address.clone();
        let ran = web.js("window.pwned === 0 && window.stopped.length === 0").await?;
        ensure!(ran == true, "something ran or was stopped below the lesson");
        for page in [
            format!("{base}en/discussion/?course=beyond-the-hype"),
            thread.as_str().unwrap_or_default().to_owned(),
            format!("{base}nl/discussion/?thread=<script>window.pwned=1</script>&course=javascript:x"),
        ] {
            web.open(&page).await?;
            web.js(watch).await?;
            web.until("!document.querySelector('.waiting')").await?;
            let ran = web.js("window.pwned === 0 && window.stopped.length === 0").await?;
            ensure!(ran == true, "something ran or was stopped on {page}");
        }
        // The same watch sees what does run: otherwise the above would prove nothing.
        web.open(&format!("{base}en/{LESSON}")).await?;
        web.js(watch).await?;
        web.js("(() => { const link = document.createElement('a'); link.href = 'javascript:window.pwned=1'; document.body.append(link); link.click(); return true; })()").await?;
        web.until("window.stopped.length > 0").await?;
        // The refusal is the browser's own line in the console; it was asked for here.
        web.browser_log().await?;
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_cannot_be_taken_are_explained_and_stay() {
    let server = Server::start(None).expect("serves");
    journey("talk-wrong", Setup::default(), async |browser| {
        let web = &browser.web;
        web.open(&format!("{}en/{LESSON}", server.address)).await?;
        to_threads(web).await?;
        web.click(".begin-thread").await?;
        web.click(".talk-form button[type=submit]").await?;
        web.until("document.querySelector('.talk-form .status').textContent === 'In one line: Please write something.'").await?;
        fill(web, "#talk_title", "A title").await?;
        fill(web, ".talk-form textarea", "Some words").await?;
        web.click(".talk-form button[type=submit]").await?;
        web.until("document.querySelector('.talk-form .status').textContent === 'Your display name: Please write something.'").await?;
        web.until("document.querySelector('.talk-form textarea').value === 'Some words'").await
    })
    .await;
}
