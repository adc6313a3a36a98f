//! A lesson is read aloud, by a voice of the device alone.

use crate::{LESSON, NEXT};
use leerkring_tests::axe::no_violations;
use leerkring_tests::browser::{Browser, Setup};
use leerkring_tests::journey::journey;
use leerkring_tests::page::Page;
use leerkring_tests::program::Server;
use serde_json::json;

/// The browser's speech without a sound: what is said is kept, and a sentence ends when the test says so.
const SPEECH: &str = "(() => {
    const speech = window.speech = {
        voices: [], said: [], now: null, onvoiceschanged: null,
        getVoices() { return this.voices; },
        speak(words) { this.now = words; this.said.push({text: words.text, voice: words.voice.name, lang: words.lang, rate: words.rate}); },
        cancel() { this.end('error', 'canceled'); },
        end(type, error) { const words = this.now; this.now = null; words?.[`on${type}`]?.(Object.assign(new Event(type), {error})); },
        come(...voices) { this.voices = voices.map(([lang, localService]) => ({name: `${lang} ${localService}`, lang, localService, default: false})); this.onvoiceschanged?.(); },
        get last() { return this.said.at(-1); },
    };
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', {value: speech});
})()";

const BUTTON: &str = "document.querySelector('.aloud-button')";
/// The place of the passage being read among the passages.
const READ: &str = "[...document.getElementById('prose').children].findIndex(passage => passage.classList.contains('read-now'))";

async fn with_speech(browser: &Browser, address: &str) -> anyhow::Result<()> {
    browser
        .cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": SPEECH}))
        .await?;
    browser.web.open(address).await
}

async fn with_a_voice(browser: &Browser, address: &str) -> anyhow::Result<()> {
    with_speech(browser, address).await?;
    browser
        .web
        .js("speech.come(['en-US', false], ['nl-NL', true], ['en-GB', true])")
        .await?;
    browser.web.until(&format!("{BUTTON}.checkVisibility()")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_voice_of_the_device_in_the_language_is_offered() {
    let server = Server::start(None).expect("serves");
    journey("aloud-voices", Setup::default(), async |browser| {
        let web = &browser.web;
        with_speech(browser, &format!("{}en/{LESSON}", server.address)).await?;
        let none = format!("!{BUTTON}.checkVisibility()");
        web.until(&none).await?;
        web.js("speech.come(['en-US', false], ['nl-NL', true])").await?;
        web.until(&none).await?;
        web.js("speech.come(['en-US', false], ['nl-NL', true], ['en_GB', true])")
            .await?;
        web.click(".aloud-button").await?;
        web.until("speech.last?.voice === 'en_GB true'").await?;
        // The lesson's language counts, wherever the reader comes from.
        web.open(&format!("{}nl/{LESSON}", server.address)).await?;
        web.js("speech.come(['en-US', true], ['nl-NL', true])").await?;
        web.click(".aloud-button").await?;
        web.until("speech.last?.voice === 'nl-NL true'").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_is_read_paused_resumed_and_left() {
    let server = Server::start(None).expect("serves");
    journey("aloud", Setup { size: (360, 740), ..Setup::default() }, async |browser| {
        let web = &browser.web;
        with_a_voice(browser, &format!("{}en/{LESSON}", server.address)).await?;
        web.click(".aloud-button").await?;
        web.until(&format!("{READ} === 0 && speech.said.length === 1")).await?;
        no_violations(web).await?;
        // The words go on, and what is read comes into sight.
        web.js("(() => { for (let words = 0; words < 60; words += 1) speech.end('end'); })()").await?;
        web.until("speech.said.length === 61").await?;
        let in_sight = "(() => { const place = document.querySelector('.read-now').getBoundingClientRect(); return place.top >= 0 && place.top < 740; })()";
        web.until(&format!("{READ} > 5 && {in_sight}")).await?;
        let at = web.js(READ).await?;

        web.click(".aloud-toggle").await?;
        web.until("speech.now === null && document.querySelector('.aloud-toggle').textContent === 'Resume'").await?;
        web.click(".aloud-toggle").await?;
        web.until("speech.said.length === 62 && speech.last.text === speech.said.at(-2).text").await?;
        web.click(".aloud-next").await?;
        web.until(&format!("{READ} > {at} && speech.said.length === 63")).await?;
        web.click(".aloud-previous").await?;
        web.until(&format!("{READ} === {at} && speech.said.length === 64")).await?;

        for _ in 0..2 { web.click(".aloud-speed").await?; }
        web.until("speech.last.rate === 1.5").await?;
        web.click(".aloud-stop").await?;
        web.until("document.activeElement.classList.contains('aloud-button')").await?;
        web.until(&format!("speech.now === null && {READ} === -1 && !document.querySelector('.aloud-bar')?.checkVisibility()")).await?;

        // Reading begins at the top of the screen, or at what is selected.
        web.js("(() => { const passage = document.getElementById('prose').children[9]; scrollTo(0, scrollY + passage.getBoundingClientRect().top - 60); return true; })()").await?;
        web.js("document.querySelector('.aloud-button').click()").await?;
        web.until(&format!("{READ} === 9 && speech.last.rate === 1.5")).await?;
        web.js("document.querySelector('.aloud-stop').click()").await?;
        web.js("getSelection().selectAllChildren(document.getElementById('prose').children[4])").await?;
        web.js("document.querySelector('.aloud-button').click()").await?;
        web.until(&format!("{READ} === 4 && speech.now !== null")).await?;

        // Leaving the lesson ends it.
        web.js("document.querySelector('.pager .next').click()").await?;
        web.until(&format!("location.pathname.endsWith('{NEXT}') && speech.now === null && !document.querySelector('.aloud-bar')?.checkVisibility()")).await?;
        // The speed was kept.
        web.until("JSON.parse(localStorage.getItem('leerkring:settings')).speed === 'faster'").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_text_is_read_once() {
    let server = Server::start(None).expect("serves");
    journey("aloud-words", Setup::default(), async |browser| {
        let web = &browser.web;
        with_a_voice(browser, &format!("{}en/{LESSON}", server.address)).await?;
        web.js("(() => { document.getElementById('prose').children[1].insertAdjacentHTML('afterend', '<div data-activity=\"x\"><p>Answer me.</p></div><div class=\"block\"><pre><code>let it = be;</code></pre></div><div class=\"block\"><div class=\"table\"><table><tr><th>Role</th><th>Does</th></tr><tr><td>Citizens</td><td>signal</td></tr></table></div></div><div class=\"block\"><figure><img alt=\"A map\"><figcaption><span class=\"caption\">The street</span> <span class=\"credit\">A maker</span></figcaption></figure></div>'); return true; })()").await?;
        web.click(".aloud-button").await?;
        web.js("(() => { while (speech.now) speech.end('end'); })()").await?;
        web.until(&format!("{READ} === -1 && !document.querySelector('.aloud-bar')?.checkVisibility()")).await?;
        let said = web.js("speech.said.map(words => words.text)").await?;
        let said: Vec<&str> = said.as_array().into_iter().flatten().filter_map(|words| words.as_str()).collect();
        for words in ["Role, Does,", "Citizens, signal,", "A map", "The street"] {
            anyhow::ensure!(said.iter().filter(|known| **known == words).count() == 1, "{words}: {said:#?}");
        }
        let all = said.join(" ");
        for words in ["Answer me", "let it", "A maker", "↩", "Download"] {
            anyhow::ensure!(!all.contains(words), "{words}: {said:#?}");
        }
        // A note is read after the paragraph it belongs to, by its name.
        let names = web.js("[...document.querySelectorAll('.margin-mark')].map(mark => mark.textContent)").await?;
        for name in names.as_array().into_iter().flatten().filter_map(|name| name.as_str()) {
            anyhow::ensure!(said.iter().filter(|known| **known == name).count() == 1, "{name}: {said:#?}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_that_fails_says_so_and_can_be_asked_again() {
    let server = Server::start(None).expect("serves");
    journey("aloud-trouble", Setup::default(), async |browser| {
        let web = &browser.web;
        with_a_voice(browser, &format!("{}en/{LESSON}", server.address)).await?;
        web.click(".aloud-button").await?;
        for (error, words) in [
            ("not-allowed", "The browser did not allow"),
            ("interrupted", "The browser broke off"),
            ("synthesis-unavailable", "The voice of this device"),
        ] {
            web.until("speech.now !== null").await?;
            web.js(&format!("speech.end('error', {error:?})")).await?;
            web.until(&format!(
                "document.querySelector('.aloud-bar [role=status]').textContent.startsWith({words:?})"
            ))
            .await?;
            no_violations(web).await?;
            web.click(".aloud-toggle").await?;
        }
        web.until(
            "speech.now !== null && document.querySelector('.aloud-bar [role=status]').textContent === ''",
        )
        .await
    })
    .await;
}
